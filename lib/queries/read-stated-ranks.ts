import 'server-only';
import { publicDb } from '@/lib/db';
import type { StatedRank } from '@/lib/domain/figure';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { membersAt, readFrame } from './frame';
import { type StatedRow, toStated } from './rows';
import { publishedBy, versionOrder } from './scope-sql';

/**
 * The places that sources state of a group's members, of one indicator or (null) of all, each in the version that the
 * scope asks for, by indicator, period and region. Few there are: a source states a place where it gives no table.
 */
export async function readStatedRanks(
  scope: Scope,
  { groupKey, indicator }: { groupKey: string; indicator: string | null },
): Promise<StatedRank[]> {
  const frame = await readFrame(scope, groupKey, indicator === null ? null : [indicator]);
  const known = [...frame.indicators.values()].filter(({ isOpen }) => isOpen);
  const rows = await publicDb().$queryRaw<(StatedRow & { key: string; code: string })[]>`
    SELECT DISTINCT ON (i.key, f.period, r.code, f.measure)
      i.key, r.code, f.measure, f.period, f.published_at, f.rank, f.of, s.origin, s.title, s.url
    FROM stated_rank f
    JOIN indicator i ON i.id = f.indicator_id
    JOIN region r ON r.id = f.region_id
    JOIN source s ON s.id = f.source_id
    WHERE f.indicator_id = ANY(${known.map(({ id }) => id)}::int[])
      AND f.region_id = ANY(${frame.members.map(({ id }) => id)}::int[]) AND ${publishedBy(scope, 'f')}
    ORDER BY i.key, f.period, r.code, f.measure, f.published_at ${versionOrder(scope)}`;
  return rows
    .filter(({ key, code, period }) =>
      membersAt(frame, frame.indicators.get(key), period as Period).some((member) => member.code === code),
    )
    .map((row) => toStated(row.key, row.code, row));
}
