import type { Indicator } from '@/lib/domain/indicator';
import { frequencyOf, monthOf, type Period, yearOf } from '@/lib/domain/period';
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

/** The month, quarter or year a period ends in, for axes: 11月 / Nov. */
export function periodTick(t: Translator, period: Period): string {
  const frequency = frequencyOf(period);
  const month = monthOf(period);
  if (frequency === 'month') return t('period.tickMonth', { month: String(month) });
  if (frequency === 'quarter') return t('period.tickQuarter', { quarter: String(month / 3) });
  return t('period.tickYear', { year: String(yearOf(period)) });
}

/** A label that begins a line or stands alone begins with a capital, in languages that have them. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a month asked for is called on pages over many indicators: as the months from January to it. */
export function monthTitle(t: Translator, month: Period): string {
  return capital(fullPeriod(t, month, { basis: 'cumulative', january: 'separate' }));
}
