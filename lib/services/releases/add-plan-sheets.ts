import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { AddSheetsInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { lockPlan, planObject } from './plan-row';
import { addToPlan, giveReason, sheetNames } from './plan-sheets';

/** Puts more sheets into an open plan. */
export async function addPlanSheets(actor: Actor, input: AddSheetsInput): Promise<Outcome<{ plan: number }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.plan', object);
  if (denied) return denied;
  if (input.sheets.length === 0) return refused('nothing_to_do');
  return inAct<{ plan: number }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['open']);
    if (!locked.ok) return locked;
    const refusal = await addToPlan(client, input.plan, input.sheets);
    if (refusal) return refusal;
    await client.query(
      'UPDATE release_plan SET failure = NULL, lock_version = lock_version + 1 WHERE id = $1',
      [input.plan],
    );
    if (locked.plan.kind === 'revision') await giveReason(client, input.plan, locked.plan.reason);
    const after = { added: sheetNames(input.sheets) };
    return { ok: true, acts: [{ action: 'release.plan', object, after }], plan: input.plan };
  });
}
