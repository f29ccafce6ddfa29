import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { PlanInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { lockPlan, planObject } from './plan-row';

/** Gives a plan up. Its figures stay as they are, and may go into another. */
export async function cancelPlan(actor: Actor, input: PlanInput): Promise<Outcome<{ plan: number }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.plan', object);
  if (denied) return denied;
  return inAct<{ plan: number }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['open', 'scheduled']);
    if (!locked.ok) return locked;
    await client.query(
      `UPDATE release_plan SET state = 'cancelled', lock_version = lock_version + 1 WHERE id = $1`,
      [input.plan],
    );
    const before = { state: locked.plan.state, title: locked.plan.title };
    return {
      ok: true,
      acts: [{ action: 'release.cancel', object, before, after: { state: 'cancelled' } }],
      plan: input.plan,
    };
  });
}
