import { FIGURE_COLUMNS, type FigureColumn } from '@/lib/schemas/package-tables';
import type { Place } from './problems';
import type { OpenTable } from './read-table';

/** The places of cells of figures.csv, for what is found out about its rows later. */
export class FigureRowPlaces {
  constructor(private readonly table: Pick<OpenTable, 'file' | 'at'>) {}

  at(line: number, column: FigureColumn): Place {
    const index = this.table.at[FIGURE_COLUMNS.indexOf(column)] ?? -1;
    return {
      file: this.table.file,
      line,
      column: index === -1 ? null : { name: column, number: index + 1 },
    };
  }
}
