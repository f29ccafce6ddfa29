import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, openCluster } from '@/lib/platform/cluster';
import { clearStalePidFile, runningServer, stopServer } from '@/lib/platform/cluster-process';
import { withClient } from '@/lib/platform/connect';
import { projectRoot } from '@/lib/platform/paths';
import { isAlive } from '@/lib/platform/processes';
import { clusterPlace } from '@/lib/platform/state';

// a server of this suite's own, in a folder that the database's user reaches
const state = mkdtempSync(path.join(tmpdir(), 'weici-cluster-'));
chmodSync(state, 0o755);
const env = { WEICI_STATE: state };
const place = clusterPlace('test', env);
const open = () => openCluster('test', env);
const pid = () => runningServer(place)?.pid ?? 0;
const one = (cluster: Cluster) =>
  withClient(
    cluster.adminUrl,
    async (client) => (await client.query('SELECT 1 AS one')).rows[0]?.one as number,
  );

afterAll(() => {
  stopServer(place);
  rmSync(state, { recursive: true, force: true });
});

/** Runs a module in a process of its own until it prints a line; answers the process and the line. */
function inProcess(code: string): Promise<{ child: ChildProcess; line: string }> {
  const file = path.join(state, `child-${process.hrtime.bigint()}.mts`);
  writeFileSync(file, code);
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve({ child, line: chunk.toString().trim() }));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

const holder = `
import { openCluster } from '${projectRoot}/lib/platform/cluster';
const cluster = await openCluster('test');
console.log(cluster.origin);
setInterval(() => {}, 1000);`;

describe('the embedded server', () => {
  beforeAll(async () => {
    const cluster = await open();
    expect(cluster.origin).toBe('made');
    await cluster.close();
  }, 60_000);

  it('stops with its last user, and not before', async () => {
    const [first, second] = [await open(), await open()];
    expect([first.origin, second.origin]).toEqual(['started', 'adopted']);
    await first.close();
    expect(await one(second)).toBe(1);
    await second.close();
    expect(pid()).toBe(0);
  });

  it('keeps its secrets to its owner and its port', async () => {
    expect(statSync(place.secrets).mode & 0o777).toBe(0o600);
    expect(statSync(place.data).mode & 0o077).toBe(0);
    const port = readFileSync(path.join(place.folder, 'port'), 'utf8');
    const cluster = await open();
    expect(new URL(cluster.adminUrl).port).toBe(port.trim());
    await cluster.close();
  });

  it('listens on the loopback alone, with checksums, in UTF-8', async () => {
    const cluster = await open();
    const settings = await withClient(cluster.adminUrl, async (client) => {
      const names = [
        'listen_addresses',
        'unix_socket_directories',
        'data_checksums',
        'server_encoding',
        'password_encryption',
      ];
      const { rows } = await client.query(
        'SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name',
        [names],
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(settings).toEqual({
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      unix_socket_directories: '',
    });
    await cluster.close();
  });

  it('is adopted when the process that started it was killed', async () => {
    const { child, line } = await inProcess(holder);
    expect(line).toBe('started');
    const before = pid();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(isAlive(before)).toBe(true);
    const cluster = await open();
    expect(cluster.origin).toBe('adopted');
    expect(pid()).toBe(before);
    expect(await one(cluster)).toBe(1);
    await cluster.close();
    expect(isAlive(before)).toBe(false);
  });

  it('starts again right after both were killed, with what was committed', async () => {
    const { child } = await inProcess(holder);
    const cluster = await open();
    await withClient(cluster.adminUrl, async (client) => {
      // a test server does not wait for its log by itself
      await client.query('SET synchronous_commit = on');
      await client.query('CREATE TABLE kept AS SELECT 1 AS one');
    });
    child.kill('SIGKILL');
    process.kill(pid(), 'SIGKILL');
    const again = await open();
    expect(again.origin).toBe('started');
    await withClient(again.adminUrl, (client) => client.query('SELECT one FROM kept'));
    await again.close();
    await cluster.close();
  });

  it('is started again on the same port when it dies in service', async () => {
    const cluster = await open();
    const told: string[] = [];
    cluster.supervise((line) => told.push(line));
    await sleep(300);
    const before = pid();
    process.kill(before, 'SIGKILL');
    for (let tries = 0; told.length === 0 && tries < 100; tries += 1) await sleep(100);
    expect(told).toEqual(['PostgreSQL had stopped and was started again']);
    expect(pid()).not.toBe(before);
    expect(await one(cluster)).toBe(1);
    await cluster.close();
    expect(pid()).toBe(0);
  });

  it('never takes a pid file from a living server, and takes one that names another program', async () => {
    const cluster = await open();
    const file = path.join(place.data, 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    clearStalePidFile(place);
    expect(readFileSync(file, 'utf8')).toBe(text);
    await cluster.close();
    // after a reboot the number may be anybody's, such as this test's
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const again = await open();
    expect(again.origin).toBe('started');
    await again.close();
  });

  it('does not open data whose passwords are gone', async () => {
    const kept = readFileSync(place.secrets, 'utf8');
    rmSync(place.secrets);
    await expect(open()).rejects.toThrow(/cannot be opened without its passwords: put back/);
    writeFileSync(place.secrets, kept, { mode: 0o600 });
  });
});

describe('a command', () => {
  it('has its answer alone on standard output, passes its exit code on, and leaves no server behind', () => {
    const command = path.join(state, 'command.mts');
    const starter = path.join(state, 'starter.mts');
    writeFileSync(
      command,
      "console.log(Object.keys(process.env).filter((name) => name.startsWith('DATABASE_')).sort().join());\nprocess.exitCode = 2;",
    );
    writeFileSync(
      starter,
      `import { runCommand } from '${projectRoot}/lib/platform/command';\nprocess.exitCode = await runCommand('${command}', []);`,
    );
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', starter], {
      cwd: projectRoot,
      env: { ...process.env, ...env, DATABASE_URL: '', DATABASE_APP_URL: '', DATABASE_PUBLIC_URL: '' },
      encoding: 'utf8',
    });
    expect(stdout).toBe('DATABASE_APP_URL,DATABASE_PUBLIC_URL,DATABASE_URL\n');
    expect(status).toBe(2);
    expect(runningServer(clusterPlace('main', env))).toBeNull();
  }, 60_000);
});
