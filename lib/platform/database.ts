import { readEnv } from '../env';
import { type Cluster, openCluster } from './cluster';
import { describeFailure, withClient } from './connect';
import { createDatabase } from './databases';
import { externalUrls, waitForDatabase } from './external-database';
import { migrate } from './migrate';
import type { DatabaseUrls } from './roles';
import { keptSecret } from './secrets';
import { step, type Tell } from './steps';

/** A database that is up, migrated and has its roles. */
export interface OpenDatabase {
  urls: DatabaseUrls;
  /** WEICI_SECRET, or for the embedded server one that is drawn once and kept; null: a server of one's own has none */
  secret: string | null;
  /** restarts the embedded server when it dies; nothing for a server of one's own */
  supervise(tell: Tell): void;
  close(): Promise<void>;
}

/**
 * Opens the database of DATABASE_URL, or the embedded one, makes roles, applies migrations, and tells each step.
 * `patience` (ms): how long a DATABASE_URL out of reach is tried.
 */
export async function openDatabase({
  tell,
  patience,
}: {
  tell: Tell;
  patience?: number;
}): Promise<OpenDatabase> {
  const env = readEnv();
  const { DATABASE_URL } = env;
  if (DATABASE_URL) {
    await step(
      tell,
      'database',
      () => waitForDatabase(DATABASE_URL, { tell, ...(patience === undefined ? {} : { patience }) }),
      () => {
        const { hostname, port } = new URL(DATABASE_URL);
        return `DATABASE_URL, ${hostname || 'localhost'}:${port || '5432'}`;
      },
    );
    const urls = await step(tell, 'roles', () => externalUrls({ ...env, DATABASE_URL }));
    await applyMigrations(urls, tell);
    return { urls, secret: env.WEICI_SECRET ?? null, supervise: () => {}, close: async () => {} };
  }
  const words = { made: 'made', started: 'started', adopted: 'was running' };
  const cluster = await step(
    tell,
    'database',
    () => openCluster('main'),
    ({ origin, place }) => `${words[origin]}, ${place.folder}`,
  );
  try {
    const urls = await step(tell, 'roles', () =>
      createDatabase(cluster.adminUrl, 'weici', cluster.place.secrets),
    );
    await applyMigrations(urls, tell);
    return opened(cluster, urls);
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** Sets the three addresses for the programs that this one starts. */
export function shareUrls(urls: DatabaseUrls, env: Record<string, string | undefined> = process.env): void {
  env.DATABASE_URL = urls.owner;
  env.DATABASE_APP_URL = urls.app;
  env.DATABASE_PUBLIC_URL = urls.public;
}

/** Whether nothing was ever loaded: no installation is described and no figure stored. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM installation) AND NOT EXISTS (SELECT FROM figure) AS empty',
    );
    return rows[0]?.empty ?? false;
  }).catch((error: unknown) => {
    throw new Error(describeFailure(ownerUrl, error));
  });
}

/** Whether nobody can sign in: no account was ever made. */
export async function hasNobody(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ nobody: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM person) AS nobody',
    );
    return rows[0]?.nobody ?? false;
  });
}

function opened(cluster: Cluster, urls: DatabaseUrls): OpenDatabase {
  const secret = readEnv().WEICI_SECRET ?? keptSecret(cluster.place.secrets, 'WEICI_SECRET');
  return { urls, secret, supervise: (tell) => cluster.supervise(tell), close: () => cluster.close() };
}

async function applyMigrations(urls: DatabaseUrls, tell: Tell): Promise<void> {
  await step(
    tell,
    'migrations',
    () => migrate(urls.owner),
    (names) => (names.length > 0 ? names.join(', ') : 'up to date'),
  );
}
