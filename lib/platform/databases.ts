import pg from 'pg';
import { withClient, withParts } from './connect';
import { type DatabaseUrls, ensureRoles, roleName } from './roles';

const refusal = /^[a-z_][a-z0-9_]{0,55}$/;

/**
 * Makes the database and its three roles where missing: `<name>_owner` owns it, nobody else may connect but
 * `<name>_app` and `<name>_public`. `adminUrl` is a superuser's. Empty until `migrate(urls.owner)`.
 */
export async function createDatabase(
  adminUrl: string,
  name: string,
  secretsFile: string,
): Promise<DatabaseUrls> {
  checkName(name);
  const urls = await ensureRoles(adminUrl, name, secretsFile);
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    const owner = pg.escapeIdentifier(roleName(name, 'owner'));
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${owner}`);
    await grantConnect(client, name);
  });
  return urls;
}

/**
 * Copies a migrated database under a new name, in a fraction of a second. The copy belongs to the template's roles
 * and its addresses name them: roles are the server's, and the rights inside a copy are granted to those of its template.
 */
export async function copyDatabase(
  adminUrl: string,
  template: string,
  name: string,
  secretsFile: string,
): Promise<DatabaseUrls> {
  checkName(name);
  const urls = await ensureRoles(adminUrl, template, secretsFile);
  await withClient(adminUrl, async (client) => {
    const owner = pg.escapeIdentifier(roleName(template, 'owner'));
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${owner} TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY file_copy`,
    );
    await copyRights(client, name, template);
  });
  const there = (url: string) => withParts(url, { database: name });
  return { owner: there(urls.owner), app: there(urls.app), public: there(urls.public) };
}

/** Removes a database, cutting its connections; its roles too, unless `keepRoles`. Nothing to remove is no error. */
export async function dropDatabase(
  adminUrl: string,
  name: string,
  { keepRoles = false }: { keepRoles?: boolean } = {},
): Promise<void> {
  checkName(name);
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    if (keepRoles) return;
    for (const kind of ['public', 'app', 'owner'] as const) {
      await client.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(roleName(name, kind))}`);
    }
  });
}

async function grantConnect(client: pg.Client, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const roles = (['owner', 'app', 'public'] as const).map((kind) =>
    pg.escapeIdentifier(roleName(name, kind)),
  );
  await client.query(`REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${roles.join(', ')}`);
  await client.query(`ALTER DATABASE ${database} SET timezone = 'UTC'`);
}

/** Rights on the database itself stand outside it, so that a copy begins without them. */
async function copyRights(client: pg.Client, name: string, template: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const { rows } = await client.query<{ grantee: string; right: string }>(
    `SELECT pg_get_userbyid(grantee) AS grantee, privilege_type AS right
     FROM pg_database, aclexplode(datacl) WHERE datname = $1 AND grantee <> 0`,
    [template],
  );
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  for (const { grantee, right } of rows) {
    await client.query(`GRANT ${right} ON DATABASE ${database} TO ${pg.escapeIdentifier(grantee)}`);
  }
  await client.query(`ALTER DATABASE ${database} SET timezone = 'UTC'`);
}

function checkName(name: string): void {
  if (!refusal.test(name))
    throw new Error(`"${name}" is no database name: small letters, digits and _, at most 56.`);
}
