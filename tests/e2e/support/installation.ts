import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCluster } from '@/lib/platform/cluster';
import { withClient } from '@/lib/platform/connect';
import { createDatabase, dropDatabase } from '@/lib/platform/databases';
import { migrate } from '@/lib/platform/migrate';
import { isAlive } from '@/lib/platform/processes';
import { runTypeScript } from '@/lib/platform/run';
import { listening, startServer, stopServerProcess } from '@/lib/platform/server-process';
import { writePackage } from '@/tests/support/package-folder';
import { leaderToken } from './accounts';
import { draftsPackage, sizesPackage } from './sizes-package';

/** A server of the tests' own, on a database of its own, beside the one under test; all serve the same build. */
export interface Installation {
  url: string;
  /** The three addresses, as `npm run data` wants them in its environment. */
  env: Record<'DATABASE_URL' | 'DATABASE_APP_URL' | 'DATABASE_PUBLIC_URL', string>;
  /** Kills the server in the midst of whatever it does, and starts it again at the same address. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export const serveEmpty = (run: string) => serve(`${run}_empty`, async () => {});

export const serveSecondStory = (run: string) =>
  serve(`${run}_second`, (load) => load('tests/fixtures/second-story', ['--publish', '--settings']));

export const serveSizes = (run: string) =>
  serve(`${run}_sizes`, async (load, folder) => {
    await load(writePackage(path.join(folder, 'sizes'), sizesPackage()), ['--publish', '--settings']);
    await load(writePackage(path.join(folder, 'drafts'), draftsPackage()), []);
  });

type Load = (folder: string, options: string[]) => Promise<void>;

/** Serves a new database that `fill` loaded. */
export async function serve(
  name: string,
  fill: (load: Load, folder: string) => Promise<void>,
): Promise<Installation> {
  const cluster = await openCluster('test');
  const { adminUrl, place } = cluster;
  await dropLeftovers(adminUrl);
  const database = `weici_e2e_${process.pid}_${name}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'weici-e2e-'));
  const urls = await createDatabase(adminUrl, database, place.secrets);
  await migrate(urls.owner);
  const env = { DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app, DATABASE_PUBLIC_URL: urls.public };
  await fill(
    (from, options) => runTypeScript('scripts/data-main.ts', ['import', from, ...options], { env }),
    folder,
  );
  await admitLeader(urls.owner);
  const start = (port: number) =>
    startServer({ ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' });
  let server = start(0);
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    env,
    async crash() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
      server = start(port);
      await listening(server);
    },
    async close() {
      await stopServerProcess(server);
      await dropDatabase(adminUrl, database);
      rmSync(folder, { recursive: true, force: true });
      await cluster.close();
    },
  };
}

/**
 * Lets the leader of the tests in here too: browsers send a cookie to every port of a host, so the session of the demo's
 * leader is made one of this installation's.
 */
async function admitLeader(ownerUrl: string): Promise<void> {
  const token = leaderToken();
  await withClient(ownerUrl, async (client) => {
    await client.query('UPDATE security_setting SET totp = false');
    await client.query(
      `WITH made AS (INSERT INTO person (user_name, display_name, must_change, created_by)
           VALUES ('leader', '演示领导', false, 'tests') RETURNING id),
         granted AS (INSERT INTO person_role_grant (person_id, role) SELECT id, 'leader' FROM made)
       INSERT INTO session (token_hash, person_id, second_factor, expires_at)
       SELECT sha256(convert_to($1, 'UTF8')), id, false, now() + interval '12 hours' FROM made`,
      [token],
    );
  });
}

/** Databases of runs that were killed: their names carry the number of a process that is gone. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'weici\\_e2e\\_%'"),
  );
  for (const { datname } of rows) {
    const pid = Number(/^weici_e2e_(\d+)/.exec(datname)?.[1]);
    if (pid && !isAlive(pid)) await dropDatabase(adminUrl, datname);
  }
}
