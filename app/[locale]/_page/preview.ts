import { notFound } from 'next/navigation';
import { may } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/auth/person';
import type { Audience } from '@/lib/domain/scope';
import { inPreview, type Previewed } from '@/lib/queries/preview';
import { readOptions } from '@/lib/queries/read-options';
import { previewSchema } from '@/lib/schemas/page-params';
import { auditRefusal, auditView } from '@/lib/services/act';
import { viewer } from './viewer';

/** What a page's `preview` asks to see, and for whom the page is made then. A page of a preview that one may not see does not exist. */
export function previewFor(actor: Actor | null, asked: string): { previewed: Previewed; audience: Audience } {
  if (asked === 'approved') {
    if (!may(actor?.person ?? null, 'approved.read')) notFound();
    return { previewed: 'approved', audience: 'leader' };
  }
  const [plan, audience] = asked.split('.') as [string, Audience];
  if (!may(actor?.person ?? null, 'preview.read')) notFound();
  return { previewed: { plan: Number(plan) }, audience };
}

type Asked = Promise<Record<string, string | string[] | undefined>> | undefined;

/** Whether the one who asks may see the preview that a page's query names; null: it names none. */
export async function mayPreview(searchParams: Asked): Promise<boolean | null> {
  const asked = previewSchema.safeParse((await searchParams)?.preview);
  return asked.success ? isAllowed(await viewer(), asked.data) : null;
}

async function isAllowed(actor: Actor | null, asked: string): Promise<boolean> {
  const { leadersSeeApproved } = await readOptions();
  return may(actor?.person ?? null, actionOf(asked), { leadersSeeApproved });
}

const actionOf = (asked: string) => (asked === 'approved' ? 'approved.read' : 'preview.read');

/**
 * Renders a page, as it stands or as a preview. Every view of what is not released yet is in the log; so is every try of
 * someone signed in who may not.
 */
export async function withPreview<Result>(
  searchParams: Asked,
  render: () => Promise<Result> | Result,
): Promise<Result> {
  const asked = previewSchema.safeParse((await searchParams)?.preview);
  if (!asked.success) return render();
  const actor = await viewer();
  const act = { action: actionOf(asked.data), object: `preview:${asked.data}` };
  if (!actor || !(await isAllowed(actor, asked.data))) {
    if (actor) await auditRefusal(actor, act);
    notFound();
  }
  const { previewed } = previewFor(actor, asked.data);
  await auditView(actor, act);
  const made = await inPreview(previewed, async () => render());
  return made ? made.result : notFound();
}
