import type * as z from 'zod';
import type { CellIssue } from '@/lib/schemas/package-cells';
import { type CatalogueRow, type CatalogueTable, catalogueTables } from '@/lib/schemas/package-tables';
import { withoutGuard } from './apostrophe';
import { MAX_CATALOGUE_ROWS } from './limits';
import type { TableContent } from './open-package';
import { type Params, type Place, type ProblemCode, type Problems, quoted } from './problems';
import { openTable, type TableForm } from './read-table';

/** A row of a catalogue table: null in `row` is an empty cell or a column left out, which say nothing. */
export interface CatalogueLine<T extends CatalogueTable> {
  row: CatalogueRow<T>;
  line: number;
  /** The place of a column of this row, for messages. */
  place(column: keyof CatalogueRow<T> & string): Place;
}

export interface CatalogueFile<T extends CatalogueTable> {
  file: string;
  lines: CatalogueLine<T>[];
  /** The rows that have no mistake of their own are in `lines`; the codes and keys of the others are known here. */
  mentioned: Set<string>;
  sha256: string | null;
}

export function formOf(table: CatalogueTable): TableForm {
  const { row, required, needsName } = catalogueTables[table];
  return { columns: Object.keys(row.shape), required, needsName };
}

/** Reads one catalogue table whole, checking each cell by itself. */
export async function readCatalogueTable<T extends CatalogueTable>(
  table: T,
  content: TableContent,
  file: string,
  problems: Problems,
): Promise<CatalogueFile<T>> {
  const form = formOf(table);
  const result: CatalogueFile<T> = { file, lines: [], mentioned: new Set(), sha256: null };
  const opened = await openTable(content, file, form, problems);
  if (!opened) return result;
  const schema: z.ZodType<CatalogueRow<T>> = catalogueTables[table].row as unknown as z.ZodType<
    CatalogueRow<T>
  >;
  const placeFor =
    (line: number) =>
    (name: string): Place => {
      const index = opened.at[form.columns.indexOf(name)] ?? -1;
      return { file, line, column: index === -1 ? null : { name, number: index + 1 } };
    };

  let count = 0;
  for await (const batch of opened.rows) {
    for (const { line, cells } of batch) {
      count += 1;
      if (count > MAX_CATALOGUE_ROWS) {
        problems.add('too_many_rows', { file, line, column: null }, { limit: MAX_CATALOGUE_ROWS });
        return result;
      }
      const place = placeFor(line);
      const raw: Record<string, string> = {};
      for (const [index, name] of form.columns.entries()) {
        const at = opened.at[index] ?? -1;
        raw[name] = at === -1 ? '' : withoutGuard(cells[at] ?? '');
      }
      result.mentioned.add(raw.code ?? raw.key ?? '');
      const before = problems.count;
      for (const name of form.required) if (raw[name] === '') problems.add('cell_empty', place(name));
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        for (const issue of parsed.error.issues) addIssue(issue, raw, place, problems);
      }
      if (parsed.success && problems.count === before) {
        result.lines.push({ row: parsed.data, line, place });
      }
    }
  }
  result.sha256 = opened.sha256();
  return result;
}

function addIssue(
  issue: z.core.$ZodIssue,
  raw: Record<string, string>,
  place: (name: string) => Place,
  problems: Problems,
): void {
  const column = String(issue.path[0]);
  const { problem, ...params } = (issue.code === 'custom' ? issue.params : {}) as CellIssue;
  const said: Params = { value: quoted(raw[column] ?? ''), ...params };
  problems.add(problem satisfies ProblemCode, place(column), said);
}
