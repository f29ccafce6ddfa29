import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import { seenOf } from '@/lib/queries/review/seen';
import type { ApproveInput } from '@/lib/schemas/review';
import { auditRefusal, authorise, inAct } from '@/lib/services/act';
import { amongKeys, cellsOf, keysOf, type LockedEntry, lockSheet, sheetObject } from './sheet-entries';

/**
 * Approves what was given in of a sheet, as it was seen, but what the reviewer entered or gave in themselves: another
 * must (domain rule 23). Approved entries are locked. Answers how many were approved and how many were left to another.
 */
export async function approveSheet(
  actor: Actor,
  input: ApproveInput,
): Promise<Outcome<{ approved: number; left: number }>> {
  const object = sheetObject(input);
  const denied = await authorise(actor, 'review.approve', object);
  if (denied) return denied;
  const outcome = await inAct<{ approved: number; left: number }>(actor, async (client) => {
    const submitted = (await lockSheet(client, input)).filter(({ state }) => state === 'submitted');
    if (submitted.length === 0) return refused('nothing_to_do');
    if (seenOf(submitted) !== input.seen) return refused('conflict');
    const allowed = submitted.filter((entry) => mayApprove(actor, entry));
    if (allowed.length === 0) return refused('four_eyes');
    await client.query(
      `UPDATE entry e SET state = 'approved', approved_by = $5, approved_at = now(), returned_reason = NULL, lock_version = lock_version + 1
       WHERE ${amongKeys}`,
      [...keysOf(allowed, input.period), actor.person.userName],
    );
    const counts = { approved: allowed.length, left: submitted.length - allowed.length };
    const acts = [{ action: 'review.approve', object, after: { ...counts, cells: cellsOf(allowed) } }];
    return { ok: true, acts, ...counts };
  });
  if (!outcome.ok && outcome.code === 'four_eyes')
    await auditRefusal(actor, { action: 'review.approve', object, after: { code: 'four_eyes' } });
  return outcome;
}

function mayApprove({ person }: Actor, { enteredBy, submittedBy }: LockedEntry): boolean {
  return may(person, 'review.approve', {
    state: 'submitted',
    enteredBy: [enteredBy],
    submittedBy: submittedBy ? [submittedBy] : [],
  });
}
