import { type Indicator, isRanked, type Measure } from './indicator';
import type { Period } from './period';
import { computedDiffersFromStated, placeOf, type Ranking, type StatedDifference } from './ranking';
import { compareCodes } from './region';

export interface Place {
  rank: number;
  tied: boolean;
}

/** Where a region stands, and would stand, once figures in review are out. */
export interface PlaceMove {
  region: string;
  /** In the same period as published now; null: no place. */
  before: Place | null;
  after: Place | null;
  /** In the release before. */
  previous: Place | null;
}

/** What a sheet in review would do to the places of one group by one measure. */
export interface PlaceMoves {
  measure: Measure;
  /** The release that is compared with; null: there is none before. */
  previous: Period | null;
  /** Whether something of the period is published already: it is revised then. */
  isRevision: boolean;
  /** Members with a place before or after, by the place they would have. */
  rows: PlaceMove[];
  /** Places that a source states otherwise than the table gives (domain rule 20a). */
  stated: StatedDifference[];
}

/** Compares rankings of the same group with a sheet's figures and without; null: this measure gives no places. */
export function placeMoves(
  indicator: Indicator,
  rankings: { before: Ranking; after: Ranking; previous: Ranking | null },
): PlaceMoves | null {
  const { before, after, previous } = rankings;
  if (!isRanked(indicator, after.measure)) return null;
  const codes = new Set([...after.rows, ...before.rows].map(({ region }) => region));
  const rows = [...codes].map((region) => ({
    region,
    before: placeIn(before, region),
    after: placeIn(after, region),
    previous: previous && placeIn(previous, region),
  }));
  const last = Number.POSITIVE_INFINITY;
  rows.sort((a, b) => (a.after?.rank ?? last) - (b.after?.rank ?? last) || compareCodes(a.region, b.region));
  return {
    measure: after.measure,
    previous: previous?.period ?? null,
    isRevision: before.rows.length > 0,
    rows,
    stated: computedDiffersFromStated(after),
  };
}

function placeIn(ranking: Ranking, region: string): Place | null {
  const row = placeOf(ranking, region);
  return row?.rank == null ? null : { rank: row.rank, tied: row.tied };
}
