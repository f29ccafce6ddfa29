import 'server-only';
import { publicDb } from '@/lib/db';
import type { ReasonedVersion } from '@/lib/domain/figure';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { membersAt, readFrame, regionsOf } from './frame';
import { type FigureRow, toFigure } from './rows';
import { publishedBy } from './scope-sql';

/**
 * Every version published by the instant asked for of the figures that have more than one: members of the group at
 * the period's end, and the benchmark. By period, measure, region, instant. The edition does not matter here.
 * A reason stands with a revision alone: an import's own reason does not say why a figure changed.
 */
export async function readVersions(
  scope: Scope,
  {
    indicator,
    groupKey,
    regions,
    period,
  }: { indicator: string; groupKey: string; regions?: readonly string[]; period?: Period },
): Promise<ReasonedVersion[]> {
  const frame = await readFrame(scope, groupKey, [indicator]);
  const known = frame.indicators.get(indicator);
  const places = new Map(
    [...frame.members, ...(frame.benchmark ? [frame.benchmark] : [])].map((p) => [p.id, p.code]),
  );
  const ids = regionsOf(frame).ids.filter((id) => !regions || regions.includes(places.get(id) ?? ''));
  if (!known || ids.length === 0) return [];
  // what came out once only has no second version, so a long history is not walked beyond the periods that came out again
  const rows = await publicDb().$queryRaw<
    (FigureRow & { region_id: number; reason: string; document_title: string; document_url: string })[]
  >`
    WITH again AS MATERIALIZED (
      SELECT min(p.period) AS first, max(p.period) AS last FROM (
        SELECT i.period FROM release_item i
        WHERE i.indicator_id = ${known.id} AND i.period BETWEEN ${period ?? '0001'} AND ${period ?? '9999-Q4'}
          AND ${publishedBy(scope, 'i')}
        GROUP BY i.period HAVING count(*) > 1) p)
    SELECT v.*, v.value::text AS value, s.origin, s.title, s.url,
      CASE e.kind WHEN 'revision' THEN e.reason ELSE '' END AS reason, e.document_title, e.document_url
    FROM again
    CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
    CROSS JOIN unnest(${ids}::int[], ${ids.map((id) => places.get(id) ?? '')}::text[]) AS m(id, code)
    CROSS JOIN LATERAL (
      SELECT f.region_id, f.measure, f.period, f.published_at, f.value, f.missing, f.stage, f.note, f.source_id,
        count(*) OVER (PARTITION BY f.period) AS versions
      FROM figure f
      WHERE f.indicator_id = ${known.id} AND f.measure = x.measure AND f.region_id = m.id
        AND f.period BETWEEN again.first AND again.last AND ${publishedBy(scope, 'f')}) v
    JOIN source s ON s.id = v.source_id
    JOIN release_item i ON (i.indicator_id, i.period, i.published_at) = (${known.id}, v.period, v.published_at)
    JOIN release e ON e.id = i.release_id
    WHERE v.versions > 1
    ORDER BY v.period, v.measure, m.code COLLATE "C", v.published_at`;
  return rows
    .filter((row) => {
      const isMember = membersAt(frame, known, row.period as Period).some(({ id }) => id === row.region_id);
      return isMember || row.region_id === frame.benchmark?.id;
    })
    .map((row) => ({
      ...toFigure(indicator, places.get(row.region_id) ?? '', row),
      reason: row.reason,
      document:
        row.document_title || row.document_url ? { title: row.document_title, url: row.document_url } : null,
    }));
}
