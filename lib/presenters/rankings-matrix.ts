import { type ComparedPeriods, comparedPeriods } from '@/lib/domain/comparison';
import type { Decimal } from '@/lib/domain/decimal';
import { isDemo, type MissingReason, type StatedRank } from '@/lib/domain/figure';
import type { HeadlineIndicator } from '@/lib/domain/headline';
import { type Indicator, type Measure, mayRank } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import {
  isBenchmarkTotal,
  isTopThree,
  placeOf,
  type Ranking,
  rankChange,
  rankRegions,
  withoutBenchmark,
} from '@/lib/domain/ranking';
import type { Audience } from '@/lib/domain/scope';
import { readSort, type Sort, sortBy } from './sort';

/** A column: one indicator at its own latest period. */
export interface MatrixColumn {
  indicator: Indicator;
  measure: Measure;
  period: Period;
  /** Decimal text; null: not in the assessed set. */
  weight: string | null;
  benchmark: Decimal | null;
  /** Whether the benchmark's figure is made up, and whether a place in the column rests on one that is. */
  benchmarkIsDemo: boolean;
  demo: boolean;
  /** What the moves are since: 较上年全年 at the year's first release (domain rule 17). */
  since: ComparedPeriods['kind'];
}

export interface MatrixCell {
  /** Null: no place. */
  rank: number | null;
  tied: boolean;
  change: number | null;
  value: Decimal | null;
  missing: MissingReason | null;
  stated: StatedRank | null;
  /** Which of four groups of places, for the ground's grey. */
  bin: 1 | 2 | 3 | 4 | null;
}

export interface MatrixRow {
  region: string;
  cells: MatrixCell[];
}

export interface Matrix {
  columns: MatrixColumn[];
  rows: MatrixRow[];
  sort: Sort;
  /** Of the home region: indicators with a place, those in the top three, and those that lost places. */
  home: { placed: number; topThree: number; lost: Indicator[] } | null;
  demo: boolean;
}

/** City × indicator: places and moves; `entries` in the order of columns. Regions in the order asked for. */
export function rankingsMatrix(
  entries: readonly HeadlineIndicator[],
  weights: ReadonlyMap<string, string>,
  members: readonly string[],
  home: string,
  audience: Audience,
  sortText: string | undefined,
): Matrix {
  const columns = entries.flatMap((entry) => {
    const releases = entry.history
      .slice(-2)
      .map((cells) => rankRegions(cells, entry.indicator))
      .map((ranking) => (isBenchmarkTotal(ranking) ? withoutBenchmark(ranking) : ranking));
    const current = releases.at(-1);
    // an indicator of which a source states places alone has none to compare
    if (!current?.ranked || current.rows.length === 0 || !mayRank(entry.indicator, audience)) return [];
    return [{ entry, current, previous: releases.length > 1 ? (releases[0] ?? null) : null }];
  });
  const keys = ['region', ...columns.map(({ entry }) => entry.indicator.key)];
  const sort = readSort(sortText, keys);
  const rows = members.map((region) => ({
    region,
    cells: columns.map(({ current, previous }) => cellOf(current, previous, region)),
  }));
  const at = keys.indexOf(sort.column) - 1;
  return {
    columns: columns.map(({ entry, current, previous }) => ({
      indicator: entry.indicator,
      measure: current.measure,
      period: current.period,
      weight: weights.get(entry.indicator.key) ?? null,
      benchmark: current.benchmark?.value ?? null,
      benchmarkIsDemo: isDemo(current.benchmark?.figure ?? null),
      demo: current.restsOnDemo || Boolean(previous?.restsOnDemo),
      since: comparedPeriods(
        current.period,
        entry.history.map(({ period }) => period),
        entry.indicator,
      ).kind,
    })),
    rows: sortBy(rows, sort, (row) => (at < 0 ? row.region : (row.cells[at]?.rank ?? null))),
    sort,
    home: members.includes(home) ? homeFindings(columns, home) : null,
    demo: columns.some(({ current }) => current.restsOnDemo),
  };
}

function cellOf(current: Ranking, previous: Ranking | null, region: string): MatrixCell {
  const row = placeOf(current, region);
  const missing = current.missing.find((one) => one.region === region);
  const rank = row?.rank ?? null;
  return {
    rank,
    tied: row?.tied ?? false,
    change: rankChange(current, previous, region),
    value: row?.value ?? null,
    missing: missing?.figure?.missing ?? null,
    stated: row?.stated ?? missing?.stated ?? null,
    bin: rank === null ? null : rank <= 3 ? 1 : rank <= 6 ? 2 : rank <= 9 ? 3 : 4,
  };
}

function homeFindings(
  columns: readonly { entry: HeadlineIndicator; current: Ranking; previous: Ranking | null }[],
  home: string,
) {
  const placed = columns.filter(({ current }) => placeOf(current, home)?.rank != null);
  return {
    placed: placed.length,
    topThree: placed.filter(({ current }) => isTopThree(current, home)).length,
    lost: placed
      .filter(({ current, previous }) => (rankChange(current, previous, home) ?? 0) < 0)
      .map(({ entry }) => entry.indicator),
  };
}
