import { stringify } from 'csv-stringify/sync';
import { descriptor, resources } from './descriptor';

/** A text that a spreadsheet could run, or that bears the mark already, gets one apostrophe (data-package.md). */
export function safeText(text: string): string {
  return /^'*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
}

const number = /^-?\d+(\.\d+)?$/;

/** The files of the package by name: UTF-8, LF, RFC 4180. */
export function packageFiles(): Map<string, string> {
  const files = new Map([['datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`]]);
  for (const { path, rows } of resources) {
    const columns = Object.keys(rows[0] ?? {});
    const cells = rows.map((row) => columns.map((column) => cell(row[column])));
    files.set(path, stringify([columns, ...cells], { record_delimiter: 'unix' }));
  }
  return files;
}

function cell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  return number.test(text) ? text : safeText(text);
}
