import type { Indicator } from './indicator';
import type { Period, PeriodRules } from './period';
import { comparePeriods, frequencyOf, isCombinedJanuary, nextPeriod } from './period';
import type { Ranking } from './ranking';
import { placeOf } from './ranking';

/** One release, and whether the condition held in it; null: the region has no figure. */
export interface StreakRelease {
  period: Period;
  holds: boolean | null;
}

export interface Streak {
  /** Releases in which the condition held, never months (domain rule 18). */
  length: number;
  /** What the releases may be called: 连续八个月 only of consecutive months without 1—2月 among them; else 连续N期. */
  unit: 'month' | 'quarter' | 'year' | 'release';
  since: Period;
  until: Period;
}

/** Of an indicator: the form of its periods, and what a missing figure does. */
export type StreakRules = PeriodRules & Pick<Indicator, 'streakGap'>;

/**
 * The streak that reaches the latest of the releases (any order); null: the condition does not hold there. A release
 * without a figure ends it, or, where the indicator says suspend, is passed over: it neither counts nor ends.
 */
export function streakOf(releases: readonly StreakRelease[], rules: StreakRules): Streak | null {
  const held: Period[] = [];
  for (const { period, holds } of [...releases].sort((a, b) => comparePeriods(b.period, a.period))) {
    if (holds === null && rules.streakGap === 'suspend') continue;
    if (!holds) break;
    held.unshift(period);
  }
  const since = held[0];
  const until = held.at(-1);
  if (!since || !until) return null;
  return { length: held.length, unit: unitOf(held, rules), since, until };
}

/** Whether the region is first, shared or alone (domain rule 18); null: it has no figure. */
export function isFirst(ranking: Ranking, region: string): boolean | null {
  const row = placeOf(ranking, region);
  return row && row.rank === 1;
}

/** How many releases in a row, up to the latest, the region has been first, shared or alone. */
export function streakOfFirsts(
  releases: readonly Ranking[],
  region: string,
  rules: StreakRules,
): Streak | null {
  return streakOf(
    releases.map((ranking) => ({ period: ranking.period, holds: isFirst(ranking, region) })),
    rules,
  );
}

function unitOf(held: readonly Period[], rules: StreakRules): Streak['unit'] {
  const isBroken = held.some((period, index) => {
    const before = held[index - 1];
    return isCombinedJanuary(period, rules) || (before !== undefined && nextPeriod(before, rules) !== period);
  });
  const first = held[0];
  return isBroken || !first ? 'release' : frequencyOf(first);
}
