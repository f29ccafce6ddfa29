import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { RESOURCES } from '@/lib/schemas/package-tables';
import type { PackageFiles } from './open-package';
import { PackageError, type Params, type ProblemCode } from './problems';
import { openSheets } from './workbook-sheets';
import type { ZipArchive } from './zip-archive';

/**
 * An .xlsx workbook as a package without settings: its sheets bear the names of the tables, with or without `.csv`.
 * Throws a PackageError.
 */
export async function openWorkbook(zip: ZipArchive, given: string): Promise<PackageFiles> {
  const workbook = await openSheets(zip, given);
  const byTable = new Map<string, string>();
  for (const sheet of workbook.names) byTable.set(tableOf(sheet), sheet);
  if (!RESOURCES.some((name) => byTable.has(name))) {
    await workbook.close();
    fail(zip.file, 'workbook_sheets', { expected: RESOURCES.join(', ') });
  }
  const descriptor = {
    name: path.basename(given, path.extname(given)),
    resources: [...byTable].map(([name, sheet]) => ({ name, path: sheet })),
    // the descriptor's digest then stands for the workbook's bytes
    sha256: await sha256Of(given),
  };
  return {
    descriptorName: path.basename(given),
    async descriptor() {
      return Buffer.from(JSON.stringify(descriptor));
    },
    async table(sheet) {
      return workbook.names.includes(sheet) ? { kind: 'rows', rows: workbook.rows(sheet) } : null;
    },
    async close() {
      await workbook.close();
    },
  };
}

function tableOf(sheet: string): string {
  return sheet
    .trim()
    .toLowerCase()
    .replace(/\.csv$/, '')
    .replaceAll('_', '-');
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function fail(file: string, code: ProblemCode, params: Params): never {
  throw new PackageError({ code, file, line: null, column: null, params });
}
