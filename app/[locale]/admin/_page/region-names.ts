import type { KnownCatalogue } from '@/lib/data-package/known';
import { inLocale, type Locale } from '@/lib/domain/text';

/** The name that a region has last, or its code. */
export function regionName(known: KnownCatalogue, code: string, locale: Locale): string {
  const last = known.regions.get(code)?.versions.at(-1);
  return last ? inLocale({ zh: last.name_zh, en: last.name_en }, locale) : code;
}

/** Regions to choose from, by code, each with its name. */
export function regionChoices(
  known: KnownCatalogue,
  locale: Locale,
  isOffered: (code: string) => boolean = () => true,
): { value: string; label: string }[] {
  return [...known.regions.keys()]
    .filter(isOffered)
    .sort()
    .map((code) => ({ value: code, label: `${code} ${regionName(known, code, locale)}` }));
}
