import type { Locale } from '@/lib/domain/text';

/** The languages of the pages, the first being the one a visitor without a preference gets. */
export const locales = ['zh', 'en'] as const satisfies readonly Locale[];

/** `lang` of the document: the script is named, since zh alone leaves it open. */
export const documentLanguage: Record<Locale, string> = { zh: 'zh-Hans', en: 'en' };

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}
