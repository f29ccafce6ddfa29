import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { PlanSheetInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { lockPlan, planObject } from './plan-row';

/** Takes a sheet out of an open plan, or says that its series breaks there (no words: it does not). */
export async function changePlanSheet(
  actor: Actor,
  input: PlanSheetInput,
): Promise<Outcome<{ plan: number }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.plan', object);
  if (denied) return denied;
  return inAct<{ plan: number }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['open']);
    if (!locked.ok) return locked;
    const key = [input.plan, input.indicator, input.period];
    const which = `plan_id = $1 AND indicator_id = (SELECT id FROM indicator WHERE key = $2) AND period = $3`;
    const { rowCount } =
      input.does === 'remove'
        ? await client.query(`DELETE FROM release_plan_item WHERE ${which}`, key)
        : await client.query(`UPDATE release_plan_item SET break_zh = $4, break_en = $5 WHERE ${which}`, [
            ...key,
            input.breakZh,
            input.breakEn,
          ]);
    if (rowCount === 0) return refused('not_found');
    await client.query('UPDATE release_plan SET lock_version = lock_version + 1 WHERE id = $1', [input.plan]);
    const sheet = `${input.indicator}/${input.period}`;
    const after =
      input.does === 'remove'
        ? { removed: sheet }
        : { breaks: { sheet, zh: input.breakZh, en: input.breakEn } };
    return { ok: true, acts: [{ action: 'release.plan', object, after }], plan: input.plan };
  });
}
