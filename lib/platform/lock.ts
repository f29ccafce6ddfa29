import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startMark } from './processes';

/** Runs `work` while no other process holds the lock file. A lock whose process is gone is taken over. */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  onWait?: (pid: number) => void,
): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${startMark(process.pid)}`;
  let told = false;
  for (;;) {
    // link() fails when the name exists and its content is whole from the first instant, unlike open() and write()
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, mine);
    try {
      linkSync(draft, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(file);
    if (holder && !holder.alive) {
      takeAway(file, holder.text);
      continue;
    }
    if (holder && !told) {
      told = true;
      onWait?.(holder.pid);
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): { pid: number; alive: boolean; text: string } | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const [pidText = '', mark = ''] = text.split(' ');
  const pid = Number(pidText);
  return { pid, alive: isAlive(pid) && startMark(pid) === mark, text };
}

/** Two waiters may both see the dead lock; the slower must not take away the faster one's new lock. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') === dead) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
