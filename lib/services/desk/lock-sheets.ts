import 'server-only';
import type { PoolClient } from 'pg';

/**
 * Takes some sheets until the caller's transaction ends: their rows of the calendar, made where there are none, then
 * their entries; both in the order in which a publication takes them. So writers of a sheet take turns, two who fill
 * the same empty cell meet as a conflict, and none waits for another in a circle. A transaction takes all of its sheets at once.
 */
export async function lockSheets(
  client: PoolClient,
  sheets: readonly { indicatorId: number; period: string }[],
): Promise<void> {
  if (sheets.length === 0) return;
  const keys = [sheets.map(({ indicatorId }) => indicatorId), sheets.map(({ period }) => period)];
  const given = 'SELECT DISTINCT * FROM unnest($1::int[], $2::text[]) AS g(indicator_id, period)';
  await client.query(
    `INSERT INTO calendar (indicator_id, period, frequency, january)
     SELECT s.indicator_id, s.period COLLATE "C", i.frequency, i.january FROM (${given}) s JOIN indicator i ON i.id = s.indicator_id
     ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    keys,
  );
  await client.query(
    `SELECT FROM calendar c JOIN (${given}) s ON s.indicator_id = c.indicator_id AND s.period = c.period COLLATE "C"
     ORDER BY c.indicator_id, c.period FOR NO KEY UPDATE OF c`,
    keys,
  );
  await client.query(
    `SELECT FROM entry e JOIN (${given}) s ON s.indicator_id = e.indicator_id AND s.period = e.period COLLATE "C"
     ORDER BY e.indicator_id, e.period, e.region_id, e.measure FOR UPDATE OF e`,
    keys,
  );
}
