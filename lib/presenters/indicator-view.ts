import { standingOf } from '@/lib/domain/benchmark';
import { type ComparedPeriods, type Comparison, compareWithPrevious } from '@/lib/domain/comparison';
import { type Decimal, toFixed } from '@/lib/domain/decimal';
import {
  type FigureVersion,
  isDemo,
  type PeriodCells,
  type ReasonedVersion,
  type SeriesBreak,
  type StatedRank,
} from '@/lib/domain/figure';
import { gapBetween } from '@/lib/domain/gap';
import { decimalsOf, type Indicator, isRanked, type Measure, mayRank } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import {
  isBenchmarkTotal,
  isMember,
  placeOf,
  type RankedRow,
  type Ranking,
  rankChange,
  rankRegions,
  type UnrankedRow,
  withoutBenchmark,
  withoutPlaces,
} from '@/lib/domain/ranking';
import type { Audience } from '@/lib/domain/scope';
import type { Tone } from './chart-series';

/** What the page about one indicator and period is given. */
export interface IndicatorPageData {
  indicator: Indicator;
  measure: Measure;
  period: Period;
  compared: ComparedPeriods;
  /** Ascending; holds the period, the compared ones, and those of its year and the year before. */
  series: PeriodCells[];
  versions: ReasonedVersion[];
  /** By period. */
  breaks: SeriesBreak[];
}

/** The distance from the focused region to another, displayed values. */
export interface GapLine {
  to: 'above' | 'first' | 'benchmark';
  /** Who stands there; empty for the benchmark. Several when they share the place. */
  regions: string[];
  rank: number | null;
  value: Decimal;
  /** Own minus other. */
  gap: Decimal;
  tone: Tone;
}

/** One revised figure: what was published before and after. */
export interface Revision {
  region: string;
  period: Period;
  revisedAt: string;
  was: ReasonedVersion;
  now: ReasonedVersion;
}

export interface IndicatorView {
  indicator: Indicator;
  measure: Measure;
  period: Period;
  ranking: Ranking;
  /** Whether places are given and this audience may see them. */
  showsPlaces: boolean;
  /** The region in focus (the home region unless another is asked for); null where it is no member. */
  focus: string | null;
  own: RankedRow | null;
  ownMissing: UnrankedRow | null;
  comparison: Comparison | null;
  compared: ComparedPeriods;
  changeOf: (region: string) => number | null;
  /** Rankings of the period's year up to it, oldest first. */
  year: Ranking[];
  /** Rankings of that year and the one before, oldest first. */
  history: Ranking[];
  gaps: GapLine[];
  revisions: Revision[];
  /** Where the series breaks, up to the period shown. */
  breaks: SeriesBreak[];
  stated: StatedRank[];
  demo: boolean;
  /** The same of what is said of the period: its moves rest on the compared releases too. */
  findingIsDemo: boolean;
  /** The period's figures' own sources, once each, and the last instant one of them was published. */
  sources: FigureVersion['source'][];
  publishedAt: string | null;
}

/** Decides, by the domain's rules, all that the page says; no words. */
export function indicatorView(data: IndicatorPageData, focus: string, audience: Audience): IndicatorView {
  const { indicator, measure, period, compared } = data;
  const showsPlaces = isRanked(indicator, measure) && mayRank(indicator, audience);
  const rankings = data.series.map((cells) => shownRanking(rankRegions(cells, indicator), showsPlaces));
  const at = (wanted: Period | null) => rankings.find((ranking) => ranking.period === wanted) ?? null;
  const ranking =
    at(period) ??
    rankRegions({ indicator: indicator.key, measure, period, cells: [], benchmark: null }, indicator);
  const previous = at(compared.previous);
  const own = placeOf(ranking, focus);
  const member = isMember(ranking, focus);
  const upTo = rankings.filter((one) => one.period <= period);
  const figures = [
    ...ranking.rows.map((row) => row.figure),
    ...(ranking.benchmark ? [ranking.benchmark.figure] : []),
  ];
  const comparison = member
    ? compareWithPrevious(focus, ranking, compared, previous, at(compared.sameLastYear))
    : null;
  const stated = [...ranking.rows, ...ranking.missing].flatMap((row) => row.stated ?? []);
  return {
    indicator,
    measure,
    period,
    ranking,
    showsPlaces,
    focus: member ? focus : null,
    own,
    ownMissing: ranking.missing.find((row) => row.region === focus) ?? null,
    comparison,
    compared,
    changeOf: (region) => rankChange(ranking, previous, region),
    year: upTo.filter((one) => one.period.slice(0, 4) === period.slice(0, 4)),
    history: upTo,
    gaps: own ? gapLines(ranking, own) : [],
    revisions: revisionsOf(data.versions, decimalsOf(indicator, measure)),
    breaks: data.breaks.filter((each) => each.period <= period),
    stated,
    demo: figures.some(isDemo),
    findingIsDemo:
      figures.some(isDemo) ||
      [comparison?.previous, comparison?.sameLastYear].some((change) => change?.restsOnDemo),
    // a source that states a place alone stands beside it, and is no source of the figures
    sources: distinctSources(figures.length > 0 ? figures : stated),
    publishedAt: lastOf(figures.length > 0 ? figures : stated),
  };
}

/** As this page may show it: without places where there are none to show, without a benchmark that is a total. */
function shownRanking(ranking: Ranking, showsPlaces: boolean): Ranking {
  const compared = isBenchmarkTotal(ranking) ? withoutBenchmark(ranking) : ranking;
  return showsPlaces ? compared : withoutPlaces(compared);
}

/** What a chart over several releases rests on: sources once each, the last instant of publication. */
export function sourcesOf(
  rankings: readonly Ranking[],
  focus: string | null,
): Pick<IndicatorView, 'sources' | 'publishedAt'> {
  const figures = rankings.flatMap(({ rows, benchmark }) => [
    ...rows.filter(({ region }) => focus === null || region === focus).map(({ figure }) => figure),
    ...(benchmark ? [benchmark.figure] : []),
  ]);
  return { sources: distinctSources(figures), publishedAt: lastOf(figures) };
}

function lastOf(published: readonly { publishedAt: string }[]): string | null {
  return published.reduce<string | null>(
    (last, { publishedAt }) => (last === null || publishedAt > last ? publishedAt : last),
    null,
  );
}

function gapLines(ranking: Ranking, own: RankedRow): GapLine[] {
  const lines: GapLine[] = [];
  const first = ranking.rows[0];
  const better = ranking.rows.filter((row) => row.rank !== null && own.rank !== null && row.rank < own.rank);
  const above = better.at(-1);
  const line = (to: 'above' | 'first', target: RankedRow): GapLine => ({
    to,
    regions: ranking.rows.filter((row) => row.rank === target.rank).map((row) => row.region),
    rank: target.rank,
    value: target.value,
    gap: gapBetween(own.value, target.value, ranking.decimals),
    tone: 'down',
  });
  if (above) lines.push(line('above', above));
  if (first && above && first.rank !== above.rank) lines.push(line('first', first));
  if (ranking.benchmark && own.gapToBenchmark) {
    const standing = ranking.direction === 'none' ? null : standingOf(ranking, own.region);
    lines.push({
      to: 'benchmark',
      regions: [],
      rank: null,
      value: ranking.benchmark.value,
      gap: own.gapToBenchmark,
      tone: standing === 'above' ? 'up' : standing === 'below' ? 'down' : 'flat',
    });
  }
  return lines;
}

/** Each version that visibly replaced another, newest first: one that only confirms a figure is none to a reader. */
function revisionsOf(versions: readonly ReasonedVersion[], decimals: number): Revision[] {
  const shown = ({ value, missing }: FigureVersion) => (value ? toFixed(value, decimals) : missing);
  const byFigure = new Map<string, ReasonedVersion[]>();
  for (const version of versions) {
    const key = `${version.region} ${version.period}`;
    byFigure.set(key, [...(byFigure.get(key) ?? []), version]);
  }
  return [...byFigure.values()]
    .flatMap((list) => {
      const ordered = [...list].sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1));
      return ordered.slice(1).map((now, index) => {
        const was = ordered[index] as ReasonedVersion;
        return { region: now.region, period: now.period, revisedAt: now.publishedAt, was, now };
      });
    })
    .filter(({ was, now }) => shown(was) !== shown(now))
    .sort((a, b) =>
      a.revisedAt < b.revisedAt ? 1 : a.revisedAt > b.revisedAt ? -1 : a.period < b.period ? 1 : -1,
    );
}

function distinctSources(from: { source: FigureVersion['source'] }[]): FigureVersion['source'][] {
  return [
    ...new Map(from.map(({ source }) => [`${source.origin} ${source.title} ${source.url}`, source])).values(),
  ];
}
