import { isAtOrAbove, standingOf } from './benchmark';
import { roundTo } from './decimal';
import type { FigureVersion, StatedRank } from './figure';
import { figureVersionId, isDemo } from './figure';
import type {
  BehindFact,
  Fact,
  GrowthFact,
  HeadlineIndicator,
  Located,
  PlaceFact,
  Resting,
  StatedFact,
  StreakFact,
} from './headline';
import { decimalsOf } from './indicator';
import type { Ranking } from './ranking';
import { figuresOf, isTopThree, membersCount, placeOf, publishedCount, rankChange } from './ranking';
import { streakOfFirsts } from './streak';

/** A streak is worth saying from two releases in a row. */
const SHORTEST_STREAK = 2;

/** An indicator of the headline, ranked. */
export interface Item {
  entry: HeadlineIndicator;
  releases: Ranking[];
  current: Ranking | null;
  previous: Ranking | null;
  assessed: boolean;
  mayRank: boolean;
}

/** The two counts over the assessed set, of `of` indicators; each only where it counts over at least one. */
export function countFacts(items: readonly Item[], home: string, of: number): Fact[] {
  const current = items.flatMap((item) =>
    item.assessed && item.current ? [{ ...item, current: item.current }] : [],
  );
  const comparable = current.filter(({ current }) => standingOf(current, home) !== null);
  const ranked = current.filter((item) => item.mayRank && placeOf(item.current, home)?.rank != null);
  const facts: Fact[] = [];
  if (comparable.length > 0) {
    facts.push({
      kind: 'at_or_above',
      count: comparable.filter(({ current }) => isAtOrAbove(current, home)).length,
      comparable: comparable.length,
      of,
      ...restingOn(comparable.flatMap(({ current }) => ownAndBenchmark(current, home))),
    });
  }
  if (ranked.length > 0) {
    facts.push({
      kind: 'top_three',
      count: ranked.filter(({ current }) => isTopThree(current, home)).length,
      ranked: ranked.length,
      of,
      ...restingOn(ranked.flatMap(({ current }) => figuresOf(current))),
    });
  }
  return facts;
}

/** The streak of firsts, if it is long enough to say. */
export function streakFact(
  { entry, releases, current, assessed, mayRank }: Item,
  home: string,
): StreakFact[] {
  const streak = mayRank && current ? streakOfFirsts(releases, home, entry.indicator) : null;
  if (!streak || !current || streak.length < SHORTEST_STREAK) return [];
  const within = releases.filter(({ period }) => period >= streak.since && period <= streak.until);
  const { key: indicator } = entry.indicator;
  const resting = restingOn(within.flatMap(figuresOf));
  return [{ kind: 'streak', indicator, measure: current.measure, rank: 1, assessed, ...streak, ...resting }];
}

/** The place, if this audience may see it and there is one. */
export function placeFact({ current, previous, assessed, mayRank }: Item, home: string): PlaceFact[] {
  const row = mayRank && current ? placeOf(current, home) : null;
  if (!current || !row || row.rank === null) return [];
  const change = rankChange(current, previous, home);
  return [
    {
      kind: 'place',
      ...locate(current),
      rank: row.rank,
      tied: row.tied,
      of: membersCount(current),
      published: publishedCount(current),
      rankChange: change,
      value: row.value,
      stated: row.stated,
      assessed,
      ...restingOn(movedFigures(current, previous, change)),
    },
  ];
}

/** How far an assessed indicator is below the benchmark. */
export function behindFact({ current, previous, assessed, mayRank }: Item, home: string): BehindFact[] {
  if (!assessed || !current || standingOf(current, home) !== 'below') return [];
  const row = placeOf(current, home);
  if (!row?.gapToBenchmark) return [];
  const isPlaceShown = mayRank && row.rank !== null;
  const change = isPlaceShown ? rankChange(current, previous, home) : null;
  const ofPlace = isPlaceShown ? movedFigures(current, previous, change) : [];
  return [
    {
      kind: 'behind',
      ...locate(current),
      gap: row.gapToBenchmark,
      rank: isPlaceShown ? row.rank : null,
      rankChange: change,
      ...restingOn([...ownAndBenchmark(current, home), ...ofPlace]),
    },
  ];
}

/** The growth of a highlighted indicator, if it has one. */
export function growthFact({ indicator, homeGrowth }: HeadlineIndicator): GrowthFact[] {
  if (!homeGrowth?.value) return [];
  const { measure, period, value } = homeGrowth;
  const displayed = roundTo(value, decimalsOf(indicator, measure));
  const located = { indicator: indicator.key, measure, period };
  return [{ kind: 'growth', ...located, value: displayed, ...restingOn([homeGrowth]) }];
}

/** The places known from a source alone: none has been computed for the same measure and period. */
export function statedFacts({ entry, current, mayRank }: Item, home: string): StatedFact[] {
  if (!mayRank) return [];
  const isComputed = (stated: StatedRank) =>
    current?.measure === stated.measure &&
    current.period === stated.period &&
    placeOf(current, home)?.rank != null;
  return entry.stated
    .filter((stated) => !isComputed(stated))
    .map((stated) => ({
      kind: 'stated',
      indicator: stated.indicator,
      measure: stated.measure,
      period: stated.period,
      rank: stated.rank,
      of: stated.of,
      source: stated.source,
      figures: [],
      demo: isDemo(stated),
    }));
}

function ownAndBenchmark(ranking: Ranking, home: string): FigureVersion[] {
  return [placeOf(ranking, home)?.figure, ranking.benchmark?.figure].flatMap((figure) => figure ?? []);
}

/** What a place and its change rest on: the previous release's figures too where there is a change to tell. */
function movedFigures(current: Ranking, previous: Ranking | null, change: number | null): FigureVersion[] {
  return [...figuresOf(current), ...(previous && change !== null ? figuresOf(previous) : [])];
}

function locate({ indicator, measure, period }: Ranking): Located {
  return { indicator, measure, period };
}

function restingOn(figures: readonly FigureVersion[]): Resting {
  return { figures: [...new Set(figures.map(figureVersionId))].sort(), demo: figures.some(isDemo) };
}
