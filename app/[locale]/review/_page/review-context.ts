import type { Metadata } from 'next';
import {
  loadedPageContext,
  type PageContext,
  pageContext,
  type SearchParams,
} from '@/app/[locale]/_page/context';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import type { Person } from '@/lib/auth/person';
import type { Installation } from '@/lib/domain/region';
import { hrefOf } from '@/lib/i18n/links';
import type { MessageKey } from '@/lib/i18n/translator';
import { reviewDoneSchema } from '@/lib/schemas/review';

/** What every page of review knows: who reviews, and what was done just now. Everyone else is led to sign in, or answered 403. */
export async function reviewContext(
  params: Promise<{ locale: string }>,
  searchParams: SearchParams,
  path: string,
): Promise<
  PageContext & {
    installation: Installation;
    person: Person;
    done: ReturnType<typeof reviewDoneSchema.parse>;
  }
> {
  const context = await loadedPageContext(params, searchParams);
  const { person } = await requireViewer(context.locale, hrefOf(context.locale, path), 'review.read');
  const done = reviewDoneSchema.parse((await searchParams).done);
  return { ...context, person, done };
}

/** The head of such a page: its title says nothing that is not public. */
export async function reviewMetadata(
  params: Promise<{ locale: string }>,
  searchParams: SearchParams,
  title: MessageKey,
): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t(title)), robots: { index: false } };
}
