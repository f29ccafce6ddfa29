import type { SearchParams } from '@/app/[locale]/_page/context';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { toSchema } from '@/lib/schemas/identity';

/** Where the address says that signing in leads, without the language; the summary where it says nothing sensible. */
export async function toOf(searchParams: SearchParams): Promise<string> {
  return toSchema.parse((await searchParams).to);
}

/** The same for a hidden field or a link's query; absent where it is the summary. */
export function toField(locale: Locale, to: string): string | undefined {
  return to ? hrefOf(locale, to) : undefined;
}
