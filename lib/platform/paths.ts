import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with symbolic links resolved so that one checkout has one state. */
export const projectRoot = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

/** Where a project keeps its state when its own folder is closed to the database's user. */
export function outsideStateFolder(root: string): string {
  return path.join('/var/lib/weici', createHash('sha256').update(root).digest('hex').slice(0, 16));
}
