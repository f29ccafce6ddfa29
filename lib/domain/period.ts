export type Frequency = 'month' | 'quarter' | 'year';
export type Basis = 'cumulative' | 'period' | 'stock';
export type JanuaryRule = 'separate' | 'combined';

/** `YYYY`, `YYYY-Qn` or `YYYY-MM`: a value, never a timestamp. Made by `parsePeriod` alone. */
export type Period = string & { readonly __brand: 'Period' };

/** What of an indicator decides the form of its periods. */
export interface PeriodRules {
  frequency: Frequency;
  january: JanuaryRule;
}

export type PeriodReading =
  | { ok: true; period: Period }
  /** form: not a period; frequency: another frequency than the indicator's; january: 1月 of an indicator that begins with 1—2月. */
  | { ok: false; reason: 'form' | 'frequency' | 'january' };

const FORM = /^(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/;

/** Reads `YYYY`, `YYYY-Qn` or `YYYY-MM` (years 0001 to 9999); null for anything else. */
export function parsePeriod(text: string): Period | null {
  return FORM.test(text) ? (text as Period) : null;
}

export function frequencyOf(period: Period): Frequency {
  if (period.length === 4) return 'year';
  return period[5] === 'Q' ? 'quarter' : 'month';
}

/**
 * The period of an indicator that a text names. `YYYY` stands for the year's last period of a quarterly or monthly
 * indicator; January of an indicator whose first release of a year is 1—2月 does not exist (domain rule 7).
 */
export function periodFor(text: string, rules: PeriodRules): PeriodReading {
  const period = parsePeriod(text);
  if (!period) return { ok: false, reason: 'form' };
  const frequency = frequencyOf(period);
  if (frequency === 'year') return { ok: true, period: lastOfYear(yearOf(period), rules.frequency) };
  if (frequency !== rules.frequency) return { ok: false, reason: 'frequency' };
  if (frequency === 'month' && rules.january === 'combined' && monthOf(period) === 1) {
    return { ok: false, reason: 'january' };
  }
  return { ok: true, period };
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** The last month that the period covers, 1 to 12: 3 of a Q1, 12 of a year. */
export function monthOf(period: Period): number {
  const frequency = frequencyOf(period);
  if (frequency === 'year') return 12;
  return frequency === 'quarter' ? Number(period[6]) * 3 : Number(period.slice(5));
}

/** The period's last day, `YYYY-MM-DD`: the date on which membership and validity are judged. */
export function periodEnd(period: Period): string {
  const month = monthOf(period);
  return `${period.slice(0, 4)}-${twoDigits(month)}-${twoDigits(daysIn(yearOf(period), month))}`;
}

/** The month in which the period ends, as a period: 2023-Q3 → 2023-09. */
export function asMonth(period: Period): Period {
  return monthPeriod(yearOf(period), monthOf(period));
}

/** Negative where `a` ends before `b`, positive where after, 0 where both end on one day. */
export function comparePeriods(a: Period, b: Period): number {
  return yearOf(a) * 12 + monthOf(a) - (yearOf(b) * 12 + monthOf(b));
}

/** The same period a year earlier (上年同期). Throws a RangeError before the year 0001. */
export function samePeriodLastYear(period: Period): Period {
  return `${fourDigits(yearOf(period) - 1)}${period.slice(4)}` as Period;
}

/**
 * Whether two periods are one for display and comparison (domain rule 8): 2023, 2023-Q4 and 2023-12 of cumulative
 * indicators cover the same months, and of stocks name the same day; of single periods only equals are one.
 */
export function sameForDisplay(a: Period, b: Period, basis: Basis): boolean {
  return a === b || (basis !== 'period' && comparePeriods(a, b) === 0);
}

/** The period of the indicator's own frequency that is one with this one (domain rule 8): of a quarterly cumulative indicator 2023-12 is 2023-Q4. Null: none is. */
export function ownPeriod(
  period: Period,
  { frequency, basis }: { frequency: Frequency; basis: Basis },
): Period | null {
  const year = yearOf(period);
  const month = monthOf(period);
  const forms = {
    month: monthPeriod(year, month),
    quarter: month % 3 === 0 ? quarterPeriod(year, month / 3) : null,
    year: month === 12 ? lastOfYear(year, 'year') : null,
  };
  const own = forms[frequency];
  return own && sameForDisplay(period, own, basis) ? own : null;
}

/** Whether the period is the year's first of several: 1—2月 or January, Q1. A whole year is not. */
export function isFirstOfYear(period: Period, rules: PeriodRules): boolean {
  const frequency = frequencyOf(period);
  if (frequency === 'year') return false;
  if (frequency === 'quarter') return monthOf(period) === 3;
  return monthOf(period) === firstMonth(rules);
}

/** Whether the period is 1—2月, published as one. */
export function isCombinedJanuary(period: Period, rules: Pick<PeriodRules, 'january'>): boolean {
  return rules.january === 'combined' && frequencyOf(period) === 'month' && monthOf(period) === 2;
}

/** The period before by the calendar, which knows no January where 1—2月 is one: before 2024-02 comes 2023-12 (domain rule 9). */
export function calendarPrevious(period: Period, rules: PeriodRules): Period {
  const year = yearOf(period);
  const frequency = frequencyOf(period);
  if (frequency === 'year') return fourDigits(year - 1) as Period;
  if (frequency === 'quarter') {
    const quarter = monthOf(period) / 3;
    return quarter === 1 ? lastOfYear(year - 1, 'quarter') : quarterPeriod(year, quarter - 1);
  }
  const month = monthOf(period);
  return month <= firstMonth(rules) ? lastOfYear(year - 1, 'month') : monthPeriod(year, month - 1);
}

/** The period after by the calendar: after 2023-12 comes 2024-02 where 1—2月 is one. Throws a RangeError after 9999. */
export function nextPeriod(period: Period, rules: PeriodRules): Period {
  const year = yearOf(period);
  const frequency = frequencyOf(period);
  if (frequency === 'year') return fourDigits(year + 1) as Period;
  if (frequency === 'quarter') {
    const quarter = monthOf(period) / 3;
    return quarter === 4 ? quarterPeriod(year + 1, 1) : quarterPeriod(year, quarter + 1);
  }
  const month = monthOf(period);
  if (month === 12) return monthPeriod(year + 1, firstMonth(rules));
  return monthPeriod(year, Math.max(month + 1, firstMonth(rules)));
}

/** The latest of the published periods that ends by the end of `month`; null: none does (domain rule 8). Any order. */
export function latestAtOrBefore(published: readonly Period[], month: Period): Period | null {
  let latest: Period | null = null;
  for (const period of published) {
    if (comparePeriods(period, month) > 0) continue;
    if (!latest || comparePeriods(period, latest) > 0) latest = period;
  }
  return latest;
}

/** The latest of the published periods that ends before `period` does; null: none (domain rule 9). Any order. */
export function previousPublished(published: readonly Period[], period: Period): Period | null {
  return latestAtOrBefore(
    published.filter((other) => comparePeriods(other, period) < 0),
    period,
  );
}

function firstMonth(rules: Pick<PeriodRules, 'january'>): number {
  return rules.january === 'combined' ? 2 : 1;
}

function lastOfYear(year: number, frequency: Frequency): Period {
  if (frequency === 'month') return monthPeriod(year, 12);
  return frequency === 'quarter' ? quarterPeriod(year, 4) : (fourDigits(year) as Period);
}

function monthPeriod(year: number, month: number): Period {
  return `${fourDigits(year)}-${twoDigits(month)}` as Period;
}

function quarterPeriod(year: number, quarter: number): Period {
  return `${fourDigits(year)}-Q${quarter}` as Period;
}

function fourDigits(year: number): string {
  if (year < 1 || year > 9999) throw new RangeError(`a period's year is between 0001 and 9999, not ${year}`);
  return String(year).padStart(4, '0');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
