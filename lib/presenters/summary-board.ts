import { standingOf } from '@/lib/domain/benchmark';
import { type ComparedPeriods, comparedPeriods } from '@/lib/domain/comparison';
import type { Decimal } from '@/lib/domain/decimal';
import { type FigureVersion, isDemo, type StatedRank } from '@/lib/domain/figure';
import type { HeadlineIndicator } from '@/lib/domain/headline';
import { type Indicator, type Measure, mainMeasure, mayRank } from '@/lib/domain/indicator';
import { type Period, yearOf } from '@/lib/domain/period';
import {
  isBenchmarkTotal,
  isMember,
  membersCount,
  placeOf,
  publishedCount,
  type RankedRow,
  type Ranking,
  rankChange,
  rankRegions,
  withoutBenchmark,
} from '@/lib/domain/ranking';
import type { Audience } from '@/lib/domain/scope';
import type { Tone } from './chart-series';

/** One indicator of a region in a month: its figures, place, move, distance and the places of the year so far. */
export interface BoardRow {
  indicator: Indicator;
  /** The indicator's own latest period by the month asked for. */
  period: Period;
  measure: Measure;
  level: FigureVersion | null;
  /** Whether any level of this region has been published by then, of this period or an earlier one. */
  hasLevels: boolean;
  growth: FigureVersion | null;
  /** Null: no value, not ranked, or not for this audience. */
  place: (RankedRow & { rank: number }) | null;
  members: number;
  published: number;
  change: number | null;
  /** What the change is since: 较上年全年 at the year's first release, with 较上年同期 beside it (domain rule 17). */
  since: ComparedPeriods['kind'];
  sameLastYearChange: number | null;
  /** Own minus benchmark, displayed values of the main measure. */
  gap: Decimal | null;
  tone: Tone;
  /** Places of the year's releases, oldest first. */
  places: (number | null)[];
  stated: StatedRank | null;
  /** Whether the place or a figure here rests on a made-up figure. */
  demo: boolean;
  publishedAt: string | null;
}

/** Shapes what is known of one indicator into a row; null where nothing of it is published by the month. */
export function boardRow(entry: HeadlineIndicator, region: string, audience: Audience): BoardRow | null {
  const { indicator, history, stated } = entry;
  const releases = history
    .map((cells) => rankRegions(cells, indicator))
    .map((ranking) => (isBenchmarkTotal(ranking) ? withoutBenchmark(ranking) : ranking));
  const current = releases.at(-1);
  // a page about the group says nothing of an indicator that the benchmark alone has figures of
  if (current && !someMemberHas(current)) return null;
  const statedPeriod = stated.at(-1)?.period;
  const period = current?.period ?? statedPeriod;
  if (!period) return null;
  const isShown = mayRank(indicator, audience);
  const row = current ? placeOf(current, region) : null;
  const place = isShown && row?.rank != null ? { ...row, rank: row.rank } : null;
  const { level, growth } = figuresOf(entry, period);
  const periods = releases.map((release) => release.period);
  const compared = current ? comparedPeriods(period, periods, indicator) : null;
  const at = (wanted: Period | null | undefined) =>
    releases.find((release) => release.period === wanted) ?? null;
  const previous = at(compared?.previous);
  const sameLastYear = at(compared?.sameLastYear);
  const change = current && isShown ? rankChange(current, previous, region) : null;
  const gap = row?.gapToBenchmark ?? null;
  const year = releases.filter((release) => yearOf(release.period) === yearOf(period));
  return {
    indicator,
    period,
    measure: current?.measure ?? mainMeasure(indicator),
    level,
    hasLevels: entry.homeLevel !== null,
    growth,
    place,
    members: current ? membersCount(current) : 0,
    published: current ? publishedCount(current) : 0,
    change,
    since: compared?.kind ?? 'previous_release',
    sameLastYearChange: current && isShown && sameLastYear ? rankChange(current, sameLastYear, region) : null,
    gap,
    tone: current ? toneOf(current, region) : 'flat',
    places: isShown ? year.map((release) => placeOf(release, region)?.rank ?? null) : [],
    // a source states places among the group's members: of the benchmark region it says nothing here
    stated:
      isShown && current && isMember(current, region)
        ? (stated.find(({ measure }) => measure === current.measure) ?? null)
        : null,
    demo:
      Boolean(place && current?.restsOnDemo) ||
      (change !== null && Boolean(previous?.restsOnDemo)) ||
      (gap !== null && isDemo(current?.benchmark?.figure ?? null)) ||
      [level, growth].some(isDemo),
    publishedAt: row?.figure.publishedAt ?? stated.at(-1)?.publishedAt ?? null,
  };
}

/** Better, worse or level with the benchmark, by the indicator's direction; an indicator without one is never better. */
export function toneOf(ranking: Ranking, region: string): Tone {
  if (ranking.direction === 'none') return 'flat';
  const standing = standingOf(ranking, region);
  return standing === 'above' ? 'up' : standing === 'below' ? 'down' : 'flat';
}

/** Whether any member has a figure or a stated place: what the group shows. */
function someMemberHas({ rows, missing }: Ranking): boolean {
  return rows.length > 0 || missing.some(({ figure, stated }) => figure !== null || stated !== null);
}

/** Both measures of the same period: an older level beside a newer rate would be read as one statement. */
function figuresOf(entry: HeadlineIndicator, period: Period) {
  const ofPeriod = (figure: FigureVersion | null) => (figure?.period === period ? figure : null);
  return { level: ofPeriod(entry.homeLevel), growth: ofPeriod(entry.homeGrowth) };
}

/** Counts of a region's rows: places among the first three, and values at the benchmark or on its better side. */
export function regionFindings(rows: readonly BoardRow[]): {
  topThree: number;
  atOrBetter: number;
  demo: boolean;
} {
  const placed = rows.filter(({ place }) => place !== null);
  return {
    topThree: placed.filter(({ place }) => (place?.rank ?? Number.POSITIVE_INFINITY) <= 3).length,
    atOrBetter: rows.filter(
      ({ gap, tone, indicator }) => gap !== null && indicator.direction !== 'none' && tone !== 'down',
    ).length,
    demo: rows.some(({ demo }) => demo),
  };
}
