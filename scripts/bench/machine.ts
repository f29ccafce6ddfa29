import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { withClient } from '../../lib/platform/connect';

/** What the numbers of a run depend on. */
export interface Machine {
  at: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  postgresql: string;
  sharedBuffers: string;
  fsync: string;
  /** The commit measured, and `+` where the folder differs from it; empty without git. */
  commit: string;
  /** Processes that wanted a core over the minute before the run: above 0.5 the machine was not idle. */
  loadBefore: number;
}

export async function describeMachine(adminUrl: string): Promise<Machine> {
  const settings = await withClient(adminUrl, (client) =>
    client.query<{ version: string; buffers: string; fsync: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('shared_buffers') AS buffers,
         current_setting('fsync') AS fsync`,
    ),
  );
  const { version = '', buffers = '', fsync = '' } = settings.rows[0] ?? {};
  return {
    at: new Date().toISOString(),
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgresql: version,
    sharedBuffers: buffers,
    fsync,
    commit: commit(),
    loadBefore: loadavg()[0] ?? 0,
  };
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return git('rev-parse', '--short', 'HEAD').trim() + (git('status', '--porcelain').trim() ? '+' : '');
  } catch {
    return '';
  }
}
