import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { DEFAULT_TIME_ZONE, instantOfLocal } from '@/lib/domain/zone';
import { type Outcome, refused } from '@/lib/errors';
import type { PlanInput, ScheduleInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { lockPlan, planObject } from './plan-row';
import { whyNotReady } from './readiness';

/** Every process looks for instants each 3 s: a nearer one could be met late. */
const SOONEST = '5 seconds';

/** Sets the minute, in the installation's zone, at which an approved plan goes out by itself. */
export async function schedulePlan(
  actor: Actor,
  input: ScheduleInput,
): Promise<Outcome<{ plan: number; at: string }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.publish', object);
  if (denied) return denied;
  return inAct<{ plan: number; at: string }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['open', 'scheduled']);
    if (!locked.ok) return locked;
    const zone = await client.query<{ time_zone: string }>('SELECT time_zone FROM installation');
    const [date = '', time = ''] = input.at.split('T');
    const at = instantOfLocal(date, time, zone.rows[0]?.time_zone ?? DEFAULT_TIME_ZONE);
    const { rows } = await client.query<{ is_past: boolean }>(
      `SELECT $1::timestamptz < clock_timestamp() + interval '${SOONEST}' AS is_past`,
      [at],
    );
    if (rows[0]?.is_past) return refused('in_the_past');
    const unready = await whyNotReady(client, input.plan);
    if (unready) return unready;
    await client.query(
      `UPDATE release_plan SET state = 'scheduled', scheduled_at = $2, scheduled_by = $3, failure = NULL,
         lock_version = lock_version + 1 WHERE id = $1`,
      [input.plan, at, actor.person.userName],
    );
    return {
      ok: true,
      acts: [{ action: 'release.schedule', object, before: scheduleOf(locked.plan), after: { at } }],
      plan: input.plan,
      at,
    };
  });
}

/** Takes a plan off its instant: it is open again. */
export async function unschedulePlan(actor: Actor, input: PlanInput): Promise<Outcome<{ plan: number }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.publish', object);
  if (denied) return denied;
  return inAct<{ plan: number }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['scheduled']);
    if (!locked.ok) return locked;
    await client.query(
      `UPDATE release_plan SET state = 'open', scheduled_at = NULL, scheduled_by = NULL, lock_version = lock_version + 1 WHERE id = $1`,
      [input.plan],
    );
    return {
      ok: true,
      acts: [{ action: 'release.schedule', object, before: scheduleOf(locked.plan), after: { at: null } }],
      plan: input.plan,
    };
  });
}

function scheduleOf({ scheduled_at, state }: { scheduled_at: Date | null; state: string }) {
  return { at: state === 'scheduled' ? (scheduled_at?.toISOString() ?? null) : null };
}
