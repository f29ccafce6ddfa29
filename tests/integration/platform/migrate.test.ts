import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from '@/lib/platform/connect';
import { createDatabase, dropDatabase } from '@/lib/platform/databases';
import { type Migration, migrate } from '@/lib/platform/migrate';
import { isReady } from '@/lib/platform/readiness';
import type { DatabaseUrls } from '@/lib/platform/roles';

const server = inject('testServer');
const name = `${server.template}_migrate_${process.pid}`;
let urls: DatabaseUrls;
beforeAll(async () => {
  urls = await createDatabase(server.adminUrl, name, server.secrets);
});
afterAll(() => dropDatabase(server.adminUrl, name));

function migration(file: string, sql: string): Migration {
  return { name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(urls.owner, async (client) => (await client.query(sql)).rows);
}

const first = migration('0001_first', 'CREATE TABLE a (x int); CREATE TABLE b (x int);');
const second = migration('0002_second', 'INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);');

describe('migrate', () => {
  it('applies each once, however many processes start at the same time', async () => {
    const applied = await Promise.all([
      migrate(urls.owner, [first, second]),
      migrate(urls.owner, [first, second]),
    ]);
    expect(applied.flat().sort()).toEqual(['0001_first', '0002_second']);
    expect(await rows('SELECT x FROM a ORDER BY x')).toEqual([{ x: 1 }, { x: 2 }]);
  });

  it('records them as Prisma does', async () => {
    expect(
      await rows(`SELECT migration_name, checksum, applied_steps_count, rolled_back_at, finished_at >= started_at AS finished
                  FROM _prisma_migrations ORDER BY migration_name`),
    ).toEqual(
      [first, second].map(({ name: migration_name, checksum }) => ({
        migration_name,
        checksum,
        applied_steps_count: 1,
        rolled_back_at: null,
        finished: true,
      })),
    );
  });

  it('refuses a changed one and does nothing', async () => {
    const changed = migration('0001_first', 'CREATE TABLE c (x int)');
    await expect(
      migrate(urls.owner, [changed, second, migration('0003', 'CREATE TABLE d (x int)')]),
    ).rejects.toThrow(/0001_first was changed/);
    expect(await rows("SELECT to_regclass('c') AS c, to_regclass('d') AS d")).toEqual([{ c: null, d: null }]);
  });

  it('takes a failing one back whole, says where it failed, and keeps those before it', async () => {
    const third = migration('0003_third', 'CREATE TABLE c (x int)');
    const broken = migration(
      '0004_broken',
      'CREATE TABLE d (x int);\nINSERT INTO a VALUES (3);\nSELECT no_such_column FROM a;',
    );
    await expect(migrate(urls.owner, [first, second, third, broken])).rejects.toThrow(
      /0004_broken failed.*line 3/,
    );
    expect(
      await rows(
        "SELECT to_regclass('c') IS NOT NULL AS c, to_regclass('d') AS d, (SELECT count(*)::int FROM a) AS a",
      ),
    ).toEqual([{ c: true, d: null, a: 2 }]);
    const mended = migration('0004_broken', 'CREATE TABLE d (x int)');
    expect(await migrate(urls.owner, [first, second, third, mended])).toEqual(['0004_broken']);
  });

  it('stops where another tool left one unfinished', async () => {
    await rows(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '0005_other')",
    );
    await expect(migrate(urls.owner, [])).rejects.toThrow(/0005_other was begun by another tool/);
    await rows("DELETE FROM _prisma_migrations WHERE id = 'x'");
  });
});

describe('isReady', () => {
  it('asks for the newest migration of the build', async () => {
    expect(await isReady(urls.owner, '0004_broken')).toBe(true);
    expect(await isReady(urls.owner, undefined)).toBe(true);
    expect(await isReady(urls.owner, '0009_newer')).toBe(false);
  });

  it('is no within seconds while the database is away', async () => {
    const begun = performance.now();
    expect(await isReady('postgresql://a:b@127.0.0.1:9/c', undefined)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
