/** Texts of the footer in their order, as government sites give them: what is of a language has one of each, numbers have one. */
export const footerTexts = ['publisher', 'maintainer', 'note'] as const;
export const footerNumbers = ['telephone', 'site_code', 'icp', 'police'] as const;
export type FooterField = (typeof footerTexts)[number] | (typeof footerNumbers)[number];

/** The order in which the footer lists what it has; the note stands by itself, below. */
export const footerOrder = ['publisher', 'maintainer', ...footerNumbers] as const;

/** Names under which the settings keep them: `publisher_zh`, `telephone`. */
export function footerName(field: FooterField, locale: 'zh' | 'en'): string {
  return (footerTexts as readonly string[]).includes(field) ? `${field}_${locale}` : field;
}

/** A footer's text in a language, or in the other where it is empty; null: nothing was given. */
export function footerText(
  footer: Record<string, string>,
  field: FooterField,
  locale: 'zh' | 'en',
): string | null {
  return (
    footer[footerName(field, locale)] || footer[footerName(field, locale === 'zh' ? 'en' : 'zh')] || null
  );
}
