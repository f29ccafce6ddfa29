import { parseDecimal } from '@/lib/domain/decimal';
import { plainText } from './plain-text';
import { asUnit } from './read-heading';

/**
 * What stands in a cell among figures, as far as it can be said without knowing the column's unit. mark: a dash or dots,
 * by which a table says nothing definite; word: something else than a number.
 */
export type CellReading =
  | { kind: 'blank' | 'mark' | 'formula_error' | 'word' }
  /** `unit` stands behind the number; null: none does, or nothing that is one. */
  | { kind: 'number'; unit: string | null };

const MARKS = /^(?:-{1,3}|\.{2,6}|…+|\/|\\|\*|#|·+|x)$/i;
const FORMULA_ERRORS = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA|#+$)/i;
const NUMBER = /^[+-]?\s*\(?[+-]?((?:\d{1,3}(?:[, ]\d{3})+|\d*)(?:\.\d*)?)(?:e[+-]?\d{1,3})?\)?\s*(.*)$/i;

/** Looks at a cell; `readEntryText` reads it once its column is known. */
export function readCell(text: string): CellReading {
  if (text === '') return { kind: 'blank' };
  // a spreadsheet's own numbers need no cleaning, and most cells are that
  if (/^-?\d{1,30}(?:\.\d{1,20})?$/.test(text)) return { kind: 'number', unit: null };
  const plain = plainText(text);
  if (plain === '') return { kind: 'blank' };
  if (FORMULA_ERRORS.test(plain)) return { kind: 'formula_error' };
  if (MARKS.test(plain)) return { kind: 'mark' };
  const [, digits = '', rest = ''] = NUMBER.exec(plain) ?? [];
  // a footnote's number or a second figure behind the first is not a unit
  if (!parseDecimal(digits.replace(/[, ]/g, '')) || /[\d*]/.test(rest) || rest.length > 12)
    return { kind: 'word' };
  return { kind: 'number', unit: rest ? asUnit(rest) : null };
}

/** Whether a cell holds a figure, or the error of a formula where one would be. */
export function isFigure(text: string): boolean {
  const { kind } = readCell(text);
  return kind === 'number' || kind === 'formula_error';
}
