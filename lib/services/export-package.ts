import 'server-only';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg, { type ClientBase } from 'pg';
import { columnsOf, numberColumns, tableSchema } from '@/lib/data-package/table-schema';
import { CsvWriter, type ExportCell } from '@/lib/data-package/write-csv';
import { appPool } from '@/lib/db';
import { databaseUrl } from '@/lib/env';
import { RESOURCES, type ResourceName } from '@/lib/schemas/package-tables';
import { catalogueQueries, figuresQuery, settingsQuery, sourcesQuery } from './export-queries';

export interface ExportOptions {
  /** A folder that is not there yet, or is empty. */
  folder: string;
  /** Only versions published by this instant (ISO 8601); null: all. The catalogue is the current one. */
  asOf: string | null;
  /** Read as the role that may SELECT published data only. Drafts are in no export either way. */
  publishedOnly: boolean;
  actor: string;
}

export type ExportResult = { ok: true; rows: number } | { ok: false; code: 'folder_not_empty' };

const FETCH = 5_000;

/**
 * Writes what is published as a data package: the current catalogue and membership, and every version of every figure
 * and stated place with its vintage. All from one snapshot, by cursor; two exports of one state are equal to the byte.
 * The folder appears whole or not at all. Drafts, reasons, people, audit and earlier catalogues belong to backup.
 */
export async function exportPackage(options: ExportOptions): Promise<ExportResult> {
  if (!(await isNewOrEmpty(options.folder))) return { ok: false, code: 'folder_not_empty' };
  const partial = path.join(
    path.dirname(options.folder),
    `.${path.basename(options.folder)}.partial-${process.pid}`,
  );
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    const rows = options.publishedOnly
      ? await asPublic((client) => writeSnapshot(client, partial, options.asOf))
      : await asApp((client) => writeSnapshot(client, partial, options.asOf));
    await appPool().query(
      `INSERT INTO audit_log (actor, action, object, result, after) VALUES ($1, 'export', 'package', 'done', $2)`,
      [options.actor, JSON.stringify({ asOf: options.asOf, publishedOnly: options.publishedOnly, rows })],
    );
    if (await exists(options.folder)) await rmdir(options.folder);
    await rename(partial, options.folder);
    return { ok: true, rows };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function asApp<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await appPool().connect();
  let failed: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(failed);
  }
}

/** A connection of its own: the public pool's give up after seconds, which an export of millions of rows needs. */
async function asPublic<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl('DATABASE_PUBLIC_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function writeSnapshot(client: ClientBase, folder: string, asOf: string | null): Promise<number> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(
      `SET LOCAL timezone = 'UTC'; SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = 0`,
    );
    const rows = await writeTables(client, folder, asOf);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function writeTables(client: ClientBase, folder: string, asOf: string | null): Promise<number> {
  let figures = 0;
  for (const resource of RESOURCES) {
    const writer = new CsvWriter(path.join(folder, `${resource}.csv`), columnsOf(resource), numberColumns);
    const rows =
      resource === 'figures'
        ? await writeFigures(client, writer, asOf)
        : await writeQuery(client, writer, catalogueQueries[resource], [], resource);
    if (resource === 'figures') figures = rows;
    await writer.end();
  }
  await writeFile(path.join(folder, 'datapackage.json'), await descriptor(client, asOf));
  return figures;
}

/** One indicator at a time, in the order of the catalogue: each sort stays small. */
async function writeFigures(client: ClientBase, writer: CsvWriter, asOf: string | null): Promise<number> {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM indicator ORDER BY position, key');
  let count = 0;
  for (const { id } of rows) count += await writeQuery(client, writer, figuresQuery, [id, asOf], 'figures');
  return count;
}

async function writeQuery(
  client: ClientBase,
  writer: CsvWriter,
  sql: string,
  params: unknown[],
  resource: ResourceName,
): Promise<number> {
  const columns = columnsOf(resource);
  let count = 0;
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${sql}`, params);
  for (;;) {
    const { rows } = await client.query<Record<string, ExportCell>>(`FETCH ${FETCH} FROM rows`);
    await writer.write(rows.map((row) => columns.map((column) => row[column] ?? null)));
    count += rows.length;
    if (rows.length < FETCH) break;
  }
  await client.query('CLOSE rows');
  return count;
}

/** datapackage.json: no clock and no machine in it, so that equal states give equal bytes. */
async function descriptor(client: ClientBase, asOf: string | null): Promise<string> {
  const settings = await client.query<Record<string, unknown> & { title: string }>(settingsQuery);
  const sources = await client.query<{ title: string; path: string }>(sourcesQuery, [asOf]);
  const { title, ...weici } = settings.rows[0] ?? { title: '' };
  const json = {
    name: 'weici-export',
    ...(title ? { title } : {}),
    ...(sources.rows.length > 0
      ? {
          sources: sources.rows.map(({ title: name, path: at }) => ({
            title: name,
            ...(at ? { path: at } : {}),
          })),
        }
      : {}),
    resources: RESOURCES.map((name) => ({
      name,
      path: `${name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(name),
    })),
    ...(Object.keys(weici).length > 0 ? { weici } : {}),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

async function isNewOrEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return ['.'];
    throw error;
  });
  return entries.length === 0;
}

async function exists(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}
