import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, startMark } from './processes';

// Several commands share one thing, such as the embedded server or the build. Each leaves a file in a folder while it uses it.
const keptName = 'kept';
let counter = 0;

/** Notes that this process uses what the folder stands for; the answer takes the note back. */
export function takeLease(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  counter += 1;
  const file = path.join(folder, `${process.pid}-${counter}`);
  writeFileSync(file, startMark(process.pid));
  return () => rmSync(file, { force: true });
}

/** Whether a living process, or someone's wish to keep it, still needs it. Notes of the dead are removed. */
export function isLeased(folder: string): boolean {
  if (!existsSync(folder)) return false;
  let used = false;
  for (const name of readdirSync(folder)) {
    const pid = Number.parseInt(name, 10);
    const file = path.join(folder, name);
    if (name === keptName || (isAlive(pid) && startMark(pid) === readFileSync(file, 'utf8'))) used = true;
    else rmSync(file, { force: true });
  }
  return used;
}

/** Keeps it between commands, or no longer. */
export function keep(folder: string, wanted: boolean): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, keptName);
  if (wanted) writeFileSync(file, '');
  else rmSync(file, { force: true });
}
