import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDb } from '@/lib/db';
import { withClient } from '@/lib/platform/connect';
import { copyDatabase, dropDatabase } from '@/lib/platform/databases';
import { type DatabaseUrls, roleName } from '@/lib/platform/roles';

type Role = keyof DatabaseUrls;

/** A suite's own database. Filled by `beforeAll`: use it in tests and hooks, not while the file is loaded. */
export interface TestDatabase {
  urls: DatabaseUrls;
  /** One statement as a role; answers the rows. */
  run<Row extends pg.QueryResultRow>(role: Role, text: string, values?: unknown[]): Promise<Row[]>;
  /** A connection of a role, given back afterwards, for what must be one session. */
  session<T>(role: Role, work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
}

let counter = 0;

/**
 * Gives the suite a migrated database without rows, points lib/db.ts at it through the environment, and drops it in
 * the end. Call it once at the top of a file.
 */
export function useTestDatabase(): TestDatabase {
  const pools = new Map<Role, pg.Pool>();
  let name = '';
  const pool = (role: Role): pg.Pool => {
    let known = pools.get(role);
    if (!known) {
      known = new pg.Pool({ connectionString: database.urls[role], max: 4 });
      known.on('error', () => {});
      pools.set(role, known);
    }
    return known;
  };
  const database: TestDatabase = {
    urls: { owner: '', app: '', public: '' },
    run: async (role, text, values) => (await pool(role).query(text, values)).rows,
    async session(role, work) {
      const client = await pool(role).connect();
      try {
        return await work(client);
      } finally {
        client.release(true);
      }
    },
  };

  beforeAll(async () => {
    const { adminUrl, template, secrets } = inject('testServer');
    counter += 1;
    name = `${template}_${process.pid}_${counter}_${Date.now().toString(36)}`;
    database.urls = await copyDatabase(adminUrl, template, name, secrets);
    // a copy does not have its template's grants on the database itself
    await withClient(adminUrl, (client) =>
      client.query(
        `GRANT TEMPORARY ON DATABASE ${pg.escapeIdentifier(name)} TO ${pg.escapeIdentifier(roleName(template, 'app'))}`,
      ),
    );
    process.env.DATABASE_URL = database.urls.owner;
    process.env.DATABASE_APP_URL = database.urls.app;
    process.env.DATABASE_PUBLIC_URL = database.urls.public;
    await closeDb();
  });

  afterAll(async () => {
    await closeDb();
    for (const open of pools.values()) await open.end();
    if (name) await dropDatabase(inject('testServer').adminUrl, name, { keepRoles: true });
  });

  return database;
}
