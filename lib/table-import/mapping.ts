import type { Measure } from '@/lib/domain/indicator';
import type { TablePlace } from './find-table';
import type { PeriodHint } from './read-period';

/** Where a table says which region, indicator or period a figure belongs to; table: in its title, or nowhere. */
export type Axis = 'rows' | 'columns' | 'table';

/** sure: read from the heading; likely: read from part of it, for a person to look at; memory: as last time; person: corrected now. */
export type How = 'sure' | 'likely' | 'memory' | 'person';

/** Why a row or a column is left out without anybody saying so. */
export type Skip = 'total' | 'place' | 'other_year' | 'other_rate' | 'person' | 'memory';

/** What a person may say of rows, columns and the whole table. */
export interface Meaning {
  /** Code. */
  region: string | null;
  /** Key. */
  indicator: string | null;
  measure: Measure | null;
  unit: string | null;
}

/** A row or a column of figures and what it stands for; null: it does not say. */
export interface Line extends Meaning {
  /** Row or column, from 0. */
  at: number;
  /** Its headings, as a person reads them. */
  label: string;
  /** By which it is known next month: its headings without the period. */
  key: string;
  period: PeriodHint | null;
  /** Whether its headings name something besides measure, unit and period. */
  isNamed: boolean;
  how: How;
  skip: Skip | null;
  /** Codes or keys that the headings fit equally. */
  candidates: string[];
}

export interface Mapping {
  place: TablePlace;
  axes: { region: Axis; indicator: Axis; period: Axis };
  rows: Line[];
  columns: Line[];
  table: Meaning & { period: PeriodHint | null; year: number | null; how: How };
  /** Digest of what the table looks like, whatever its month and figures. */
  shape: string;
  /** Where the notes say that the figures come from; empty: they do not. */
  source: string;
}

export type Correction = Partial<Meaning> & { skip?: boolean };

/** What a person corrected, by the line's key behind `r:` or `c:`; kept for the next table of this shape, all but the period. */
export interface Corrections {
  lines: Record<string, Correction>;
  table: Correction;
  /** In the form of `parsePeriod`; absent: as the table says. */
  period?: string;
}

export const noCorrections: Corrections = { lines: {}, table: {} };

/** The first corrections with the second laid over them. */
export function mergeCorrections(first: Corrections, second: Corrections): Corrections {
  const period = second.period ?? first.period;
  return {
    lines: { ...first.lines, ...second.lines },
    table: { ...first.table, ...second.table },
    ...(period === undefined ? {} : { period }),
  };
}

/** Whether a row or column lacks what its axis is to say: it is listed, and nothing of it is imported. */
export function isOpen(line: Line, of: 'rows' | 'columns', mapping: Mapping): boolean {
  if (line.skip) return false;
  const { axes, table } = mapping;
  if (axes.region === of && line.region === null) return true;
  return axes.indicator === of && line.indicator === null && (line.isNamed || table.indicator === null);
}
