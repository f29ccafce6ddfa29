import { toFixed } from '@/lib/domain/decimal';
import type { Ranking } from '@/lib/domain/ranking';

/**
 * One member in a ranking, as `rank` prints it and pages offer it for download. Values and gaps are decimal text at the
 * displayed precision; null is "none": no figure, no place, or nothing to differ from.
 */
export interface RankingTableRow {
  rank: number | null;
  region_code: string;
  name: string;
  value: string | null;
  tied: boolean;
  rank_change: number | null;
  gap_to_first: string | null;
  gap_to_above: string | null;
  gap_to_benchmark: string | null;
}

export const rankingTableColumns = [
  'rank',
  'region_code',
  'name',
  'value',
  'tied',
  'rank_change',
  'gap_to_first',
  'gap_to_above',
  'gap_to_benchmark',
] as const satisfies readonly (keyof RankingTableRow)[];

/** The members with a figure by place, then those without one. `changeOf`: places gained since the previous release. */
export function rankingTable(
  ranking: Ranking,
  changeOf: (region: string) => number | null,
  nameOf: (region: string) => string,
): RankingTableRow[] {
  const gap = (value: Parameters<typeof toFixed>[0] | null) =>
    value === null ? null : toFixed(value, ranking.decimals);
  const ranked = ranking.rows.map((row) => ({
    rank: row.rank,
    region_code: row.region,
    name: nameOf(row.region),
    value: toFixed(row.value, ranking.decimals),
    tied: row.tied,
    rank_change: changeOf(row.region),
    gap_to_first: gap(row.gapToFirst),
    gap_to_above: gap(row.gapToAbove),
    gap_to_benchmark: gap(row.gapToBenchmark),
  }));
  const missing = ranking.missing.map((row) => ({
    rank: null,
    region_code: row.region,
    name: nameOf(row.region),
    value: null,
    tied: false,
    rank_change: null,
    gap_to_first: null,
    gap_to_above: null,
    gap_to_benchmark: null,
  }));
  return [...ranked, ...missing];
}
