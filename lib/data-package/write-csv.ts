import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { withGuard } from './apostrophe';

/** A cell of an export: text, or a number as decimal text, which is never guarded. */
export type ExportCell = string | number | null;

/**
 * Writes one CSV file: UTF-8 with a BOM, so that Excel and WPS read Chinese, RFC 4180 with CRLF, texts guarded against
 * being run as formulas. The same rows always give the same bytes.
 */
export class CsvWriter {
  private readonly stream;
  private buffer = '';

  constructor(
    file: string,
    private readonly columns: readonly string[],
    /** Columns whose cells are numbers and are left alone: -3.2 is no formula. */
    private readonly numbers: ReadonlySet<string>,
  ) {
    this.stream = createWriteStream(file);
    this.buffer = `\uFEFF${columns.join(',')}\r\n`;
  }

  async write(rows: readonly (readonly ExportCell[])[]): Promise<void> {
    for (const row of rows) {
      this.buffer += `${row.map((cell, at) => this.cell(cell, this.columns[at] ?? '')).join(',')}\r\n`;
    }
    if (this.buffer.length > 64 * 1024) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  private cell(cell: ExportCell, column: string): string {
    if (cell === null) return '';
    if (typeof cell === 'number' || this.numbers.has(column)) return String(cell);
    return quotedCell(withGuard(cell));
  }

  private async flush(): Promise<void> {
    const chunk = this.buffer;
    this.buffer = '';
    if (chunk !== '' && !this.stream.write(chunk)) await once(this.stream, 'drain');
  }
}

/** What a CSV file begins with, so that Excel and WPS read Chinese. */
export const byteOrderMark = '\uFEFF';

/** One line of a CSV file that is sent as it is made, texts guarded. */
export function csvLine(cells: readonly ExportCell[]): string {
  const texts = cells.map((cell) =>
    typeof cell === 'string' ? quotedCell(withGuard(cell)) : String(cell ?? ''),
  );
  return `${texts.join(',')}\r\n`;
}

/** A text as a CSV cell, by RFC 4180: quoted where it holds a quotation mark, a comma or any line end. */
export function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
