import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Env, EnvError } from '../env';
import { databaseOf, describeFailure, withClient } from './connect';
import { projectRoot } from './paths';
import { type DatabaseUrls, ensureRoles, keptRoles, roleName, rolesSql } from './roles';
import type { Tell } from './steps';

const oldestVersion = 15;

/**
 * Waits until the server of DATABASE_URL answers, telling each failure and trying again after 1, 2, 4 … at most 15 s.
 * Gives up after `patience` ms by throwing the last failure.
 */
export async function waitForDatabase(
  url: string,
  {
    tell,
    patience = Number.POSITIVE_INFINITY,
    firstPause = 1000,
  }: { tell: Tell; patience?: number; firstPause?: number },
): Promise<void> {
  const end = Date.now() + patience;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      await withClient(url, checkServer);
      return;
    } catch (error) {
      if (error instanceof EnvError) throw error;
      const failure = describeFailure(url, error);
      if (Date.now() + pause > end) throw new Error(failure);
      tell(`  … ${failure}\n    Trying again in ${Math.ceil(pause / 1000)} s.`);
      await sleep(pause);
    }
  }
}

/** The three addresses on a server of one's own: given, made, or remembered. Throws with the SQL to run when none is possible. */
export async function externalUrls(env: Env & { DATABASE_URL: string }): Promise<DatabaseUrls> {
  const { DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_PUBLIC_URL: open } = env;
  const database = databaseOf(owner);
  if (app && open) {
    for (const [name, url, kind] of [
      ['DATABASE_APP_URL', app, 'app'],
      ['DATABASE_PUBLIC_URL', open, 'public'],
    ] as const) {
      const user = decodeURIComponent(new URL(url).username);
      if (user !== roleName(database, kind)) {
        throw new EnvError(
          `${name}: its user must be ${roleName(database, kind)}, to which the tables are opened, not "${user}"`,
        );
      }
      await withClient(url, async () => {}).catch((error: unknown) => {
        throw new EnvError(`${name}: ${describeFailure(url, error)}`);
      });
    }
    return { owner, app, public: open };
  }
  const secrets = externalSecrets(env);
  const { mayCreate, existing } = await readRoles(owner, database);
  const kept = keptRoles(owner, secrets);
  if (mayCreate && (existing.length === 0 || kept)) {
    const urls = await ensureRoles(owner, database, secrets, { withOwner: false });
    await openConnect(owner, database);
    return urls;
  }
  const why = mayCreate
    ? `The roles ${existing.join(', ')} exist, and their passwords are not kept here (${secrets}).`
    : `The user of DATABASE_URL may not create roles.`;
  throw new EnvError(
    `${why}\nSet DATABASE_APP_URL and DATABASE_PUBLIC_URL to ${roleName(database, 'app')} and ${roleName(database, 'public')}. Where they are missing, an administrator of the server runs:\n\n${rolesSql(owner)}\n`,
  );
}

/** The file of what is kept for a server of one's own. */
export function externalSecrets(env: Env): string {
  const address = new URL(env.DATABASE_URL ?? '');
  const folder = env.WEICI_STATE ? path.resolve(env.WEICI_STATE) : path.join(projectRoot, '.weici');
  return path.join(folder, 'external', `${address.hostname || 'localhost'}-${address.port || '5432'}.json`);
}

async function readRoles(url: string, database: string): Promise<{ mayCreate: boolean; existing: string[] }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
    );
    const names = [roleName(database, 'app'), roleName(database, 'public')];
    const found = await client.query<{ rolname: string }>(
      'SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)',
      [names],
    );
    return { mayCreate: rows[0]?.may ?? false, existing: found.rows.map((row) => row.rolname) };
  });
}

/** Where everyone may connect already, or the database belongs to another, there is nothing to grant. */
async function openConnect(url: string, database: string): Promise<void> {
  const roles = (['app', 'public'] as const).map((kind) => pg.escapeIdentifier(roleName(database, kind)));
  await withClient(url, (client) =>
    client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${roles.join(', ')}`),
  ).catch(() => {});
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding",
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < oldestVersion)
    throw new EnvError(`DATABASE_URL: PostgreSQL ${version} is too old: ${oldestVersion} or newer`);
  if (encoding !== 'UTF8')
    throw new EnvError(`DATABASE_URL: the database's encoding is ${encoding}, and must be UTF8`);
}
