import { createReadStream } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbook } from './open-workbook';
import { openZip } from './open-zip';
import { PackageError } from './problems';
import { readBounded } from './read-bounded';
import type { Row } from './read-csv';
import { ZipArchive } from './zip-archive';

/** A file of a package: bytes of CSV, or the rows of a workbook's sheet. */
export type TableContent =
  | { kind: 'csv'; bytes: AsyncIterable<Uint8Array> }
  | { kind: 'rows'; rows: AsyncIterable<Row[]> };

/** Where a package's files come from. Paths are those of its descriptor, already checked by `isInside`. */
export interface PackageFiles {
  /** The name of its descriptor in messages. */
  readonly descriptorName: string;
  /** The text of datapackage.json. Throws a PackageError where there is none. */
  descriptor(): Promise<Uint8Array>;
  /** Null: there is no such file. Throws a PackageError where it leads out of the package. */
  table(file: string): Promise<TableContent | null>;
  close(): Promise<void>;
}

/** Whether a path of a descriptor stays inside the package by its form alone; symbolic links are judged when it is opened. */
export function isInside(file: string): boolean {
  if (
    /^[a-z][a-z0-9+.-]*:/i.test(file) ||
    file.startsWith('/') ||
    file.includes('\\') ||
    file.includes('\0')
  ) {
    return false;
  }
  return !file.split('/').includes('..');
}

/**
 * Opens a package: a folder with datapackage.json (or that file), a .zip of one, or an .xlsx workbook. What it is, is
 * read from the first bytes and not from the name. Throws a PackageError.
 */
export async function openPackage(given: string): Promise<PackageFiles> {
  const at = { file: given, line: null, column: null };
  const found = await stat(given).catch(() => null);
  if (!found) throw new PackageError({ code: 'package_not_found', ...at, params: {} });
  if (found.isDirectory()) return openFolder(given);
  if (!found.isFile()) throw new PackageError({ code: 'not_a_package', ...at, params: {} });
  if (path.basename(given) === 'datapackage.json') return openFolder(path.dirname(given));
  const start = await firstBytes(given);
  if (start.toString('latin1').startsWith('PK')) {
    const zip = await ZipArchive.open(given);
    return zip.has('xl/workbook.xml') ? openWorkbook(zip, given) : openZip(zip);
  }
  const isOldWorkbook = start.toString('hex').startsWith('d0cf11e0');
  throw new PackageError({ code: isOldWorkbook ? 'old_workbook' : 'not_a_package', ...at, params: {} });
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openFolder(folder: string): Promise<PackageFiles> {
  const root = await realpath(folder);
  const resolveInside = async (file: string): Promise<string | null> => {
    const real = await realpath(path.join(root, file)).catch(() => null);
    if (!real) return null;
    if (!real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) {
      throw new PackageError({
        code: 'path_outside',
        file,
        line: null,
        column: null,
        params: { path: file },
      });
    }
    return (await stat(real)).isFile() ? real : null;
  };
  return {
    descriptorName: 'datapackage.json',
    async descriptor() {
      const file = await resolveInside('datapackage.json');
      if (!file) {
        const place = { file: 'datapackage.json', line: null, column: null };
        throw new PackageError({ code: 'descriptor_missing', ...place, params: { path: folder } });
      }
      return readBounded(createReadStream(file), 'datapackage.json');
    },
    async table(file) {
      const real = await resolveInside(file);
      return real ? { kind: 'csv', bytes: createReadStream(real) } : null;
    },
    async close() {},
  };
}
