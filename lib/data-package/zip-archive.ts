import path from 'node:path';
import type { Readable } from 'node:stream';
import * as yauzl from 'yauzl';
import { MAX_ZIP_BYTES, MAX_ZIP_ENTRIES, MAX_ZIP_RATIO } from './limits';
import { PackageError, type Params, type ProblemCode } from './problems';

/** The directory of a zip file whose entries, sizes and ratios are within bounds; entries are read one by one. */
export class ZipArchive {
  readonly file: string;

  private constructor(
    file: string,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {
    this.file = path.basename(file);
  }

  /** Reads the directory. Throws a PackageError where the zip is broken or out of bounds; nothing is unpacked. */
  static async open(file: string): Promise<ZipArchive> {
    const fail = failFor(path.basename(file));
    const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
      // names with ../, absolute ones and backslashes are refused by yauzl itself; sizes are checked while unpacking
      const options = {
        lazyEntries: true,
        autoClose: false,
        validateEntrySizes: true,
        strictFileNames: true,
      };
      yauzl.open(file, options, (error, opened) => (error ? reject(error) : resolve(opened)));
    }).catch((error: Error) => fail('zip_broken', { detail: error.message }));
    try {
      return new ZipArchive(file, zip, await readDirectory(zip, fail));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Unpacked bytes of all entries, as the directory says; an entry that unpacks to more is broken off. */
  unpackedBytes(): number {
    return [...this.entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  }

  /** The unpacked bytes of an entry. Throws a PackageError while reading where they are not what the directory says. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const fail = failFor(`${this.file}/${name}`);
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`no entry ${name}`);
    if (entry.isEncrypted()) fail('zip_broken', { detail: 'encrypted' });
    try {
      const stream = await new Promise<Readable>((resolve, reject) => {
        this.zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
      });
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (error) {
      fail('zip_broken', { detail: error instanceof Error ? error.message : String(error) });
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function readDirectory(zip: yauzl.ZipFile, fail: Fail): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MAX_ZIP_ENTRIES)
    fail('zip_entries', { limit: MAX_ZIP_ENTRIES, found: zip.entryCount });
  const entries = new Map<string, yauzl.Entry>();
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: yauzl.Entry) => {
      bytes += entry.uncompressedSize;
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  }).catch((error: Error) => fail('zip_broken', { detail: error.message }));
  if (bytes > MAX_ZIP_BYTES) fail('zip_size', { limit: MAX_ZIP_BYTES });
  for (const entry of entries.values()) {
    const isLarge = entry.uncompressedSize >= 1024 ** 2;
    if (isLarge && entry.uncompressedSize > entry.compressedSize * MAX_ZIP_RATIO) {
      fail('zip_ratio', { entry: entry.fileName, limit: MAX_ZIP_RATIO });
    }
  }
  return entries;
}

type Fail = (code: ProblemCode, params: Params) => never;

function failFor(file: string): Fail {
  return (code, params) => {
    throw new PackageError({ code, file, line: null, column: null, params });
  };
}
