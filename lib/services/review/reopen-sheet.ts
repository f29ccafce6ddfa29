import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { ReopenInput } from '@/lib/schemas/review';
import { authorise, inAct } from '@/lib/services/act';
import { amongKeys, cellsOf, currentVersion, keysOf, lockSheet, sheetObject } from './sheet-entries';

/** Opens what is approved of a sheet to entry again, with the reason (domain rule 23). A plan that holds it will not go out until it is approved again. */
export async function reopenSheet(actor: Actor, input: ReopenInput): Promise<Outcome<{ reopened: number }>> {
  const object = sheetObject(input);
  const denied = await authorise(actor, 'review.reopen', object);
  if (denied) return denied;
  return inAct<{ reopened: number }>(actor, async (client) => {
    const approved = (await lockSheet(client, input)).filter(({ state }) => state === 'approved');
    if (approved.length === 0) return refused('nothing_to_do');
    await client.query(
      `UPDATE entry e SET state = 'draft', reopened_reason = $5, base_published_at = ${currentVersion},
         submitted_by = NULL, submitted_at = NULL, approved_by = NULL, approved_at = NULL, lock_version = lock_version + 1
       WHERE ${amongKeys}`,
      [...keysOf(approved, input.period), input.reason],
    );
    const after = { reason: input.reason, cells: cellsOf(approved) };
    return { ok: true, acts: [{ action: 'review.reopen', object, after }], reopened: approved.length };
  });
}
