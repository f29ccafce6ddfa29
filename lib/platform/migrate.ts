import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { withClient } from './connect';
import { projectRoot } from './paths';

// Prisma's own table, so that its command line reads and continues the same history
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

export interface Migration {
  name: string;
  sql: string;
  /** sha256 of the file, as Prisma records it */
  checksum: string;
}

/** The migrations of a folder in the order of their names. */
export function readMigrations(folder: string = path.join(projectRoot, 'prisma', 'migrations')): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what is missing, in order, each migration in a transaction of its own with its row of history. One process
 * at a time. Answers the names applied. Throws when an applied migration was changed or is unknown, and when
 * one fails: then it leaves nothing behind, and those before it stay.
 */
export async function migrate(
  ownerUrl: string,
  migrations: Migration[] = readMigrations(),
): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(72707369)');
    try {
      await client.query(table);
      const pending = compare(migrations, await applied(client));
      for (const migration of pending) await apply(client, migration);
      return pending.map(({ name }) => name);
    } finally {
      await client.query('SELECT pg_advisory_unlock(72707369)').catch(() => {});
    }
  });
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const unfinished = rows.find((row) => !row.finished);
  if (unfinished) {
    throw new Error(
      `The migration ${unfinished.migration_name} was begun by another tool and not finished: finish it with that tool (prisma migrate resolve).`,
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** Which migrations are still to apply; throws when history and folder disagree. */
export function compare(migrations: Migration[], done: Map<string, string>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, checksum] of done) {
    const migration = known.get(name);
    if (!migration) {
      throw new Error(
        `The database knows the migration ${name}, which this version does not: it is of a newer version.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied. Put the old text back and make the change in a new migration.`,
      );
    }
  }
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(`The migration ${name} failed and was taken back: ${describe(error, sql)}`, {
      cause: error,
    });
  }
}

function describe(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string };
  return position ? `${message} (line ${sql.slice(0, Number(position)).split('\n').length})` : message;
}
