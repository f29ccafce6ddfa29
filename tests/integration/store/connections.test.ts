import { expect, test } from 'vitest';
import { appPool, closeDb, publicDb } from '@/lib/db';
import { useTestDatabase } from '@/tests/support/test-database';

useTestDatabase();

test('a request that finds every connection taken fails within three seconds', async () => {
  const pool = appPool();
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const began = Date.now();
  await expect(pool.connect()).rejects.toThrow(/timeout/);
  expect(Date.now() - began).toBeLessThan(3_000);
  for (const client of taken) client.release();
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('an endless statement of the public client is given up', async () => {
  const [row] = await publicDb().$queryRaw<
    { limit: string }[]
  >`SELECT current_setting('statement_timeout') AS limit`;
  expect(row?.limit).toBe('10s');
});

test('after closing, the next call opens anew', async () => {
  await closeDb();
  expect(await publicDb().generation.count()).toBe(1);
});
