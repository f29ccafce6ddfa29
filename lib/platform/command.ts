import { spawn } from 'node:child_process';
import { openDatabase, shareUrls } from './database';
import { generateClient } from './generate';
import { projectRoot } from './paths';
import { type Tell, tellOnStderr } from './steps';

/**
 * Runs a command of the project on a database that is up: its standard output is the answer's alone, steps are told on standard
 * error when they did something, its exit code is passed on. A server of npm start is shared; one started here is stopped.
 */
export async function runCommand(file: string, args: string[]): Promise<number> {
  const tell: Tell = process.env.WEICI_VERBOSE ? tellOnStderr : tellFailures;
  await generateClient();
  const database = await openDatabase({ tell, patience: 20_000 });
  shareUrls(database.urls);
  try {
    return await new Promise<number>((resolve, reject) => {
      const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args], {
        cwd: projectRoot,
        stdio: 'inherit',
      });
      // the terminal sends Ctrl-C to both; the child decides, and the database is closed after it
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => child.kill(signal));
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
    });
  } finally {
    await database.close();
  }
}

/** A step that went well is nobody's business here. */
const tellFailures: Tell = (line) => {
  if (!line.startsWith('  ✓')) tellOnStderr(line);
};
