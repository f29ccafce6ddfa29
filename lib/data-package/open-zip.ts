import path from 'node:path';
import type { PackageFiles } from './open-package';
import { PackageError } from './problems';
import { readBounded } from './read-bounded';
import type { ZipArchive } from './zip-archive';

/** A package in a zip file, with datapackage.json at its top or in one folder of it. */
export function openZip(zip: ZipArchive): PackageFiles {
  const descriptor = zip
    .names()
    .filter((name) => path.posix.basename(name) === 'datapackage.json')
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
  const folder = descriptor ? path.posix.dirname(descriptor) : '.';
  return {
    descriptorName: 'datapackage.json',
    async descriptor() {
      if (!descriptor) {
        const place = { file: 'datapackage.json', line: null, column: null };
        throw new PackageError({ code: 'descriptor_missing', ...place, params: { path: zip.file } });
      }
      return readBounded(zip.read(descriptor), 'datapackage.json');
    },
    async table(file) {
      const name = path.posix.join(folder, file);
      return zip.has(name) ? { kind: 'csv', bytes: zip.read(name) } : null;
    },
    async close() {
      zip.close();
    },
  };
}
