import type { Decimal } from './decimal';
import { roundTo } from './decimal';
import type { Cell, FigureVersion, PeriodCells, StatedRank } from './figure';
import { isDemo } from './figure';
import type { Direction, Indicator, Measure } from './indicator';
import { decimalsOf, isRanked } from './indicator';
import type { Period } from './period';
import { compareCodes } from './region';

/** A member with a value. */
export interface RankedRow {
  region: string;
  figure: FigureVersion;
  /** The displayed value: rounded half away from zero to the ranking's decimals. */
  value: Decimal;
  /** Standard competition rank (1, 1, 3); null where the indicator or this measure of it is not ranked. */
  rank: number | null;
  tied: boolean;
  /** Own minus other, of displayed values, so that what is printed adds up (domain rule 19). */
  gapToFirst: Decimal | null;
  /** To the nearest better place; null for the first. */
  gapToAbove: Decimal | null;
  gapToBenchmark: Decimal | null;
  stated: StatedRank | null;
}

/** A member without a value: listed apart, never last and never zero (domain rule 14). */
export interface UnrankedRow extends Cell {}

export interface Ranking {
  indicator: string;
  measure: Measure;
  period: Period;
  direction: Direction;
  decimals: number;
  /** Whether places are given: the indicator has a direction, and this measure of it is a ranked one. */
  ranked: boolean;
  /** By rank, within a tie by region code; by region code where places are not given. */
  rows: RankedRow[];
  /** By region code. */
  missing: UnrankedRow[];
  /** The benchmark's figure and its displayed value; null: not published, or missing. */
  benchmark: { figure: FigureVersion; value: Decimal } | null;
  /** Whether a place here rests on a made-up figure of a member (domain rule 20a). The benchmark gives no places. */
  restsOnDemo: boolean;
}

/**
 * Ranks the members of a group in one period: standard competition ranking of displayed values (domain rules 12 to 14,
 * 19, 20, 20a). The order of the cells does not matter. A stated rank is carried beside, and changes no place.
 */
export function rankRegions(cells: PeriodCells, indicator: Indicator): Ranking {
  const known = made.get(cells);
  if (known?.indicator === indicator) return known.ranking;
  const ranking = makeRanking(cells, indicator);
  made.set(cells, { indicator, ranking });
  return ranking;
}

// A page asks for the ranking of the same cells several times: for its counts, its streaks and its table.
const made = new WeakMap<PeriodCells, { indicator: Indicator; ranking: Ranking }>();

function makeRanking(cells: PeriodCells, indicator: Indicator): Ranking {
  const { measure, period } = cells;
  const decimals = decimalsOf(indicator, measure);
  const ranked = isRanked(indicator, measure);
  const benchmark = cells.benchmark?.value
    ? { figure: cells.benchmark, value: roundTo(cells.benchmark.value, decimals) }
    : null;

  const missing: UnrankedRow[] = [];
  const entries: { cell: Cell; figure: FigureVersion; value: Decimal }[] = [];
  for (const cell of cells.cells) {
    const figure = cell.figure;
    if (figure?.value) entries.push({ cell, figure, value: roundTo(figure.value, decimals) });
    else missing.push(cell);
  }
  const best = indicator.direction === 'lower' ? 1 : -1;
  entries.sort(
    (a, b) => (ranked ? best * a.value.cmp(b.value) : 0) || compareCodes(a.cell.region, b.cell.region),
  );
  missing.sort((a, b) => compareCodes(a.region, b.region));

  const first = entries[0]?.value;
  let rank = 0;
  let place: Decimal | undefined;
  let above: Decimal | undefined;
  // gaps are of values that are rounded already, so that what is printed adds up
  const rows = entries.map(({ cell, figure, value }, index): RankedRow => {
    if (!place?.eq(value)) {
      rank = index + 1;
      above = place;
      place = value;
    }
    const tied = [entries[index - 1], entries[index + 1]].some((next) => next?.value.eq(value) ?? false);
    return {
      region: cell.region,
      figure,
      value,
      rank: ranked ? rank : null,
      tied: ranked && tied,
      gapToFirst: ranked && first ? value.minus(first) : null,
      gapToAbove: ranked && above ? value.minus(above) : null,
      gapToBenchmark: benchmark ? value.minus(benchmark.value) : null,
      stated: cell.stated,
    };
  });

  return {
    indicator: cells.indicator,
    measure,
    period,
    direction: indicator.direction,
    decimals,
    ranked,
    rows,
    missing,
    benchmark,
    restsOnDemo: cells.cells.some((cell) => isDemo(cell.figure)),
  };
}

/** The same figures with no place in them: in the order of codes, compared with the benchmark alone (domain rule 26). */
export function withoutPlaces(ranking: Ranking): Ranking {
  const rows = ranking.rows
    .map((row) => ({ ...row, rank: null, tied: false, gapToFirst: null, gapToAbove: null }))
    .sort((a, b) => compareCodes(a.region, b.region));
  return { ...ranking, ranked: false, rows };
}

/**
 * Whether the benchmark's level is the sum of its parts and no average of theirs: it exceeds each of them, and there are
 * several. No member is then said to be above or below it.
 */
export function isBenchmarkTotal({ measure, benchmark, rows }: Ranking): boolean {
  return (
    measure === 'level' &&
    benchmark !== null &&
    rows.length > 1 &&
    rows.every(({ value }) => value.lt(benchmark.value))
  );
}

/** The same ranking with no benchmark in it. */
export function withoutBenchmark(ranking: Ranking): Ranking {
  return { ...ranking, benchmark: null, rows: ranking.rows.map((row) => ({ ...row, gapToBenchmark: null })) };
}

/** The region's row; null: it has no value here, or is not a member. */
export function placeOf(ranking: Ranking, region: string): RankedRow | null {
  return ranking.rows.find((row) => row.region === region) ?? null;
}

/** Whether the region is a member of the group in this period, with a figure or without. */
export function isMember(ranking: Ranking, region: string): boolean {
  return placeOf(ranking, region) !== null || ranking.missing.some((row) => row.region === region);
}

/** The members with a value: the 12 of "第3位(12个已公布)" (domain rule 14). */
export function publishedCount(ranking: Ranking): number {
  return ranking.rows.length;
}

/** The members, with a value or without. */
export function membersCount(ranking: Ranking): number {
  return ranking.rows.length + ranking.missing.length;
}

/** Places gained (positive) or lost since another ranking of the same indicator and measure; null where either gives no place (domain rule 17). */
export function rankChange(current: Ranking, previous: Ranking | null, region: string): number | null {
  const now = placeOf(current, region)?.rank;
  const before = previous && placeOf(previous, region)?.rank;
  return now && before ? before - now : null;
}

/** Whether the region's place is 1, 2 or 3, shared or not: two regions tied third both count (domain rule 16). */
export function isTopThree(ranking: Ranking, region: string): boolean {
  const rank = placeOf(ranking, region)?.rank;
  return rank != null && rank <= 3;
}

export interface StatedDifference {
  region: string;
  computed: number;
  stated: StatedRank;
}

/**
 * Where the place computed from a full table is not the place that a source states (domain rule 20a): both are shown,
 * and review waits for an explanation. While a member's figure is missing, nothing computed contradicts a source.
 */
export function computedDiffersFromStated(ranking: Ranking): StatedDifference[] {
  if (ranking.missing.length > 0) return [];
  return ranking.rows.flatMap(({ region, rank, stated }) =>
    stated && rank !== null && stated.rank !== rank ? [{ region, computed: rank, stated }] : [],
  );
}

/** Every figure that the places rest on: the members', values and reasons alike. */
export function figuresOf(ranking: Ranking): FigureVersion[] {
  return [...ranking.rows, ...ranking.missing].flatMap((row) => row.figure ?? []);
}
