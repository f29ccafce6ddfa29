import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { WithdrawInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';

/** Takes a release off every page at once (domain rule 25), with the reason; what it had revised stands as before. Imported releases too. */
export async function withdrawRelease(
  actor: Actor,
  input: WithdrawInput,
): Promise<Outcome<{ release: number; figures: number }>> {
  const object = `release:${input.release}`;
  const denied = await authorise(actor, 'release.withdraw', object);
  if (denied) return denied;
  return inAct<{ release: number; figures: number }>(actor, async (client) => {
    const found = await client.query<{ withdrawn: boolean; at: Date; sheets: string[] | null }>(
      `SELECT r.withdrawn_at IS NOT NULL AS withdrawn, r.published_at AS at,
         (SELECT array_agg(i.key || '/' || x.period ORDER BY i.key, x.period) FROM release_item x JOIN indicator i ON i.id = x.indicator_id
          WHERE x.release_id = r.id) AS sheets
       FROM release r WHERE r.id = $1`,
      [input.release],
    );
    const row = found.rows[0];
    if (!row) return refused('not_found');
    if (row.withdrawn) return refused('already_done');
    const { rows } = await client.query<{ figures: number }>('SELECT withdraw_release($1, $2) AS figures', [
      input.release,
      input.reason,
    ]);
    // it answers 0 of a release that another took off meanwhile, and of one of stated places alone: the row says whose act it is
    const mine = await client.query(
      'SELECT FROM release WHERE id = $1 AND xmin = pg_current_xact_id()::xid',
      [input.release],
    );
    if (mine.rowCount === 0) return refused('already_done');
    const figures = rows[0]?.figures ?? 0;
    const before = { at: row.at.toISOString(), sheets: row.sheets ?? [] };
    const after = { reason: input.reason, figures };
    return {
      ok: true,
      acts: [{ action: 'release.withdraw', object, before, after }],
      release: input.release,
      figures,
    };
  });
}
