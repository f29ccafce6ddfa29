import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { EditPlanInput } from '@/lib/schemas/releases';
import { authorise, inAct } from '@/lib/services/act';
import { lockPlan, planObject } from './plan-row';
import { giveReason } from './plan-sheets';

/** Changes what an open plan says of itself; a scheduled one is taken off its instant first. */
export async function editPlan(actor: Actor, input: EditPlanInput): Promise<Outcome<{ plan: number }>> {
  const object = planObject(input.plan);
  const denied = await authorise(actor, 'release.plan', object);
  if (denied) return denied;
  return inAct<{ plan: number }>(actor, async (client) => {
    const locked = await lockPlan(client, input, ['open']);
    if (!locked.ok) return locked;
    const { kind, title, reason, documentTitle, documentUrl } = input;
    await client.query(
      `UPDATE release_plan SET kind = $2, title = $3, reason = $4, document_title = $5, document_url = $6,
         failure = NULL, lock_version = lock_version + 1 WHERE id = $1`,
      [input.plan, kind, title, reason, documentTitle, documentUrl],
    );
    if (kind === 'revision') await giveReason(client, input.plan, reason);
    const was = locked.plan;
    const before = {
      kind: was.kind,
      title: was.title,
      reason: was.reason,
      documentTitle: was.document_title,
      documentUrl: was.document_url,
    };
    const after = { kind, title, reason, documentTitle, documentUrl };
    return { ok: true, acts: [{ action: 'release.plan', object, before, after }], plan: input.plan };
  });
}
