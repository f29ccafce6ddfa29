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

/**
 * Renders a page, as it stands or as a preview. Every view of what is not released yet is in the log; so is every try of
 * someone signed in who may not.
 */
export async function withPreview<Result>(
  searchParams: Promise<Record<string, string | string[] | undefined>> | undefined,
  render: () => Promise<Result> | Result,
  { isLogged = true }: { isLogged?: boolean } = {},
): Promise<Result> {
  const asked = previewSchema.safeParse((await searchParams)?.preview);
  if (!asked.success) return render();
  const actor = await viewer();
  const leadersSeeApproved = (await readOptions()).leadersSeeApproved;
  const action = asked.data === 'approved' ? 'approved.read' : 'preview.read';
  const object = `preview:${asked.data}`;
  if (!actor || !may(actor.person, action, { leadersSeeApproved })) {
    if (actor && isLogged) await auditRefusal(actor, { action, object });
    notFound();
  }
  const { previewed } = previewFor(actor, asked.data);
  if (isLogged) await auditView(actor, { action, object });
  const made = await inPreview(previewed, async () => render());
  return made ? made.result : notFound();
}
