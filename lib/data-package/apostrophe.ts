// A spreadsheet runs a cell that begins with one of these, half or full width, as a formula.
const RUNS = '=+\\-@＝＋－＠\\t\\r';
const FORMULA = new RegExp(`^'*[${RUNS}]`);
const GUARDED = new RegExp(`^'+[${RUNS}]`);

/** Puts one apostrophe before a text that a spreadsheet could run; `withoutGuard` takes it away again. */
export function withGuard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes exactly one apostrophe away from a text that `withGuard` could have made. */
export function withoutGuard(text: string): string {
  return text.charCodeAt(0) === 39 && GUARDED.test(text) ? text.slice(1) : text;
}
