import type { APIRequestContext } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { expect } from './test';

export type Row = Record<string, string>;

/** A download in one format as rows of text, checked for what every download has. */
export async function download(http: APIRequestContext, url: string): Promise<Row[]> {
  const answer = await http.get(url);
  expect(answer.status(), url).toBe(200);
  const { 'content-type': type = '', 'content-disposition': disposition = '' } = answer.headers();
  expect(disposition).toMatch(/^attachment; filename="weici-[a-zA-Z0-9-]+\.(csv|json|xlsx)"$/);
  const bytes = await answer.body();
  if (disposition.includes('.csv')) {
    expect(type).toMatch(/^text\/csv; *charset=utf-8/i);
    expect([...bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf]);
    return parse(bytes, { columns: true, bom: true });
  }
  if (disposition.includes('.json')) {
    expect(type).toMatch(/^application\/json/);
    const rows = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>[];
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])),
    );
  }
  expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const [head = [], ...rows] = await sheetOf(bytes);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), textOf(row[at])])));
}

async function sheetOf(bytes: Buffer): Promise<unknown[][]> {
  const read = (await readExcel(bytes)) as unknown;
  const [first] = read as { data?: unknown[][] }[];
  return first?.data ?? (read as unknown[][]);
}

/** What a program that opens the file shows: nothing for what is not there. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
