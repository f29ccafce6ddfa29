import 'server-only';
import type { PoolClient } from 'pg';
import type { Said } from '@/lib/domain/entry-sheet';
import { lockSheets } from './lock-sheets';
import type { EntryWrite } from './write-entries';

export type EntryDiscard = Pick<EntryWrite, 'indicatorId' | 'measure' | 'regionId' | 'period'> & {
  /** The lock version last seen; 0: no entry was seen. */
  expected: number;
};

export interface EntryDiscarded {
  result: 'discarded' | 'same' | 'conflict' | 'locked';
  /** What the entry said. */
  before: Said | null;
}

/**
 * Takes drafts off the desk inside the caller's transaction: their cells say again what is published, or nothing.
 * Where there is none the answer is `same`; one changed since it was seen is a conflict, one in review is locked.
 */
export async function discardEntries(
  client: PoolClient,
  discards: readonly EntryDiscard[],
): Promise<EntryDiscarded[]> {
  if (discards.length === 0) return [];
  await lockSheets(client, discards);
  const { rows } = await client.query<{ result: EntryDiscarded['result'] } & Said>(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(n integer, "indicatorId" integer, measure measure, "regionId" integer,
         period text, expected integer)),
     found AS MATERIALIZED (
       SELECT g.n, e.ctid AS at, e.value, e.missing, CASE WHEN e.state IN ('submitted', 'approved') THEN 'locked'
         WHEN e.lock_version <> g.expected THEN 'conflict' ELSE 'discarded' END AS result
       FROM given g JOIN entry e
         ON (e.indicator_id, e.measure, e.region_id, e.period) = (g."indicatorId", g.measure, g."regionId", g.period COLLATE "C")),
     gone AS (DELETE FROM entry e USING found f WHERE e.ctid = f.at AND f.result = 'discarded')
     SELECT coalesce(f.result, 'same') AS result, f.value::text AS value, f.missing
     FROM given g LEFT JOIN found f USING (n) ORDER BY g.n`,
    [JSON.stringify(discards.map((discard, n) => ({ n, ...discard })))],
  );
  return rows.map(({ result, value, missing }) => ({
    result,
    before: result === 'same' ? null : { value, missing },
  }));
}
