import { stringify } from 'csv-stringify/sync';
import writeXlsx from 'write-excel-file/node';
import { withGuard } from './apostrophe';

/** A cell of a download: text, an exact decimal as `{ decimal }`, a whole number, yes or no, or nothing. */
export type TableValue = string | number | boolean | { decimal: string } | null;

/** A table to take away. `name` is the sheet's. */
export interface Table {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly TableValue[])[];
}

export type TableFormat = 'csv' | 'xlsx' | 'json';

export const tableContentTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** The table as a file. CSV begins with a BOM, so that Excel and WPS read Chinese; texts that a spreadsheet could run are guarded. */
export async function tableFile(table: Table, format: TableFormat): Promise<string | Buffer> {
  switch (format) {
    case 'csv':
      return stringify([[...table.columns], ...table.rows.map((row) => row.map(csvText))], {
        bom: true,
        record_delimiter: 'windows',
        // a lone line end within a text is not quoted by itself when lines end in CRLF
        quoted_match: /[\r\n]/,
      });
    case 'json':
      return `${JSON.stringify(
        table.rows.map((row) =>
          Object.fromEntries(table.columns.map((column, n) => [column, jsonValue(row[n] ?? null)])),
        ),
        null,
        1,
      )}\n`;
    case 'xlsx':
      return writeXlsx([
        {
          sheet: table.name.slice(0, 31),
          stickyRowsCount: 1,
          data: [
            table.columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
            ...table.rows.map((row) => row.map(xlsxCell)),
          ],
        },
      ]).toBuffer();
  }
}

function csvText(value: TableValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.decimal;
  return typeof value === 'string' ? withGuard(value) : String(value);
}

function jsonValue(value: TableValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? value.decimal : value;
}

/** A spreadsheet's number has 15 digits: a longer decimal stays exact as text. */
function xlsxCell(value: TableValue) {
  if (value === null) return null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (typeof value === 'number') return { type: Number, value };
  if (typeof value === 'string') return { type: String, value: withGuard(value) };
  const digits = value.decimal.replace(/^-?0*\.?0*|\./g, '').length;
  return digits > 15
    ? { type: String, value: value.decimal }
    : { type: Number, value: Number(value.decimal) };
}
