/** A cell's text as it is compared and shown: full-width digits, letters and signs made narrow, spaces single. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff\u00ad]/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name without what people write differently: spaces ("济 南 市"), brackets, points and dashes, capitals. */
export function nameKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[\s()[\]{}<>「」『』【】《》〈〉·•,，、。.:;'"“”‘’_*#\-/]/g, '');
}

const CHINESE = /\p{Script=Han}/u;

/** The ways in which a text may name something: whole, without its number, its Chinese alone, its Latin alone. */
export function nameVariants(text: string): string[] {
  const plain = plainText(text).replace(/^(?:其中|#)\s*[:：]?\s*/, '');
  const unnumbered = plain.replace(/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.、)]\s*(?=\D)/, '');
  const variants = [plain, unnumbered];
  if (CHINESE.test(unnumbered) && /[a-z]{2}/i.test(unnumbered)) {
    variants.push(unnumbered.replace(/[a-z][a-z'’.\s-]*/gi, ''), unnumbered.replace(/[^a-z'’.\s()-]/gi, ''));
  }
  return [...new Set(variants.map(nameKey))].filter(Boolean);
}
