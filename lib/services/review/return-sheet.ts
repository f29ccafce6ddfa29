import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import { seenOf } from '@/lib/queries/review/seen';
import type { ReturnInput } from '@/lib/schemas/review';
import { authorise, inAct } from '@/lib/services/act';
import { amongKeys, cellsOf, currentVersion, keysOf, lockSheet, sheetObject } from './sheet-entries';

/** Gives a sheet, or some of its cells, back to those who entered it, with the reason. Only what was given in goes back. */
export async function returnSheet(actor: Actor, input: ReturnInput): Promise<Outcome<{ returned: number }>> {
  const object = sheetObject(input);
  const denied = await authorise(actor, 'review.return', object);
  if (denied) return denied;
  return inAct<{ returned: number }>(actor, async (client) => {
    const submitted = (await lockSheet(client, input)).filter(({ state }) => state === 'submitted');
    if (submitted.length === 0) return refused('nothing_to_do');
    if (seenOf(submitted) !== input.seen) return refused('conflict');
    const chosen = submitted.filter(
      ({ measure, region }) => input.cells.length === 0 || input.cells.includes(`${measure}/${region}`),
    );
    if (chosen.length === 0) return refused('conflict');
    await client.query(
      `UPDATE entry e SET state = 'returned', returned_reason = $5, base_published_at = ${currentVersion}, lock_version = lock_version + 1
       WHERE ${amongKeys}`,
      [...keysOf(chosen, input.period), input.reason],
    );
    const after = { reason: input.reason, cells: cellsOf(chosen) };
    return { ok: true, acts: [{ action: 'review.return', object, after }], returned: chosen.length };
  });
}
