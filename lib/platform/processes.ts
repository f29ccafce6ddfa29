import { existsSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Whether a process of that id runs. A zombie counts as gone: where nobody reaps (a container whose first
 * process is npm), a killed server would look alive for ever.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const stat = statFields(pid);
  return stat === null || (stat[0] !== 'Z' && stat[0] !== 'X');
}

/** A mark that tells a process from a later one of the same id; empty where the system does not tell. */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** The folder a process works in, or null where the system does not tell. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function statFields(pid: number): string[] | null {
  if (!existsSync('/proc/self/stat')) return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
