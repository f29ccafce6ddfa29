import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of real tables that lies beside the project where it is developed; they are not part of it. */
const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Path of one of the real tables, or null, with a word about it, where they are not at hand. */
export function sharedData(name: string): string | null {
  if (existsSync(folder + name)) return folder + name;
  console.warn(`${name} is not beside the project: the tests on it are left out`);
  return null;
}
