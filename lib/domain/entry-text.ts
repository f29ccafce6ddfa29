import { type Decimal, parseDecimal, toPlainText } from './decimal';
import type { MissingReason } from './figure';
import type { Measure } from './indicator';
import type { Text } from './text';
import { convertUnit } from './units';

/** What a column of figures is in: growth is in percent, a level in the indicator's unit. */
export interface EntryColumn {
  measure: Measure;
  unit: Text;
}

export type EntryRefusal =
  /** Not a number that can be read. */
  | 'not_a_number'
  /** 1,23 or 1.234,5: commas that do not part thousands. */
  | 'grouping'
  /** 1.23457E+11, as a narrow column shows it: digits may be lost. */
  | 'exponent'
  /** More than 30 digits before the point or 20 after it. */
  | 'too_long'
  /** #DIV/0!, #REF!, ####. */
  | 'formula_error'
  /** A hyphen alone: nought in an accounting format, nothing in a table. */
  | 'dash'
  /** …: less than the smallest unit in a yearbook, nothing elsewhere. */
  | 'ellipsis'
  /** 41.8亿 without what is counted; params `meant` is the figure where the column's own unit was meant. */
  | 'half_unit'
  /** A unit of another kind than the column's. */
  | 'other_unit';

/** What a text of a form or the clipboard says. */
export type EntryText =
  | { kind: 'figure'; value: string }
  | { kind: 'missing'; missing: MissingReason }
  | { kind: 'refused'; code: EntryRefusal; params: Record<string, string> };

const MISSING_WORDS: ReadonlyMap<string, MissingReason> = new Map<string, MissingReason>([
  ...['', '—', '–', '——', '未报', '未报送', '缺', '暂无', 'not reported', 'not yet reported'].map(
    (word) => [word, 'not_reported'] as const,
  ),
  ...['不适用', '不涉及', 'n/a', 'na', 'not applicable'].map((word) => [word, 'not_applicable'] as const),
  ...['不公开', '不公布', '保密', 'withheld', 'confidential'].map((word) => [word, 'withheld'] as const),
]);

const ELLIPSES = new Set(['…', '……', '...', '......']);
const NUMBER = /^([+-]?)((?:\d|[, ](?=\d))*(?:\.\d*)?)(.*)$/;
const GROUPED = /^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const MULTIPLIERS = /^[十百千万亿]+$/;
/** Longer than any number within the limits, its commas and its unit. */
const MAX_LENGTH = 120;

/**
 * Reads what someone typed or pasted into a column (domain rules 1, 2 and 5): full-width digits, thousands' commas,
 * any minus sign, parentheses for a negative, a percent sign of a rate, and a trailing unit of the column's own kind,
 * which is converted exactly. Every digit is kept. What may mean two things is refused rather than guessed.
 */
export function readEntryText(text: string, column: EntryColumn): EntryText {
  const written = text.trim();
  if (written.length > MAX_LENGTH) return refuse('not_a_number', `${written.slice(0, 20)}…`, column);
  // compatibility forms first: full-width digits, signs and spaces. It would take … apart, hence the look before
  if (ELLIPSES.has(written)) return refuse('ellipsis', written, column);
  const plain = normal(written);
  const missing = MISSING_WORDS.get(plain.toLowerCase());
  if (missing) return { kind: 'missing', missing };
  if (plain === '-') return refuse('dash', written, column);
  if (plain.startsWith('#')) return refuse('formula_error', written, column);
  const negative = /^\(([^()+-]+)\)(.*)$/.exec(plain);
  return readNumber(negative ? `-${negative[1]?.trim()}${negative[2]}` : plain, written, column);
}

/** The same for a box of a form, where a minus may be typed as any dash and spaces do not matter. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u2012\u2010\u2011\ufe63]/g, '-')
    .replace(/^[\u2013\u2014](?=[\d.])/, '-')
    .replace(/^([+-])\s+/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function readNumber(plain: string, written: string, column: EntryColumn): EntryText {
  const [, sign = '', digits = '', rest = ''] = NUMBER.exec(plain) ?? [];
  if (!/\d/.test(digits)) return refuse('not_a_number', written, column);
  if (/^e[+-]?\d+$/i.test(rest)) return refuse('exponent', written, column);
  if (/^[,.]/.test(rest) || (/[, ]/.test(digits) && !GROUPED.test(digits)))
    return refuse('grouping', written, column);
  const value = parseDecimal(sign + digits.replace(/[, ]/g, ''));
  if (!value) return refuse('too_long', written, column);
  return inUnit(value, rest.trim(), written, column);
}

function inUnit(value: Decimal, unit: string, written: string, column: EntryColumn): EntryText {
  if (unit === '') return figure(value);
  const own =
    column.measure === 'growth' ? ['%'] : [column.unit.zh, column.unit.en].filter((each) => each !== '');
  const converted = firstOf(own, (each) => convertUnit(value, unit, each));
  if (converted) return figure(converted);
  if (MULTIPLIERS.test(unit)) {
    // 41.8亿 in a column of 万元: whether 亿元 is meant is for the person to say, so the figure is shown and not taken
    const meant = firstOf(own, (each) => convertUnit(value, unit + baseOf(each), each));
    return refuse('half_unit', written, column, meant ? { meant: toPlainText(meant) } : {});
  }
  return refuse(
    /^[A-Za-z%‰°\p{Script=Han}²³ ,()/0-9]+$/u.test(unit) ? 'other_unit' : 'not_a_number',
    written,
    column,
  );
}

function figure(value: Decimal): EntryText {
  const text = toPlainText(value);
  return parseDecimal(text)
    ? { kind: 'figure', value: text }
    : { kind: 'refused', code: 'too_long', params: {} };
}

/** The Chinese name of what a unit counts: 元 of 万元. */
function baseOf(unit: string): string {
  return unit.replace(/^[十百千万亿]+/, '');
}

function firstOf<Each, Found>(list: readonly Each[], find: (each: Each) => Found | null): Found | null {
  for (const each of list) {
    const found = find(each);
    if (found) return found;
  }
  return null;
}

function refuse(
  code: EntryRefusal,
  written: string,
  { measure, unit }: EntryColumn,
  params: Record<string, string> = {},
): EntryText {
  const own =
    measure === 'growth' ? { unit_zh: '%', unit_en: '%' } : { unit_zh: unit.zh, unit_en: unit.en || unit.zh };
  return { kind: 'refused', code, params: { written, ...own, ...params } };
}
