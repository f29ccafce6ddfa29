import * as z from 'zod';
import { isDate } from '@/lib/domain/as-of';
import { parseDecimal, toPlainText } from '@/lib/domain/decimal';

/** What a schema of a package's cell can find; the texts are the data package's. */
export type CellProblem =
  | 'bad_code'
  | 'bad_key'
  | 'bad_number'
  | 'bad_integer'
  | 'bad_choice'
  | 'bad_date'
  | 'text_long'
  | 'control_character'
  | 'weight_not_positive';

/** Carried by the issue of a schema, so that the reader can say it in the reader's language. */
export interface CellIssue {
  problem: CellProblem;
  [param: string]: string | number;
}

/** A code of a region: text, never a number. */
export const CODE = /^[A-Za-z0-9._-]{1,32}$/;
/** A key of an indicator, a group or a set. */
export const KEY = /^[a-z0-9][a-z0-9_-]{0,99}$/;

/** A cell: null where it is empty, which says nothing; otherwise what `read` makes of it, or an issue. */
function cell<T>(read: (text: string) => T | CellIssue) {
  return z.string().transform((text, context): T | null => {
    if (text === '') return null;
    const result = read(text);
    if (!isIssue(result)) return result;
    context.addIssue({ code: 'custom', message: result.problem, params: { ...result } });
    return z.NEVER;
  });
}

function isIssue(result: unknown): result is CellIssue {
  return typeof result === 'object' && result !== null && 'problem' in result;
}

export const codeCell = cell<string>((text) => (CODE.test(text) ? text : { problem: 'bad_code' }));
export const keyCell = cell<string>((text) => (KEY.test(text) ? text : { problem: 'bad_key' }));

/** Text of at most so many bytes of UTF-8 (keys of indexes and what stands on a page are bounded). */
export function textCell(maxBytes: number) {
  return cell<string>((text) => textIssue(text, maxBytes) ?? text);
}

export function textIssue(text: string, maxBytes: number): CellIssue | null {
  if (text.includes('\u0000')) return { problem: 'control_character' };
  if (text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes) {
    return { problem: 'text_long', bytes: maxBytes };
  }
  return null;
}

export function choiceCell<const T extends readonly string[]>(choices: T) {
  return cell<T[number]>((text) =>
    choices.includes(text) ? text : { problem: 'bad_choice', expected: choices.join(', ') },
  );
}

export const dateCell = cell<string>((text) => (isDate(text) ? text : { problem: 'bad_date' }));

export function integerCell(min: number, max: number) {
  return cell<number>((text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : { problem: 'bad_integer', min, max };
  });
}

/** A decimal above zero, as plain text. */
export const weightCell = cell<string>((text) => {
  const value = parseDecimal(text);
  if (!value) return { problem: 'bad_number' };
  return value.gt(0) ? toPlainText(value) : { problem: 'weight_not_positive' };
});
