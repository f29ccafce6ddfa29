import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { CreatePlanInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { planObject } from './plan-row';
import { addToPlan, giveReason, sheetNames } from './plan-sheets';

/** Makes a planned release of some sheets, or of none yet: a first one, or a revision with its reason and document. */
export async function createPlan(actor: Actor, input: CreatePlanInput): Promise<Outcome<{ plan: number }>> {
  const denied = await authorise(actor, 'release.plan', 'plan:new');
  if (denied) return denied;
  return inAct<{ plan: number }>(actor, async (client) => {
    const plan = await insertPlan(client, actor, input);
    const refusal = await addToPlan(client, plan, input.sheets);
    if (refusal) return refusal;
    if (input.kind === 'revision') await giveReason(client, plan, input.reason);
    const { sheets, ...texts } = input;
    const after = { ...texts, sheets: sheetNames(sheets) };
    return { ok: true, acts: [{ action: 'release.plan', object: planObject(plan), after }], plan };
  });
}

/** The row alone; answers its id. */
export async function insertPlan(
  client: PoolClient,
  { person }: Actor,
  plan: Omit<CreatePlanInput, 'sheets'>,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO release_plan (kind, title, reason, document_title, document_url, created_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [plan.kind, plan.title, plan.reason, plan.documentTitle, plan.documentUrl, person.userName],
  );
  return rows[0]?.id ?? 0;
}
