/** One sheet of a table as text, its rows and columns as the person sees them; merged texts stand in every cell of theirs. */
export interface Grid {
  /** The sheet's name; empty for text. */
  name: string;
  rows: string[][];
}

/** Rows of a sheet. A table of every county of the country for a year of months has 35,000 figures in 3,000 rows. */
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 300;
/** Cells of a file that say something. */
export const MAX_CELLS = 400_000;
/** Sheets that are looked at; further ones are left out. */
export const MAX_SHEETS = 40;
/** Characters of a cell that are kept: a heading or a figure is shorter. */
export const MAX_CELL_TEXT = 400;

/** Why a file is not read. Sentences under `refusal.unsupported_file`. */
export const unreadableReasons = [
  'old_workbook',
  'macro',
  'hostile',
  'broken',
  'markup',
  'not_a_table',
  'encoding',
  'quote',
  'rows',
  'empty',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

export type Reading<Value> = ({ ok: true } & Value) | { ok: false; reason: UnreadableReason };

export function cellAt(grid: Grid, row: number, column: number): string {
  return grid.rows[row]?.[column] ?? '';
}

export function widthOf(grid: Grid): number {
  return grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** B7 for row 6, column 1: as a spreadsheet names it. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
