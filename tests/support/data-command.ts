import { vi } from 'vitest';
import { runData } from '@/scripts/data-command';

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of `npm run data` in this process, and answers what a terminal would show. */
export async function dataCommand(...args: string[]): Promise<CommandResult> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void stdout.push(`${text}\n`));
  const error = vi
    .spyOn(console, 'error')
    .mockImplementation((text: string) => void stderr.push(`${text}\n`));
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout.push(String(text));
    return true;
  });
  try {
    const code = await runData(args);
    return { code, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const spy of [log, error, write]) spy.mockRestore();
  }
}
