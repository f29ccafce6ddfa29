import { PackageError } from '@/lib/data-package/problems';
import type { Row } from '@/lib/data-package/read-csv';
import { openSheets, type SheetMarks, type WorkbookSheets } from '@/lib/data-package/workbook-sheets';
import { ZipArchive } from '@/lib/data-package/zip-archive';
import { decimal, parseDecimal, toPlainText } from '@/lib/domain/decimal';
import {
  type Grid,
  MAX_CELL_TEXT,
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_SHEETS,
  type Reading,
  type UnreadableReason,
} from './grid';
import { withoutTrailingBlanks } from './read-delimited';

/** Megabytes for the thread that reads one upload: several may come at once. */
const MEMORY = 256;
const UNPACKED_BYTES = 64 * 1024 ** 2;

const REASONS: Partial<Record<string, UnreadableReason>> = {
  workbook_macro: 'macro',
  workbook_doctype: 'hostile',
  zip_entries: 'hostile',
  zip_size: 'hostile',
  zip_ratio: 'hostile',
  workbook_large: 'rows',
};

/** The sheets of an .xlsx file that say anything. Whatever is wrong with the file is a reason, never thrown. */
export async function readWorkbookFile(path: string): Promise<Reading<{ sheets: Grid[] }>> {
  let workbook: WorkbookSheets | null = null;
  try {
    const zip = await ZipArchive.open(path);
    if (!zip.has('xl/workbook.xml')) {
      zip.close();
      return { ok: false, reason: 'not_a_table' };
    }
    workbook = await openSheets(zip, path, { memory: MEMORY, unpackedBytes: UNPACKED_BYTES });
    return await readSheets(workbook);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return { ok: false, reason: REASONS[error.problem.code] ?? 'broken' };
  } finally {
    await workbook?.close();
  }
}

async function readSheets(workbook: WorkbookSheets): Promise<Reading<{ sheets: Grid[] }>> {
  const sheets: Grid[] = [];
  let cells = 0;
  for (const name of workbook.names.slice(0, MAX_SHEETS)) {
    const marks = workbook.marks(name);
    const rows: string[][] = [];
    for await (const batch of workbook.rows(name)) {
      for (const row of batch) {
        const kept = cellsOf(row, marks);
        if (kept.length === 0) continue;
        cells += kept.length;
        if (row.line > MAX_ROWS || kept.length > MAX_COLUMNS || cells > MAX_CELLS)
          return { ok: false, reason: 'rows' };
        // blank rows stay, so that a row keeps its number
        while (rows.length < row.line - 1) rows.push([]);
        rows.push(kept);
      }
    }
    if (rows.length === 0) continue;
    fillMerged(rows, marks);
    sheets.push({ name, rows });
  }
  return sheets.length === 0 ? { ok: false, reason: 'empty' } : { ok: true, sheets };
}

function cellsOf({ line, cells }: Row, { percents }: SheetMarks): string[] {
  const shown = percents.get(line);
  return withoutTrailingBlanks(
    cells.map((cell, at) => {
      const text = cell.trim().slice(0, MAX_CELL_TEXT);
      if (shown?.has(at + 1)) return asPercent(text);
      return /^-?\d[\d.]*e[+-]?\d+$/i.test(text) ? inFull(text) : text;
    }),
  );
}

/** A cell shown as 5.2 % holds 0.052: what the person sees is what is meant. */
function asPercent(text: string): string {
  const value = parseDecimal(text);
  return value ? `${toPlainText(value.times(decimal('100')))}%` : text;
}

/** 1.8E-07 in a workbook is the number itself, not how a narrow column shows it: no digit is lost. */
function inFull(text: string): string {
  const value = parseDecimal(text);
  return value ? toPlainText(value) : text;
}

/** A merged heading stands over all its columns; a merged number would be several figures, so it stays where it is. */
function fillMerged(rows: string[][], { merges }: SheetMarks): void {
  for (const { top, left, bottom, right } of merges) {
    const text = rows[top - 1]?.[left - 1] ?? '';
    if (text === '' || (parseDecimal(text.replace(/%$/, '')) !== null && !/^(?:19|20)\d{2}$/.test(text)))
      continue;
    for (let row = top - 1; row < Math.min(bottom, rows.length); row += 1) {
      const cells = rows[row] ?? [];
      for (let column = left - 1; column < Math.min(right, MAX_COLUMNS); column += 1) {
        while (cells.length <= column) cells.push('');
        if (cells[column] === '') cells[column] = text;
      }
    }
  }
}
