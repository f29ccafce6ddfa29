import type { Decimal } from './decimal';
import type { Measure } from './indicator';
import type { Period } from './period';
import type { Text } from './text';

/** Blank, not applicable and withheld are three things, and none of them is zero (domain rule 2). */
export type MissingReason = 'not_reported' | 'not_applicable' | 'withheld';
export type Stage = 'flash' | 'preliminary' | 'revised' | 'final' | 'census';
/** official: a statistics or government page; reported: press and reprints; demo: made up. */
export type Origin = 'official' | 'reported' | 'demo';

export interface Source {
  origin: Origin;
  title: string;
  url: string;
}

/** One published version of one figure; never changed, only followed by another. */
export interface FigureVersion {
  indicator: string;
  measure: Measure;
  /** Region code. */
  region: string;
  period: Period;
  /** ISO 8601 with milliseconds, UTC. */
  publishedAt: string;
  /** Exactly one of value and missing is given. */
  value: Decimal | null;
  missing: MissingReason | null;
  stage: Stage;
  source: Source;
  note: string;
}

/** A version with the reason its release gives: of a revision never empty (domain rule 24), of a first publication often. */
export interface ReasonedVersion extends FigureVersion {
  reason: string;
  /** What a revision refers to; null: nothing. */
  document: ReleaseDocument | null;
}

/** A document that a release names (a census communiqué): a title, an address, or both. */
export interface ReleaseDocument {
  title: string;
  url: string;
}

/** From this period on a series is not comparable with what was before (domain rule 24). */
export interface SeriesBreak {
  period: Period;
  note: Text;
}

/** A place that a source states, with or without the figure (公布位次, domain rule 20a). */
export interface StatedRank {
  indicator: string;
  measure: Measure;
  region: string;
  period: Period;
  publishedAt: string;
  rank: number;
  of: number | null;
  source: Source;
}

/** What is known of one member in one period: nothing, a figure, a stated rank, or both. */
export interface Cell {
  region: string;
  figure: FigureVersion | null;
  stated: StatedRank | null;
}

/** All that a ranking of one indicator, measure and period is made from. */
export interface PeriodCells {
  indicator: string;
  measure: Measure;
  period: Period;
  /** One cell a member of the group at the period's end, in the order of region codes. */
  cells: Cell[];
  benchmark: FigureVersion | null;
}

/** The name by which anything derived says what it rests on. */
export function figureVersionId(
  figure: Pick<FigureVersion, 'indicator' | 'measure' | 'region' | 'period' | 'publishedAt'>,
): string {
  return `${figure.indicator}/${figure.measure}/${figure.region}/${figure.period}@${figure.publishedAt}`;
}

/** Whether a figure or a stated rank is made up: whatever rests on it is marked so (domain rule 20a). */
export function isDemo(from: { source: Source } | null): boolean {
  return from?.source.origin === 'demo';
}

/** The four things a cell can say, and the fifth: a stated place alone (domain rules 2 and 20a). Nothing known is not yet reported. */
export type CellState = 'value' | MissingReason | 'stated_only';

/** What a cell says. A stated rank speaks where there is no figure, or a figure that is not yet reported. */
export function cellState(cell: Pick<Cell, 'figure' | 'stated'>): CellState {
  if (cell.figure?.value) return 'value';
  const missing = cell.figure?.missing ?? 'not_reported';
  return missing === 'not_reported' && cell.stated ? 'stated_only' : missing;
}
