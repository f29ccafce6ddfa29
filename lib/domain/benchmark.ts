import type { Decimal } from './decimal';
import type { Direction } from './indicator';
import type { Ranking } from './ranking';
import { placeOf } from './ranking';

/**
 * Where a region stands against the benchmark, by displayed values: above means on the better side of it, so of an
 * indicator where lower is better, with the smaller value. Of an indicator without direction it means greater.
 */
export type Standing = 'above' | 'equal' | 'below';

/** Null: no published benchmark, or the region has no value. */
export function standingOf(ranking: Ranking, region: string): Standing | null {
  const row = placeOf(ranking, region);
  if (!row || !ranking.benchmark) return null;
  return standing(row.value, ranking.benchmark.value, ranking.direction);
}

/** 高于: strictly above the benchmark (domain rule 15). Null as in `standingOf`. */
export function isAbove(ranking: Ranking, region: string): boolean | null {
  const standing = standingOf(ranking, region);
  return standing && standing === 'above';
}

/** 以上, 达到或高于: above the benchmark or equal to it (domain rule 15). Null as in `standingOf`. */
export function isAtOrAbove(ranking: Ranking, region: string): boolean | null {
  const standing = standingOf(ranking, region);
  return standing && standing !== 'below';
}

/** How many members stand above, at and below the benchmark; null: there is none. Never against the members' mean. */
export function benchmarkCounts(ranking: Ranking): Record<Standing, number> | null {
  if (!ranking.benchmark) return null;
  const counts = { above: 0, equal: 0, below: 0 };
  for (const row of ranking.rows) {
    counts[standing(row.value, ranking.benchmark.value, ranking.direction)] += 1;
  }
  return counts;
}

/** Members strictly above the benchmark (高于); null: there is none. */
export function countAbove(ranking: Ranking): number | null {
  return benchmarkCounts(ranking)?.above ?? null;
}

/** Members at the benchmark or above it (以上); null: there is none. */
export function countAtOrAbove(ranking: Ranking): number | null {
  const counts = benchmarkCounts(ranking);
  return counts && counts.above + counts.equal;
}

function standing(value: Decimal, benchmark: Decimal, direction: Direction): Standing {
  const difference = value.cmp(benchmark);
  if (difference === 0) return 'equal';
  return difference > 0 === (direction !== 'lower') ? 'above' : 'below';
}
