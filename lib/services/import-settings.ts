import 'server-only';
import type { PoolClient } from 'pg';
import { DEFAULT_TIME_ZONE } from '@/lib/domain/zone';
import type { PackageSettings } from '@/lib/schemas/package-descriptor';

/** What became of a package's settings: taken, left aside since the database has its own, or none given. */
export type SettingsOutcome = 'set' | 'kept' | 'none';

/**
 * Writes the installation's settings where the database has none yet, or with `replace`; what the package leaves out
 * stays as it is. Settings that are the same already are not written again, since that would raise the generation.
 */
export async function writeSettings(
  client: PoolClient,
  settings: PackageSettings | null,
  replace: boolean,
): Promise<SettingsOutcome> {
  if (!settings) return 'none';
  const known = await client.query<{ same: boolean }>(
    `SELECT r.code IS NOT DISTINCT FROM coalesce($1, r.code) AND s.key IS NOT DISTINCT FROM coalesce($2, s.key)
       AND i.time_zone = coalesce($3, i.time_zone) AND i.highlights = coalesce($4, i.highlights)
       AND ($5::text[] IS NULL OR ARRAY(SELECT g.key FROM installation_group p JOIN peer_group g ON g.id = p.group_id ORDER BY p.position) = $5) AS same
     FROM installation i JOIN region r ON r.id = i.home_id LEFT JOIN assessed_set s ON s.id = i.assessed_set_id`,
    [
      settings.home ?? null,
      settings.assessedSet ?? null,
      settings.timeZone ?? null,
      settings.highlights ?? null,
      settings.groups ?? null,
    ],
  );
  const row = known.rows[0];
  if (row && (row.same || !replace)) return row.same ? 'set' : 'kept';
  if (!row && !settings.home) return 'none';
  await (row ? updateInstallation(client, settings) : insertInstallation(client, settings));
  if (settings.groups) {
    if (row) await client.query('DELETE FROM installation_group');
    if (settings.groups.length > 0) {
      await client.query(
        `INSERT INTO installation_group (position, group_id) SELECT k.position, g.id
         FROM unnest($1::text[]) WITH ORDINALITY AS k (key, position) JOIN peer_group g ON g.key = k.key`,
        [[...new Set(settings.groups)]],
      );
    }
  }
  return 'set';
}

async function insertInstallation(client: PoolClient, settings: PackageSettings): Promise<void> {
  await client.query(
    `INSERT INTO installation (home_id, assessed_set_id, time_zone, highlights)
     VALUES ((SELECT id FROM region WHERE code = $1), (SELECT id FROM assessed_set WHERE key = $2), $3, $4)`,
    [
      settings.home,
      settings.assessedSet ?? null,
      settings.timeZone ?? DEFAULT_TIME_ZONE,
      settings.highlights ?? [],
    ],
  );
}

async function updateInstallation(client: PoolClient, settings: PackageSettings): Promise<void> {
  await client.query(
    `UPDATE installation SET home_id = coalesce((SELECT id FROM region WHERE code = $1), home_id),
       assessed_set_id = coalesce((SELECT id FROM assessed_set WHERE key = $2), assessed_set_id),
       time_zone = coalesce($3, time_zone), highlights = coalesce($4, highlights)`,
    [
      settings.home ?? null,
      settings.assessedSet ?? null,
      settings.timeZone ?? null,
      settings.highlights ?? null,
    ],
  );
}
