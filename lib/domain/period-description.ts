import type { Basis, JanuaryRule, Period } from './period';
import { frequencyOf, isCombinedJanuary, monthOf, yearOf } from './period';

/** What a period is to be called (domain rule 8): the kind is the name of the message, the rest its arguments. */
export type PeriodDescription =
  /** 2023年1—11月 / Jan–Nov 2023: always from January. */
  | { kind: 'months'; year: number; from: 1; to: number }
  /** 2023年一季度 / Q1 2023, cumulative, which the single quarter of the same name equals. */
  | { kind: 'first_quarter'; year: number }
  /** 2023年上半年 / first half of 2023. */
  | { kind: 'first_half'; year: number }
  /** 2023年前三季度 / first three quarters of 2023. */
  | { kind: 'three_quarters'; year: number }
  /** 2023年全年 / full year 2023. */
  | { kind: 'full_year'; year: number }
  /** 2023年11月末 / end of November 2023. */
  | { kind: 'month_end'; year: number; month: number }
  /** 2023年末 / end of 2023. */
  | { kind: 'year_end'; year: number }
  /** 2023年11月 / November 2023, a single month. */
  | { kind: 'month'; year: number; month: number }
  /** 2023年三季度 / third quarter of 2023, a single quarter. */
  | { kind: 'quarter'; year: number; quarter: number }
  /** 2023年 / 2023, of an indicator that counts single years. */
  | { kind: 'year'; year: number };

/**
 * Says what a period covers under an indicator's basis. Cumulative periods of all frequencies that end in one month
 * have one description: 2023, 2023-Q4 and 2023-12 are the full year, 2023-Q3 and 2023-09 the first three quarters.
 */
export function describePeriod(period: Period, basis: Basis, january: JanuaryRule): PeriodDescription {
  const year = yearOf(period);
  const month = monthOf(period);
  if (basis === 'cumulative') return describeCumulative(year, month);
  if (basis === 'stock')
    return month === 12 ? { kind: 'year_end', year } : { kind: 'month_end', year, month };
  const frequency = frequencyOf(period);
  if (frequency === 'year') return { kind: 'year', year };
  if (frequency === 'quarter') return { kind: 'quarter', year, quarter: month / 3 };
  return isCombinedJanuary(period, { january })
    ? { kind: 'months', year, from: 1, to: 2 }
    : { kind: 'month', year, month };
}

function describeCumulative(year: number, month: number): PeriodDescription {
  switch (month) {
    case 1:
      return { kind: 'month', year, month }; // nobody writes 1—1月
    case 3:
      return { kind: 'first_quarter', year };
    case 6:
      return { kind: 'first_half', year };
    case 9:
      return { kind: 'three_quarters', year };
    case 12:
      return { kind: 'full_year', year };
    default:
      return { kind: 'months', year, from: 1, to: month };
  }
}
