import 'server-only';
import type { PoolClient } from 'pg';
import { appPool } from '@/lib/db';

/** Codes and keys of what an installation shows. */
export interface PlaceSettings {
  home: string;
  /** In their order; the first is the home's own. */
  groups: string[];
  assessedSet: string | null;
}

/** Null: nothing has been set yet. */
export async function readPlace(client?: PoolClient): Promise<PlaceSettings | null> {
  const { rows } = await (client ?? appPool()).query<PlaceSettings>(`
    SELECT r.code AS home, s.key AS "assessedSet",
      ARRAY(SELECT g.key FROM installation_group p JOIN peer_group g ON g.id = p.group_id ORDER BY p.position) AS groups
    FROM installation i JOIN region r ON r.id = i.home_id LEFT JOIN assessed_set s ON s.id = i.assessed_set_id`);
  return rows[0] ?? null;
}
