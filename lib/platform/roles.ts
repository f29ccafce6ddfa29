import pg from 'pg';
import { databaseOf, withClient, withParts } from './connect';
import { keptSecret, readSecrets } from './secrets';

/** The addresses of a database's three roles. */
export interface DatabaseUrls {
  owner: string;
  app: string;
  public: string;
}

/**
 * Makes the roles `<database>_app` and `<database>_public`, and `<database>_owner` when `withOwner`, where missing,
 * and sets their passwords to those kept in the secrets file. `url` must belong to a role that may create roles.
 * May run any number of times and from several processes at once.
 */
export async function ensureRoles(
  url: string,
  database: string,
  secretsFile: string,
  { withOwner = true }: { withOwner?: boolean } = {},
): Promise<DatabaseUrls> {
  const kinds = withOwner ? (['owner', 'app', 'public'] as const) : (['app', 'public'] as const);
  const urls: Partial<DatabaseUrls> = withOwner ? {} : { owner: withParts(url, { database }) };
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    // roles belong to the whole server: two databases' starts must not make them at the same instant
    await client.query('SELECT pg_advisory_xact_lock(20260117)');
    for (const kind of kinds) {
      const role = roleName(database, kind);
      const password = keptSecret(secretsFile, role);
      const name = pg.escapeIdentifier(role);
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (!rowCount) await client.query(`CREATE ROLE ${name} LOGIN`);
      // a role with CREATEROLE alone may not even name the other attributes; new roles have none of them
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
      urls[kind] = withParts(url, { database, user: role, password });
    }
    await client.query('COMMIT');
  });
  return urls as DatabaseUrls;
}

/** PostgreSQL cuts names at 63 bytes; a cut role name would not be the one that migrations grant to. */
export function roleName(database: string, kind: 'owner' | 'app' | 'public'): string {
  const role = `${database}_${kind}`;
  if (Buffer.byteLength(role) > 63)
    throw new Error(`The database name "${database}" is too long: at most 56 bytes.`);
  return role;
}

/** What a database administrator runs when the given role may not create roles. */
export function rolesSql(url: string): string {
  const database = databaseOf(url);
  const owner = decodeURIComponent(new URL(url).username);
  const lines = (['app', 'public'] as const).map(
    (kind) => `CREATE ROLE ${pg.escapeIdentifier(roleName(database, kind))} LOGIN PASSWORD '<choose one>';`,
  );
  return [
    ...lines,
    `GRANT CREATE, CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${pg.escapeIdentifier(owner)};`,
  ].join('\n');
}

/** The kept addresses of roles made earlier, or null. */
export function keptRoles(url: string, secretsFile: string): Omit<DatabaseUrls, 'owner'> | null {
  const database = databaseOf(url);
  const secrets = readSecrets(secretsFile);
  const app = secrets[roleName(database, 'app')];
  const open = secrets[roleName(database, 'public')];
  if (!app || !open) return null;
  return {
    app: withParts(url, { user: roleName(database, 'app'), password: app }),
    public: withParts(url, { user: roleName(database, 'public'), password: open }),
  };
}
