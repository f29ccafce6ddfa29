import 'server-only';
import { publicDb } from '@/lib/db';
import type { PeerGroup } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type RegionRow, toRegion } from './rows';
import { recordedBy, regionVersion } from './scope-sql';

type GroupRow = RegionRow & {
  key: string;
  group_zh: string;
  group_en: string;
  role: 'member' | 'benchmark' | null;
};

/** The group with those who are members on the date (`yyyy-mm-dd`), by code, and its benchmark region; null: no such group. */
export async function readGroup(scope: Scope, key: string, onDate: string): Promise<PeerGroup | null> {
  const rows = await publicDb().$queryRaw<GroupRow[]>`
    SELECT g.key, g.name_zh AS group_zh, g.name_en AS group_en, x.*
    FROM peer_group g
    LEFT JOIN LATERAL (
      SELECT place.role, r.code, r.level, v.*
      FROM (
        SELECT m.region_id AS id, 'member' AS role FROM peer_group_member m
        WHERE m.group_id = g.id AND ${recordedBy(scope)}
          AND m.valid_from <= ${onDate}::date AND (m.valid_to IS NULL OR m.valid_to > ${onDate}::date)
        UNION ALL SELECT g.benchmark_id, 'benchmark') place
      JOIN region r ON r.id = place.id
      ${regionVersion(Prisma.sql`${onDate}::date`)}) x ON true
    WHERE g.key = ${key}
    ORDER BY x.code`;
  const [first] = rows;
  if (!first) return null;
  const benchmark = rows.find(({ role }) => role === 'benchmark');
  return {
    key: first.key,
    name: { zh: first.group_zh, en: first.group_en },
    benchmark: benchmark ? toRegion(benchmark) : null,
    members: rows.filter(({ role }) => role === 'member').map(toRegion),
  };
}
