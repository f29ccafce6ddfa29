import 'server-only';
import type { PoolClient } from 'pg';
import { type Refusal, refused } from '@/lib/errors';
import type { SheetKey } from '@/lib/schemas/review';
import { lockSheets } from '@/lib/services/desk/lock-sheets';

interface SheetRow {
  key: string;
  period: string;
  indicator_id: number | null;
  name: string | null;
  elsewhere: boolean;
}

/**
 * Puts sheets into a plan. A sheet is in one open plan at most; one that the calendar does not know has no figures, and
 * does not exist here. What is in this plan already stays as it is.
 */
export async function addToPlan(
  client: PoolClient,
  plan: number,
  sheets: readonly SheetKey[],
): Promise<Refusal | null> {
  if (sheets.length === 0) return null;
  // two who plan the same sheet at once would not see each other
  await client.query('LOCK TABLE release_plan_item IN SHARE ROW EXCLUSIVE MODE');
  const { rows } = await client.query<SheetRow>(
    `SELECT DISTINCT g.key, g.period, c.indicator_id, v.name_zh AS name, EXISTS (
       SELECT FROM release_plan_item x JOIN release_plan p ON p.id = x.plan_id
       WHERE (x.indicator_id, x.period) = (c.indicator_id, c.period) AND p.id <> $1 AND p.state IN ('open', 'scheduled')) AS elsewhere
     FROM unnest($2::text[], $3::text[]) AS g(key, period) LEFT JOIN indicator i ON i.key = g.key
     LEFT JOIN calendar c ON c.indicator_id = i.id AND c.period = g.period COLLATE "C"
     LEFT JOIN LATERAL (SELECT name_zh FROM indicator_version x WHERE x.indicator_id = i.id AND x.effective_from <= now()
       ORDER BY x.effective_from DESC LIMIT 1) v ON true`,
    [plan, sheets.map(({ indicator }) => indicator), sheets.map(({ period }) => period)],
  );
  if (rows.some((row) => row.indicator_id === null)) return refused('not_found');
  const taken = rows.find(({ elsewhere }) => elsewhere);
  if (taken) return refused('in_another_plan', { indicator: `${taken.name ?? taken.key} ${taken.period}` });
  await client.query(
    `INSERT INTO release_plan_item (plan_id, indicator_id, period) SELECT $1, * FROM unnest($2::int[], $3::text[]) ON CONFLICT DO NOTHING`,
    [plan, rows.map((row) => row.indicator_id), rows.map(({ period }) => period)],
  );
  return null;
}

/** Figures in work that revise and say no reason of their own take the revision's: it is one for all of its sheets. */
export async function giveReason(client: PoolClient, plan: number, reason: string): Promise<void> {
  const { rows: sheets } = await client.query<{ indicatorId: number; period: string }>(
    'SELECT indicator_id AS "indicatorId", period FROM release_plan_item WHERE plan_id = $1',
    [plan],
  );
  await lockSheets(client, sheets);
  await client.query(
    `UPDATE entry e SET reason = $2, lock_version = lock_version + 1 FROM release_plan_item i
     WHERE i.plan_id = $1 AND (e.indicator_id, e.period) = (i.indicator_id, i.period) AND e.state IN ('draft', 'returned')
       AND e.base_published_at IS NOT NULL AND coalesce(e.reason, '') = ''`,
    [plan, reason],
  );
}

/** Names of sheets for the audit log. */
export function sheetNames(sheets: readonly SheetKey[]): string[] {
  return sheets.map(({ indicator, period }) => `${indicator}/${period}`);
}
