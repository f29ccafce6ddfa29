import type { RateChange } from './growth';
import { rateChange } from './growth';
import type { Indicator } from './indicator';
import type { Period } from './period';
import { calendarPrevious, monthOf, previousPublished, samePeriodLastYear, yearOf } from './period';
import type { Ranking } from './ranking';
import { placeOf, rankChange } from './ranking';

/** Which periods a release is compared with (domain rules 9 and 17). */
export interface ComparedPeriods {
  /** The previous release; null: there is none. */
  previous: Period | null;
  /** last_year_full (较上年全年): a cumulative indicator's year begins, and the release before it is the whole of last year. */
  kind: 'previous_release' | 'last_year_full';
  /** Whether the previous release is the one that the calendar has before; if not, it is to be named. */
  adjacent: boolean;
  /** 较上年同期, beside 较上年全年; null where it is not said, or was not published. */
  sameLastYear: Period | null;
}

/** Chooses them among the published periods (any order). */
export function comparedPeriods(
  period: Period,
  published: readonly Period[],
  indicator: Pick<Indicator, 'frequency' | 'january' | 'basis'>,
): ComparedPeriods {
  const previous = previousPublished(published, period);
  if (!previous) return { previous, kind: 'previous_release', adjacent: false, sameLastYear: null };
  const adjacent = calendarPrevious(period, indicator) === previous;
  const isLastYearFull =
    indicator.basis === 'cumulative' &&
    indicator.frequency !== 'year' &&
    yearOf(previous) === yearOf(period) - 1 &&
    monthOf(previous) === 12;
  if (!isLastYearFull) return { previous, kind: 'previous_release', adjacent, sameLastYear: null };
  const lastYear = samePeriodLastYear(period);
  return {
    previous,
    kind: 'last_year_full',
    adjacent,
    sameLastYear: published.includes(lastYear) ? lastYear : null,
  };
}

/** What became of a region since another release. */
export interface Change {
  period: Period;
  /** Places gained (positive) or lost; null: no place in one of the two. */
  rankChange: number | null;
  /** 加快 or 回落, of growth rates alone; null: a level, or no value in one of the two. */
  rateChange: RateChange | null;
  /** Whether a place in either release rests on a made-up figure (domain rule 20a). */
  restsOnDemo: boolean;
}

export interface Comparison {
  kind: ComparedPeriods['kind'];
  adjacent: boolean;
  /** Null: no previous release. */
  previous: Change | null;
  sameLastYear: Change | null;
}

/** Compares a region's place and rate with those of the compared periods, whose rankings are given (null: none). */
export function compareWithPrevious(
  region: string,
  current: Ranking,
  periods: Pick<ComparedPeriods, 'kind' | 'adjacent'>,
  previous: Ranking | null,
  sameLastYear: Ranking | null,
): Comparison {
  return {
    kind: periods.kind,
    adjacent: periods.adjacent,
    previous: previous && changeSince(region, current, previous),
    sameLastYear: sameLastYear && changeSince(region, current, sameLastYear),
  };
}

function changeSince(region: string, current: Ranking, other: Ranking): Change {
  const now = placeOf(current, region);
  const then = placeOf(other, region);
  const isRate = current.measure === 'growth' && now !== null && then !== null;
  return {
    period: other.period,
    rankChange: rankChange(current, other, region),
    rateChange: isRate ? rateChange(now.value, then.value, current.decimals) : null,
    restsOnDemo: current.restsOnDemo || other.restsOnDemo,
  };
}
