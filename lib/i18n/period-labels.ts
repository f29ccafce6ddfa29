import type { Indicator } from '@/lib/domain/indicator';
import { type Basis, frequencyOf, monthOf, type Period, yearOf } from '@/lib/domain/period';
import { describePeriod, type PeriodDescription } from '@/lib/domain/period-description';
import type { Translator } from './translator';

type PeriodBasis = Pick<Indicator, 'basis' | 'january'>;

function say(t: Translator, form: 'full' | 'short', description: PeriodDescription): string {
  const { kind, ...args } = description;
  const finished = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)]));
  return t(`period.${form}.${kind}`, finished as never);
}

/** 2023年1—11月 / Jan–Nov 2023 (domain rule 8). */
export function fullPeriod(t: Translator, period: Period, indicator: PeriodBasis): string {
  return say(t, 'full', describePeriod(period, indicator.basis, indicator.january));
}

/** 1—11月 / Jan–Nov, where the year is said beside. */
export function shortPeriod(t: Translator, period: Period, indicator: PeriodBasis): string {
  return say(t, 'short', describePeriod(period, indicator.basis, indicator.january));
}

/** The month, quarter or year a period ends in, for axes and pickers: 11月 / Nov; of cumulative quarters what they cover: 前三季度 / Q1–Q3. */
export function periodTick(t: Translator, period: Period, basis: Basis): string {
  const frequency = frequencyOf(period);
  const month = monthOf(period);
  if (frequency === 'month') return t('period.tickMonth', { month: String(month) });
  if (frequency === 'year') return t('period.tickYear', { year: String(yearOf(period)) });
  const key = basis === 'cumulative' ? 'period.tickQuarterCumulative' : 'period.tickQuarter';
  return t(key, { quarter: String(month / 3) });
}

/** A label that begins a line or stands alone begins with a capital, in languages that have them. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a month asked for is called on pages over many indicators: as the months from January to it. */
export function monthTitle(t: Translator, month: Period): string {
  return capital(fullPeriod(t, month, { basis: 'cumulative', january: 'separate' }));
}
