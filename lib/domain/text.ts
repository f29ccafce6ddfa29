/** A text in both languages; either may be empty, not both. */
export interface Text {
  zh: string;
  en: string;
}

export type Locale = 'zh' | 'en';

/** The text in the language asked for, or in the other where it is empty (data-package.md: the Chinese name is shown then). */
export function inLocale(text: Text, locale: Locale): string {
  return text[locale] || text[locale === 'zh' ? 'en' : 'zh'];
}
