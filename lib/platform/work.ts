import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths';

/** Locks, stamps and notes of what is made inside the project's folder. */
export const workFolder = path.join(projectRoot, '.weici', 'work');

const tests = /\.(test|spec)\.tsx?$/;

/** A hash over the content and names of files and folders (relative to the project; missing ones count as missing). */
export function hashOf(entries: string[]): string {
  const hash = createHash('sha256');
  const add = (entry: string): void => {
    const file = path.join(projectRoot, entry);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) add(`${entry}/${name}`);
    } else if (!tests.test(entry)) {
      hash.update(`${entry}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
    }
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}

/** Whether what the stamp stands for was made from the source of that hash. */
export function isStamped(stamp: string, hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

export function writeStamp(stamp: string, hash: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
