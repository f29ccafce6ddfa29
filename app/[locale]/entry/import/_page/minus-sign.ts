/** A decimal as people read it, with every digit: only the minus is another sign. */
export function minusSign(text: string): string {
  return text.replace(/^-/, '\u2212');
}
