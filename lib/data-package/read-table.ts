import { createHash } from 'node:crypto';
import type { TableContent } from './open-package';
import { type Problems, quoted } from './problems';
import { type Row, readCsv } from './read-csv';

/** The form of a table: its columns, those that must be there, and whether it needs a name in some language. */
export interface TableForm {
  columns: readonly string[];
  required: readonly string[];
  needsName: boolean;
}

/** A table being read: where each column stands (-1: left out), and its rows below the header. */
export interface OpenTable {
  file: string;
  /** Index of each column of the form in a row's cells, in the form's order. */
  at: readonly number[];
  /** Cells of the header. */
  width: number;
  rows: AsyncGenerator<Row[]>;
  /** Of the bytes read; whole once the rows are. Null for a workbook's sheet. */
  sha256(): string | null;
}

/** Opens a table and reads its header. Null where the header is not right; then `problems` says why. */
export async function openTable(
  content: TableContent,
  file: string,
  form: TableForm,
  problems: Problems,
): Promise<OpenTable | null> {
  const hash = createHash('sha256');
  const batches =
    content.kind === 'csv'
      ? readCsv(hashed(content.bytes, hash), file, problems)
      : content.rows[Symbol.asyncIterator]();
  const before = problems.count;
  const first = await batches.next();
  const batch: Row[] = first.done ? [] : first.value;
  const header = batch[0];
  if (!header) {
    if (problems.count === before) problems.add('file_empty', { file, line: 1, column: null });
    return null;
  }
  const at = readHeader(header, file, form, problems);
  if (!at) return null;
  const width = header.cells.length;
  async function* rows(): AsyncGenerator<Row[]> {
    yield wellFormed(batch.slice(1), width, file, problems);
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      yield wellFormed(next.value, width, file, problems);
    }
  }
  const sha256 = () => (content.kind === 'csv' ? hash.copy().digest('hex') : null);
  return { file, at, width, rows: rows(), sha256 };
}

function readHeader(header: Row, file: string, form: TableForm, problems: Problems): number[] | null {
  const before = problems.count;
  const place = (index: number) => ({
    file,
    line: header.line,
    column: { name: header.cells[index] ?? '', number: index + 1 },
  });
  const line = { file, line: header.line, column: null };
  if (header.cells.some((name) => name.includes('\r'))) {
    problems.add('line_ends', line);
    return null;
  }
  for (const [index, name] of header.cells.entries()) {
    if (!form.columns.includes(name)) {
      problems.add(
        'column_unknown',
        { ...place(index) },
        { name: quoted(name), expected: form.columns.join(', ') },
      );
    } else if (header.cells.indexOf(name) !== index) {
      problems.add('column_duplicate', place(index), { name, first: header.cells.indexOf(name) + 1 });
    }
  }
  for (const name of form.required) {
    if (!header.cells.includes(name)) problems.add('column_missing', line, { name });
  }
  const has = (name: string) => header.cells.includes(name);
  if (form.needsName && !has('name_zh') && !has('name_en')) {
    problems.add('name_column_missing', line, { columns: 'name_zh, name_en' });
  }
  if (form.columns.includes('unit_zh') && !has('unit_zh') && !has('unit_en')) {
    problems.add('name_column_missing', line, { columns: 'unit_zh, unit_en' });
  }
  return problems.count === before ? form.columns.map((name) => header.cells.indexOf(name)) : null;
}

/** Rows of the header's width; others are problems, but for those that a spreadsheet leaves below a table, all cells empty. */
function wellFormed(rows: Row[], width: number, file: string, problems: Problems): Row[] {
  const isRight = (row: Row) =>
    row.cells.length === width && (row.cells[0] !== '' || row.cells.some(Boolean));
  if (rows.every(isRight)) return rows;
  return rows.filter((row) => {
    if (!row.cells.some(Boolean)) return false;
    if (row.cells.length === width) return true;
    problems.add(
      'cell_count',
      { file, line: row.line, column: null },
      { found: row.cells.length, expected: width },
    );
    return false;
  });
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
