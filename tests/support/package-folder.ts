import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

export type Row = Record<string, string | number>;

/** What a test's own data package consists of: the settings and one table a resource, columns by name. */
export interface PackageContent {
  name: string;
  weici: Record<string, unknown>;
  tables: Record<string, Row[]>;
}

/** Writes a data package into a folder, which is made if need be, and returns the folder. */
export function writePackage(folder: string, { name, weici, tables }: PackageContent): string {
  mkdirSync(folder, { recursive: true });
  const resources = Object.keys(tables).map((table) => ({ name: table, path: `${table}.csv` }));
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ name, title: name, weici, resources }));
  for (const [table, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${table}.csv`), stringify(rows, { header: true, record_delimiter: 'unix' }));
  }
  return folder;
}
