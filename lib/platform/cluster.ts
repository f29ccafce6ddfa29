import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  clearStalePidFile,
  initialise,
  lastLogLines,
  launch,
  runningServer,
  stopServer,
} from './cluster-process';

import { isLeased, takeLease } from './leases';
import { withLock } from './lock';
import { isAlive } from './processes';
import { keptSecret, readSecrets } from './secrets';
import { type ClusterKind, type ClusterPlace, clusterPlace } from './state';

const startPatience = 60_000;
const adoptPatience = 15_000;

/** An embedded PostgreSQL server that is up, and that this process uses until it closes it. */
export interface Cluster {
  place: ClusterPlace;
  /** the superuser's address, for administration alone */
  adminUrl: string;
  /** how it came to run: made with a new data folder, started, or found running */
  origin: 'made' | 'started' | 'adopted';
  /** Starts the server again whenever it dies, and tells each time. */
  supervise(tell: (line: string) => void): void;
  /** Takes this process's use back; the last user stops the server. */
  close(): Promise<void>;
}

/** Opens the embedded server: makes, starts or adopts it. Throws with the end of its log when it does not start. */
export async function openCluster(
  kind: ClusterKind,
  env: Record<string, string | undefined> = process.env,
): Promise<Cluster> {
  const place = clusterPlace(kind, env);
  const lock = path.join(place.folder, 'lock');
  const { origin, release } = await withLock(lock, async () => {
    const made = !existsSync(path.join(place.data, 'PG_VERSION'));
    if (!made && !readSecrets(place.secrets).postgres) {
      throw new Error(
        `The data in ${place.data} cannot be opened without its passwords: put back ${place.secrets}.`,
      );
    }
    const password = keptSecret(place.secrets, 'postgres');
    if (made) initialise(place, password);
    const adopted = await bringUp(place);
    return {
      origin: made ? ('made' as const) : adopted ? ('adopted' as const) : ('started' as const),
      release: takeLease(place.users),
    };
  });
  let closing = false;
  let held: pg.Client | null = null;
  return {
    place,
    adminUrl: adminUrl(place),
    origin,
    supervise(tell) {
      const watch = async (): Promise<void> => {
        while (!closing) {
          try {
            // an open connection tells at once when the server goes, and costs nothing while it stays
            held = await holdConnection(place);
            await new Promise<void>((resolve) => held?.once('end', resolve).once('error', resolve));
            if (closing) return;
            await sleep(200);
            const adopted = await withLock(lock, () => bringUp(place));
            if (!adopted) tell('PostgreSQL had stopped and was started again');
          } catch (error) {
            if (closing) return;
            tell(`PostgreSQL does not start: ${(error as Error).message}`);
            await sleep(2000);
            await withLock(lock, () => bringUp(place)).catch(() => false);
          }
        }
      };
      void watch();
    },
    async close() {
      if (closing) return;
      closing = true;
      await held?.end().catch(() => {});
      await withLock(lock, async () => {
        release();
        if (!isLeased(place.users)) stopServer(place);
      });
    },
  };
}

/** Stops the server unless a living process still uses it. Answers whether it stopped. */
export async function closeUnused(
  kind: ClusterKind,
  env: Record<string, string | undefined> = process.env,
): Promise<boolean> {
  const place = clusterPlace(kind, env);
  return withLock(path.join(place.folder, 'lock'), async () => {
    if (isLeased(place.users)) return false;
    stopServer(place);
    return true;
  });
}

function adminUrl(place: ClusterPlace): string {
  const password = readSecrets(place.secrets).postgres ?? '';
  return `postgresql://postgres:${password}@127.0.0.1:${readPort(place)}/postgres`;
}

/** Answers true when the server was running already, false when it had to be started. */
async function bringUp(place: ClusterPlace): Promise<boolean> {
  const running = runningServer(place);
  if (running) {
    keepPort(place, running.port || readPort(place));
    const end = Date.now() + adoptPatience;
    while (Date.now() < end && runningServer(place)) {
      if (await answers(place)) return true;
      await sleep(200);
    }
    stopServer(place);
  }
  const end = Date.now() + startPatience;
  while (Date.now() < end) {
    const port = await usablePort(place);
    clearStalePidFile(place);
    const pid = launch(place, port);
    while (pid && isAlive(pid) && Date.now() < end) {
      if (await answers(place)) return false;
      await sleep(50);
    }
    // right after a kill its last processes may still hold the shared memory; it starts once they are gone
    await sleep(500);
  }
  throw new Error(
    `PostgreSQL in ${place.data} did not start. The end of ${place.log}:\n${lastLogLines(place)}`,
  );
}

async function answers(place: ClusterPlace): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl(place), connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === place.data;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(`PostgreSQL in ${place.data} does not accept the password kept in ${place.secrets}.`);
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function holdConnection(place: ClusterPlace): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: adminUrl(place),
    keepAlive: true,
    application_name: 'weici-watch',
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function readPort(place: ClusterPlace): number {
  const file = path.join(place.folder, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

function keepPort(place: ClusterPlace, port: number): void {
  if (port !== readPort(place)) writeFileSync(path.join(place.folder, 'port'), `${port}\n`);
}

/**
 * The port chosen at the first start, or another when somebody else has taken it since. Programs that run know the old one,
 * so that a server that died is given a moment to let it go.
 */
async function usablePort(place: ClusterPlace): Promise<number> {
  const kept = readPort(place);
  const end = Date.now() + 3000;
  while (kept && Date.now() < end) {
    if (await freePort(kept)) return kept;
    await sleep(200);
  }
  const port = await freePort(0);
  keepPort(place, port);
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? resolve(0) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
