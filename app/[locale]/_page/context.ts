import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { audienceOf } from '@/lib/auth/audience';
import type { Installation } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import type { Locale } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE, lastInstantOf } from '@/lib/domain/zone';
import { type Formats, formatsFor } from '@/lib/i18n/formats';
import type { PageQuery } from '@/lib/i18n/links';
import { isLocale } from '@/lib/i18n/locales';
import { readInstallation } from '@/lib/queries/read-installation';
import { type PageQueryInput, pageQuerySchema } from '@/lib/schemas/page-params';

/** What every page knows before it reads anything of its own. */
export interface PageContext {
  locale: Locale;
  formats: Formats;
  installation: Installation | null;
  scope: Scope;
  query: PageQueryInput;
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
  const audience = audienceOf({ headers: await headers() });
  const installation = await installationOnce();
  const timeZone = installation?.timeZone ?? DEFAULT_TIME_ZONE;
  return {
    locale,
    formats: formatsFor(locale, timeZone),
    installation,
    scope: { audience, ...stateOf(query.data.asof, timeZone) },
    query: query.data,
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
export function keptQuery({ group, set, measure, focus, asof }: PageQueryInput): PageQuery {
  return { group, set, measure, focus, asof };
}
