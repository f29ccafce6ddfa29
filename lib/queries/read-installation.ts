import 'server-only';
import { publicDb } from '@/lib/db';
import type { Installation } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type RegionRow, toRegion } from './rows';
import { instant, regionVersion } from './scope-sql';

type InstallationRow = RegionRow & {
  groups: Installation['groups'] | null;
  assessed_set: string | null;
  highlights: string[];
  time_zone: string;
  has_demo: boolean;
};

/** Whose place is shown, among whom and by which set; null: nothing has been loaded yet. */
export async function readInstallation(scope: Scope): Promise<Installation | null> {
  const today = Prisma.sql`(${instant(scope)} AT TIME ZONE t.time_zone)::date`;
  // a source is written when something of it is published, so it stands for its figures
  const [row] = await publicDb().$queryRaw<InstallationRow[]>`
    SELECT r.code, r.level, v.*, a.key AS assessed_set, t.highlights, t.time_zone,
      (SELECT json_agg(json_build_object('key', g.key, 'name', json_build_object('zh', g.name_zh, 'en', g.name_en))
          ORDER BY o.position)
        FROM installation_group o JOIN peer_group g ON g.id = o.group_id) AS groups,
      EXISTS (SELECT FROM source WHERE origin = 'demo') AS has_demo
    FROM installation t
    JOIN region r ON r.id = t.home_id
    ${regionVersion(today)}
    LEFT JOIN assessed_set a ON a.id = t.assessed_set_id`;
  if (!row) return null;
  return {
    home: toRegion(row),
    groups: row.groups ?? [],
    assessedSet: row.assessed_set,
    highlights: row.highlights,
    timeZone: row.time_zone,
    hasDemo: row.has_demo,
  };
}
