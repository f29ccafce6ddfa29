import {
  type Basis,
  ownPeriod,
  type Period,
  type PeriodRules,
  parsePeriod,
  periodFor,
} from '@/lib/domain/period';
import { plainText } from './plain-text';

/** What a heading says of the period. "12月" knows no year; "2023年" may be one, or the year of other headings. */
export interface PeriodHint {
  year: number | null;
  /** month: 1 to 12; quarter: 1 to 4; year: null; the year is known alone: null too. */
  part: { kind: 'month' | 'quarter' | 'year'; end: number } | null;
  /** Whether it says that it counts from January on (1—12月, 上半年). */
  isCumulative: boolean;
}

const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const YEAR = '(?:((?:19|20)\\d{2})\\s*(?:年|[-/.])?\\s*)?';

type Read = (match: RegExpExecArray) => PeriodHint | null;

const month = (
  year: string | undefined,
  end: string | undefined,
  isCumulative = false,
): PeriodHint | null => {
  const number = Number(end);
  return number >= 1 && number <= 12
    ? { year: year ? Number(year) : null, part: { kind: 'month', end: number }, isCumulative }
    : null;
};
const quarter = (
  year: string | undefined,
  end: number | undefined,
  isCumulative: boolean,
): PeriodHint | null =>
  end ? { year: year ? Number(year) : null, part: { kind: 'quarter', end }, isCumulative } : null;
const monthNumber = (name: string | undefined) =>
  String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);

/** The first form that fits is taken, so the longer ones stand first. */
const FORMS: readonly [RegExp, Read][] = [
  [/^(\d{4})-(\d{2})-\d{2}(?:T.*)?$/, (m) => month(m[1], m[2])],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/, (m) => month(m[1], m[2])],
  [/^((?:19|20)\d{2})[./-](\d{2})$/, (m) => month(m[1], m[2])],
  [
    new RegExp(`${YEAR}(?:1|一)月?份?\\s*(?:-|~|至|到)\\s*(\\d{1,2})\\s*月(?:份|末)?`),
    (m) => month(m[1], m[2], true),
  ],
  [/((?:19|20)\d{2})\s*年前(\d{1,2})个月/, (m) => month(m[1], m[2], true)],
  [new RegExp(`${YEAR}上半年`), (m) => quarter(m[1], 2, true)],
  [new RegExp(`${YEAR}前三(?:个)?季度`), (m) => quarter(m[1], 3, true)],
  [
    new RegExp(`${YEAR}(?:1|一)\\s*-\\s*([一二三四1-4])\\s*季度`),
    (m) => quarter(m[1], QUARTERS[m[2] ?? ''], true),
  ],
  [
    new RegExp(`${YEAR}第?([一二三四1-4])\\s*季度?(?:末)?(?![-\\d])`),
    (m) => quarter(m[1], QUARTERS[m[2] ?? ''], false),
  ],
  [/((?:19|20)\d{2})\s*-?\s*Q([1-4])/i, (m) => quarter(m[1], Number(m[2]), false)],
  [/\bQ([1-4])(?:\s*,?\s*((?:19|20)\d{2}))?\b/i, (m) => quarter(m[2], Number(m[1]), false)],
  [
    new RegExp(`${YEAR}(?:全年|年度)`),
    (m) => ({ year: m[1] ? Number(m[1]) : null, part: { kind: 'year', end: 1 }, isCumulative: true }),
  ],
  [/((?:19|20)\d{2})\s*年[末底]|^年[末底]$/, (m) => month(m[1], '12')],
  [
    new RegExp(`((?:19|20)\\d{2})\\s*[年/.-]\\s*(\\d{1,2})\\s*月?(?:份|末|底)?(?!\\d|个)`),
    (m) => month(m[1], m[2]),
  ],
  [/(?<![\d-])(\d{1,2})\s*月(?:份|末|底)?/, (m) => month(undefined, m[1])],
  [
    new RegExp(`\\bjan[a-z]*\\.?\\s*(?:-|to)\\s*${MONTH}(?:\\s*,?\\s*((?:19|20)\\d{2}))?`, 'i'),
    (m) => month(m[2], monthNumber(m[1]), true),
  ],
  [new RegExp(`\\b${MONTH}[\\s,-]*((?:19|20)\\d{2})`, 'i'), (m) => month(m[2], monthNumber(m[1]))],
  [new RegExp(`^${MONTH}$`, 'i'), (m) => month(undefined, monthNumber(m[1]))],
  [
    /((?:19|20)\d{2})\s*年|(?:^|\s)((?:19|20)\d{2})$/,
    (m) => ({ year: Number(m[1] ?? m[2]), part: null, isCumulative: false }),
  ],
];

/** Reads the period out of a heading, and what is left of it. Null: it names none. */
export function readPeriod(text: string): { hint: PeriodHint; rest: string } | null {
  const plain = plainText(text);
  for (const [form, read] of FORMS) {
    const match = form.exec(plain);
    const hint = match && read(match);
    if (match && hint)
      return {
        hint,
        rest: plainText(plain.slice(0, match.index) + plain.slice(match.index + match[0].length)),
      };
  }
  return null;
}

/** What several headings over one column say together: a year above, a month below. */
export function mergeHints(hints: readonly (PeriodHint | null)[]): PeriodHint | null {
  const given = hints.filter((hint) => hint !== null);
  const [first] = given;
  if (!first) return null;
  // the lowest heading is the closest to the figures
  const fine = given.findLast((hint) => hint.part !== null) ?? first;
  const year = fine.year ?? given.findLast((hint) => hint.year !== null)?.year ?? null;
  return { year, part: fine.part, isCumulative: fine.isCumulative };
}

export type PeriodProblem = 'no_year' | 'no_period' | 'period_frequency' | 'period_january' | 'period_basis';

/** The indicator's period that a heading means; a year that stands alone is the year's last period. `year` is what the title says. */
export function resolvePeriod(
  hint: PeriodHint | null,
  year: number | null,
  rules: PeriodRules & { basis: Basis },
): { ok: true; period: Period } | { ok: false; problem: PeriodProblem } {
  if (!hint) return { ok: false, problem: 'no_period' };
  const of = hint.year ?? year;
  if (of === null) return { ok: false, problem: 'no_year' };
  if (hint.isCumulative && rules.basis === 'period' && (hint.part?.end ?? 1) > 1)
    return { ok: false, problem: 'period_basis' };
  const text = textOf(of, hint.part);
  const reading = periodFor(text, rules);
  if (reading.ok) return { ok: true, period: reading.period };
  const period = parsePeriod(text);
  const own = reading.reason === 'frequency' && period ? ownPeriod(period, rules) : null;
  if (own && !(own.endsWith('-01') && rules.january === 'combined')) return { ok: true, period: own };
  return { ok: false, problem: reading.reason === 'january' ? 'period_january' : 'period_frequency' };
}

function textOf(year: number, part: PeriodHint['part']): string {
  if (part?.kind === 'month') return `${year}-${String(part.end).padStart(2, '0')}`;
  return part?.kind === 'quarter' ? `${year}-Q${part.end}` : String(year);
}
