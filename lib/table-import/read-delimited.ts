import { parse } from 'csv-parse/sync';
import { MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Reading } from './grid';

const DELIMITERS = ['\t', ';', ','] as const;

/** A table written with tabs (what spreadsheets put on the clipboard), commas or semicolons, quoted as RFC 4180 says, as rows of text. */
export function readDelimited(text: string): Reading<{ rows: string[][] }> {
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      // one more than is taken, so that a longer table is known by it without being read
      to: MAX_ROWS + 1,
      max_record_size: 1_000_000,
    });
  } catch {
    return { ok: false, reason: 'quote' };
  }
  const kept = rows.map((row) =>
    withoutTrailingBlanks(row.map((cell) => cell.slice(0, MAX_CELL_TEXT).trim())),
  );
  while (kept.at(-1)?.length === 0) kept.pop();
  if (kept.length > MAX_ROWS || kept.some((row) => row.length > MAX_COLUMNS))
    return { ok: false, reason: 'rows' };
  const cells = kept.reduce((sum, row) => sum + row.length, 0);
  return cells > MAX_CELLS ? { ok: false, reason: 'rows' } : { ok: true, rows: kept };
}

export function withoutTrailingBlanks(row: string[]): string[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === '') end -= 1;
  return row.slice(0, end);
}

/** The delimiter that the most of the first lines hold; a tab before a semicolon before a comma, which also stands in numbers. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .slice(0, 30)
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, ''));
  let best: { delimiter: string; lines: number } = { delimiter: ',', lines: 0 };
  for (const delimiter of DELIMITERS) {
    const found = lines.filter((line) => line.includes(delimiter)).length;
    if (found > best.lines) best = { delimiter, lines: found };
  }
  return best.delimiter;
}
