import { type ChildProcess, spawn } from 'node:child_process';
import { serverFile } from './build';
import { readMigrations } from './migrate';
import { projectRoot } from './paths';

/**
 * Starts the compiled server as a program of its own. It gets the addresses of the two lesser roles, never the owner's, and ends
 * by itself when this process is gone. It says `{ listening: port }` once it serves. `quiet`: what it prints goes to standard error.
 */
export function startServer(
  env: Record<string, string | undefined>,
  { dev = false, quiet = false }: { dev?: boolean; quiet?: boolean } = {},
): ChildProcess {
  const { DATABASE_URL: _owner, ...rest } = env;
  return spawn(process.execPath, ['--enable-source-maps', serverFile], {
    cwd: projectRoot,
    env: {
      ...rest,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      WEICI_MIGRATION: readMigrations().at(-1)?.name ?? '',
    },
    stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit', 'ipc'],
  });
}

/** The port on which a server serves, once it does. Throws when it ends before. */
export function listening(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('message', (message: { listening: number }) => resolve(message.listening));
    server.once('exit', (code, signal) =>
      reject(new Error(`The server ended before it served (${signal ?? code}).`)),
    );
  });
}

/** Tells a server to stop and waits until it has finished what it was answering. */
export async function stopServerProcess(server: ChildProcess | null): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}
