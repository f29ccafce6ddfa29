import type { Decimal } from './decimal';
import type { FigureVersion, PeriodCells, Source, StatedRank } from './figure';
import type { Item } from './headline-facts';
import { behindFact, countFacts, growthFact, placeFact, statedFacts, streakFact } from './headline-facts';
import type { Indicator, Measure } from './indicator';
import { mayRank } from './indicator';
import type { Period } from './period';
import { periodEnd } from './period';
import { isMember, rankRegions } from './ranking';
import type { AssessedSet } from './region';
import { isValidOn } from './region';
import type { Audience } from './scope';
import type { Streak } from './streak';
import { isFirst } from './streak';

/** How many indicators outside the assessed set are named where the installation lists none. */
const DEFAULT_HIGHLIGHTS = 6;

export interface HeadlineIndicator {
  indicator: Indicator;
  /**
   * Releases of the main measure (`mainMeasure`) that end by the end of the month asked, ascending: the last is the
   * one the headline takes, the one before it the previous release, those before serve streaks. It may be cut short
   * as long as `needsMoreHistory` says no. Empty: nothing published.
   */
  history: PeriodCells[];
  /** The home region's growth figure of its latest published period by then; null: none. */
  homeGrowth: FigureVersion | null;
  /** The home region's level of its latest published period by then; null: none. */
  homeLevel: FigureVersion | null;
  /** The home region's stated ranks of the latest such period, of either measure. */
  stated: StatedRank[];
}

export interface HeadlineInput {
  /** The month asked for: `2023-12`. */
  period: Period;
  audience: Audience;
  home: string;
  /** The set with the members valid at the month's end; null: none. */
  assessedSet: AssessedSet | null;
  /** Indicator keys in the order to be named; null or empty: the first six outside the set that have a growth figure. */
  highlights: string[] | null;
  /** In catalogue order. */
  indicators: HeadlineIndicator[];
}

/** What every fact rests on. */
export interface Resting {
  /** `figureVersionId` of every figure, once each, in a fixed order. Empty for a stated rank, which has its source. */
  figures: string[];
  /** Whether any of them is made up (domain rule 20a). */
  demo: boolean;
}

export interface Located {
  indicator: string;
  measure: Measure;
  period: Period;
}

/** N项达到或高于全省平均水平, of the assessed set: equality included (domain rule 15). */
export interface AtOrAboveFact extends Resting {
  kind: 'at_or_above';
  count: number;
  /** Assessed indicators where both the home region and the benchmark have a value. */
  comparable: number;
  /** Assessed indicators. */
  of: number;
}

/** N项居前三, of the assessed set: shared places count (domain rule 16). */
export interface TopThreeFact extends Resting {
  kind: 'top_three';
  count: number;
  /** Assessed indicators in which the home region has a place that this audience may see. */
  ranked: number;
  of: number;
}

/** 连续N个月居第1位, shared or alone (domain rule 18). */
export interface StreakFact extends Resting, Streak {
  kind: 'streak';
  indicator: string;
  measure: Measure;
  rank: 1;
  assessed: boolean;
}

export interface PlaceFact extends Resting, Located {
  kind: 'place';
  rank: number;
  tied: boolean;
  /** Members, and those of them with a value (domain rule 14). */
  of: number;
  published: number;
  rankChange: number | null;
  /** Displayed value. */
  value: Decimal;
  /** A place that a source states for the same figure, shown beside (domain rule 20a). */
  stated: StatedRank | null;
  assessed: boolean;
}

/** An assessed indicator in which the home region stands below the benchmark. */
export interface BehindFact extends Resting, Located {
  kind: 'behind';
  /** Own minus benchmark, of displayed values. */
  gap: Decimal;
  /** Null where this audience may not see places. */
  rank: number | null;
  rankChange: number | null;
}

/** Growth of a highlighted indicator, displayed, in percent. */
export interface GrowthFact extends Resting, Located {
  kind: 'growth';
  value: Decimal;
}

/** A place known from a source alone (domain rule 20a). */
export interface StatedFact extends Resting, Located {
  kind: 'stated';
  rank: number;
  of: number | null;
  source: Source;
}

export type Fact =
  | AtOrAboveFact
  | TopThreeFact
  | StreakFact
  | PlaceFact
  | BehindFact
  | GrowthFact
  | StatedFact;

/** Why a headline says less than it could. */
export type HeadlineLack = 'nothing_published' | 'home_not_member' | 'no_assessed_set' | 'no_benchmark';

export interface Headline {
  period: Period;
  home: string;
  /** Counts first, then streaks, places, those behind, growth, stated places; within a kind the assessed set's before the others, in catalogue order. */
  facts: Fact[];
  lacks: HeadlineLack[];
}

/** The month's facts, each with what it rests on; no sentences. Each indicator speaks of its latest published period (domain rule 8). */
export function headline(input: HeadlineInput): Headline {
  const set = assessedKeys(input);
  const items = input.indicators.map((entry) => itemOf(entry, input, set));
  const ordered = [...items.filter((item) => item.assessed), ...items.filter((item) => !item.assessed)];
  const known = items.flatMap(({ current }) => current ?? []);
  const isStranger = known.length > 0 && !known.some((ranking) => isMember(ranking, input.home));
  const facts: Fact[] = [
    ...countFacts(items, input.home, set.size),
    ...ordered.flatMap((item) => streakFact(item, input.home)),
    ...ordered.flatMap((item) => placeFact(item, input.home)),
    ...ordered.flatMap((item) => behindFact(item, input.home)),
    ...highlightsOf(input, set).flatMap(growthFact),
    // a place is stated among the members: where home is none of them, it is a place in another group
    ...(isStranger ? [] : ordered.flatMap((item) => statedFacts(item, input.home))),
  ];
  return { period: input.period, home: input.home, facts, lacks: lacksOf(items, input.home, set) };
}

/**
 * Whether earlier releases must be fetched, if there are any: the previous one is missing, or the home region's streak
 * reaches back to the first release given and may be longer.
 */
export function needsMoreHistory(
  entry: Pick<HeadlineIndicator, 'indicator' | 'history'>,
  home: string,
): boolean {
  const { indicator, history } = entry;
  if (history.length < 2) return history.length > 0;
  return history.every((cells) => {
    const first = isFirst(rankRegions(cells, indicator), home);
    return first === null ? indicator.streakGap === 'suspend' : first;
  });
}

function itemOf(entry: HeadlineIndicator, input: HeadlineInput, set: ReadonlySet<string>): Item {
  const releases = entry.history.map((cells) => rankRegions(cells, entry.indicator));
  return {
    entry,
    releases,
    current: releases.at(-1) ?? null,
    previous: releases.at(-2) ?? null,
    assessed: set.has(entry.indicator.key),
    mayRank: mayRank(entry.indicator, input.audience),
  };
}

function assessedKeys({ assessedSet, period }: HeadlineInput): ReadonlySet<string> {
  if (!assessedSet || !isValidOn(assessedSet, periodEnd(period))) return new Set();
  return new Set(assessedSet.members.map((member) => member.indicator));
}

function highlightsOf(
  { highlights, indicators }: HeadlineInput,
  set: ReadonlySet<string>,
): HeadlineIndicator[] {
  if (highlights && highlights.length > 0) {
    return highlights.flatMap((key) => indicators.find(({ indicator }) => indicator.key === key) ?? []);
  }
  return indicators
    .filter(({ indicator, homeGrowth }) => !set.has(indicator.key) && homeGrowth?.value)
    .slice(0, DEFAULT_HIGHLIGHTS);
}

function lacksOf(items: readonly Item[], home: string, set: ReadonlySet<string>): HeadlineLack[] {
  const current = items.flatMap((item) => item.current ?? []);
  const lacks: HeadlineLack[] = [];
  if (current.length === 0) lacks.push('nothing_published');
  else if (!current.some((ranking) => isMember(ranking, home))) lacks.push('home_not_member');
  if (set.size === 0) lacks.push('no_assessed_set');
  if (current.length > 0 && !current.some((ranking) => ranking.benchmark)) lacks.push('no_benchmark');
  return lacks;
}
