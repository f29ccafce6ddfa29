import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isAlive, workingFolder } from './processes';
import type { ClusterPlace } from './state';

// nothing of our own environment, secrets least of all, is handed to the server
const serverEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] %u@%d ',
};
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
};

/** Makes the data folder, whole or not at all: UTF-8, builtin C.UTF-8 order, checksums, passwords by SCRAM. */
export function initialise(place: ClusterPlace, password: string): void {
  const draft = `${place.data}.new`;
  const passwordFile = path.join(place.folder, `password.${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  try {
    spawnSync('mkdir', ['-m', '700', draft]);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const each of place.account ? [draft, passwordFile] : [])
      chownSync(each, place.account?.uid ?? 0, place.account?.gid ?? 0);
    const { status, stderr, error } = spawnSync(
      path.join(place.bin, 'initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        ...(place.kind === 'test' ? ['--no-sync'] : []),
      ],
      { ...place.account, env: serverEnvironment, cwd: '/', encoding: 'utf8' },
    );
    if (status !== 0)
      throw new Error(`The database could not be made in ${draft}: ${error?.message ?? stderr.trim()}`);
    renameSync(draft, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server process, apart from this one's terminal and life. It is not ready yet on return. */
export function launch(place: ClusterPlace, port: number): number {
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) truncateSync(place.log);
  const log = openSync(place.log, 'a', 0o600);
  const flags = Object.entries({
    ...settings,
    ...(place.kind === 'test' ? testSettings : {}),
    port: String(port),
  });
  const child = spawn(
    path.join(place.bin, 'postgres'),
    ['-D', place.data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...place.account,
      env: serverEnvironment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  return child.pid ?? 0;
}

/** The server that the data folder's postmaster.pid names, when such a process lives and is that server. */
export function runningServer(place: ClusterPlace): { pid: number; port: number } | null {
  const lines = pidFile(place);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  const folder = workingFolder(pid);
  // after a reboot the id may be another program's: a PostgreSQL server always works in its data folder
  if (folder !== null && folder !== place.data) return null;
  return { pid, port: Number(lines[3]) };
}

/** Removes a postmaster.pid whose process is surely gone or surely another program; PostgreSQL would trip over its number. */
export function clearStalePidFile(place: ClusterPlace): void {
  const lines = pidFile(place);
  if (!lines || runningServer(place)) return;
  const pid = Number(lines[0]);
  if (isAlive(pid) && workingFolder(pid) === null) return;
  rmSync(path.join(place.data, 'postmaster.pid'), { force: true });
}

/** Stops the server that runs in the data folder: within 30 s in order, else at once (it recovers at the next start). */
export function stopServer(place: ClusterPlace): void {
  for (const mode of ['fast', 'immediate']) {
    if (!runningServer(place)) return;
    spawnSync(
      path.join(place.bin, 'pg_ctl'),
      ['stop', '-D', place.data, '-m', mode, '-w', '-t', '30', '-s'],
      {
        ...place.account,
        env: serverEnvironment,
        cwd: '/',
        stdio: 'ignore',
      },
    );
  }
}

/** The end of the server's log, for an error message. */
export function lastLogLines(place: ClusterPlace, count = 5): string {
  if (!existsSync(place.log)) return '';
  return readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

function pidFile(place: ClusterPlace): string[] | null {
  try {
    return readFileSync(path.join(place.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}
