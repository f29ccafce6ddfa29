import type { Locale } from '@/lib/domain/text';

/** What of the state stands in the query of a page's address. The order is fixed, so that one state has one address. */
export interface PageQuery {
  group?: string | undefined;
  set?: string | undefined;
  measure?: string | undefined;
  focus?: string | undefined;
  view?: string | undefined;
  sort?: string | undefined;
  asof?: string | undefined;
  preview?: string | undefined;
  /** Where signing in leads: a path of this installation, with its language. */
  to?: string | undefined;
}

const order = ['group', 'set', 'measure', 'focus', 'view', 'sort', 'asof', 'preview', 'to'] as const;

/** The address of a page in a language: `path` without the language ('' is the summary), query parameters that are given. */
export function hrefOf(locale: Locale, path: string, query: PageQuery = {}): string {
  const search = new URLSearchParams();
  for (const name of order) {
    const value = query[name];
    if (value) search.set(name, value);
  }
  const text = search.toString();
  return `/${locale}${path}${text ? `?${text}` : ''}`;
}

/** The address of a download: `/zh/data/ranking.csv?indicator=…`. */
export function downloadHref(
  locale: Locale,
  file: string,
  query: Record<string, string | undefined>,
): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/${locale}/data/${file}?${new URLSearchParams(given).toString()}`;
}
