import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { PlanInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { carryOut, type Published } from './carry-out';
import { planObject } from './plan-row';

/** Publishes a plan at once, whole; one that waits for its instant does so no longer. */
export async function publishPlan(actor: Actor, input: PlanInput): Promise<Outcome<Published>> {
  const denied = await authorise(actor, 'release.publish', planObject(input.plan));
  if (denied) return denied;
  return inAct<Published>(actor, (client) => carryOut(client, input.plan, input.lockVersion));
}
