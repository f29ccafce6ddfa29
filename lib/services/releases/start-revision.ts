import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { asMonth, type Period } from '@/lib/domain/period';
import { type Outcome, refused } from '@/lib/errors';
import type { StartRevisionInput } from '@/lib/schemas/releases';
import type { SheetKey } from '@/lib/schemas/review';
import { authorise, inAct } from '@/lib/services/act';
import { insertPlan } from './create-plan';
import { planObject } from './plan-row';
import { addToPlan, giveReason, sheetNames } from './plan-sheets';

/**
 * Opens the published periods of some indicators from one month to another for revision, with one reason and document
 * for all (a census): a planned release that holds them. Figures that are then changed at the desk take the reason;
 * those that are not stay as they were published. Words of a break mark the first period of each indicator.
 */
export async function startRevision(
  actor: Actor,
  input: StartRevisionInput,
): Promise<Outcome<{ plan: number; sheets: number }>> {
  const denied = await authorise(actor, 'release.plan', 'plan:new');
  if (denied) return denied;
  return inAct<{ plan: number; sheets: number }>(actor, async (client) => {
    const { rows } = await client.query<{ indicator: string; period: Period }>(
      `SELECT DISTINCT i.key AS indicator, x.period FROM release_item x JOIN indicator i ON i.id = x.indicator_id
       WHERE i.key = ANY ($1) ORDER BY 1, 2`,
      [input.indicators],
    );
    const sheets: SheetKey[] = rows.filter(
      ({ period }) => asMonth(period) >= input.from && asMonth(period) <= input.to,
    );
    if (sheets.length === 0) return refused('nothing_to_do');
    const { title, reason, documentTitle, documentUrl, breakZh, breakEn } = input;
    const texts = { kind: 'revision' as const, title, reason, documentTitle, documentUrl };
    const plan = await insertPlan(client, actor, texts);
    const refusal = await addToPlan(client, plan, sheets);
    if (refusal) return refusal;
    await client.query(
      `UPDATE release_plan_item i SET break_zh = $2, break_en = $3 WHERE plan_id = $1
         AND period = (SELECT min(x.period) FROM release_plan_item x WHERE (x.plan_id, x.indicator_id) = (i.plan_id, i.indicator_id))`,
      [plan, breakZh, breakEn],
    );
    await giveReason(client, plan, reason);
    const after = { ...texts, breakZh, breakEn, sheets: sheetNames(sheets) };
    return {
      ok: true,
      acts: [{ action: 'release.revise', object: planObject(plan), after }],
      plan,
      sheets: sheets.length,
    };
  });
}
