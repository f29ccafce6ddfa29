import { notFound } from 'next/navigation';
import { cache } from 'react';
import { audienceOf } from '@/lib/auth/audience';
import type { Person } from '@/lib/auth/person';
import type { InstallationOptions } from '@/lib/domain/options';
import type { Installation } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import type { Locale } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE, lastInstantOf } from '@/lib/domain/zone';
import { type Formats, formatsFor } from '@/lib/i18n/formats';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { isLocale } from '@/lib/i18n/locales';
import { readInstallation } from '@/lib/queries/read-installation';
import { type PageQueryInput, pageQuerySchema } from '@/lib/schemas/page-params';
import { optionsOnce } from './options';
import { previewFor } from './preview';
import { requireViewer, viewer } from './viewer';

/** What every page knows before it reads anything of its own. */
export interface PageContext {
  locale: Locale;
  formats: Formats;
  installation: Installation | null;
  scope: Scope;
  query: PageQueryInput;
  /** Who is signed in; null: everybody. */
  person: Person | null;
  options: InstallationOptions;
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Parses the language and the query; an unknown language or a malformed query is a page that does not exist. */
export async function pageContext(
  params: Promise<{ locale: string }>,
  searchParams: SearchParams,
): Promise<PageContext> {
  const { locale } = await params;
  const query = pageQuerySchema.safeParse(await searchParams);
  if (!isLocale(locale) || !query.success) notFound();
  const actor = await viewer();
  const preview = query.data.preview ? previewFor(actor, query.data.preview) : null;
  const audience = preview?.audience ?? audienceOf(actor?.person ?? null);
  const [installation, options] = await Promise.all([installationOnce(), optionsOnce()]);
  const timeZone = installation?.timeZone ?? DEFAULT_TIME_ZONE;
  return {
    locale,
    formats: formatsFor(locale, timeZone),
    installation,
    scope: { audience, ...stateOf(query.data.asof, timeZone) },
    query: query.data,
    person: actor?.person ?? null,
    options,
  };
}

/** The same, on pages that say nothing of an installation that has no data. */
export async function loadedPageContext(
  params: Promise<{ locale: string }>,
  searchParams: SearchParams,
): Promise<PageContext & { installation: Installation }> {
  const context = await pageContext(params, searchParams);
  const { installation } = context;
  if (!installation) notFound();
  return { ...context, installation };
}

/**
 * The same on pages of leaders and those at work: everyone else is led to sign in. In a preview made for the public such a
 * page does not exist, as it does not for the public. `path` is the page's, without the language.
 */
export async function leadersContext(
  params: Promise<{ locale: string }>,
  searchParams: SearchParams,
  path: string,
): Promise<PageContext & { installation: Installation }> {
  const context = await loadedPageContext(params, searchParams);
  const { locale, query, scope } = context;
  await requireViewer(locale, hrefOf(locale, path, query), 'rankings.read');
  if (query.preview && scope.audience === 'public') notFound();
  return context;
}

/** Title and page are made from one reading. */
const installationOnce = cache(() =>
  readInstallation({ audience: 'public', asOf: null, edition: 'current' }),
);

/** A date means its last instant in the installation's zone; an instant is taken as it is. */
function stateOf(asof: string | undefined, timeZone: string): Pick<Scope, 'asOf' | 'edition'> {
  if (asof === undefined) return { asOf: null, edition: 'current' };
  if (asof === 'first') return { asOf: null, edition: 'first' };
  const asOf = asof.includes('T') ? new Date(asof).toISOString() : lastInstantOf(asof, timeZone);
  return { asOf, edition: 'current' };
}

/** The parameters that a link inside the site keeps, unless it sets them otherwise. */
export function keptQuery({ group, set, measure, focus, asof, preview }: PageQueryInput): PageQuery {
  return { group, set, measure, focus, asof, preview };
}
