import type { PackageFiles } from './open-package';
import type { ZipArchive } from './zip-archive';

export async function openWorkbook(_zip: ZipArchive, _given: string): Promise<PackageFiles> {
  throw new Error('todo');
}
