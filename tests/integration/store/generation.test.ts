import { beforeAll, expect, test } from 'vitest';
import { readGeneration } from '@/lib/queries/read-generation';
import { makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

beforeAll(async () => {
  await makeRegion(db, '11');
  await makeIndicator(db, 'trade');
});

test('a publication raises the generation once, and tells who listens after it is committed', async () => {
  await db.session('public', async (client) => {
    const told: string[] = [];
    client.on('notification', ({ payload }) => told.push(payload ?? ''));
    await client.query('LISTEN generation');
    const before = await readGeneration();
    await publish(db, '2024-01-20T01:00:00.000Z', [
      { indicator: 'trade', region: '11', period: '2023-12', value: '5.2' },
      { indicator: 'trade', region: '11', period: '2023-11', value: '5.1' },
    ]);
    await client.query('SELECT 1');
    expect(await readGeneration()).toBe(before + 1n);
    expect(told).toEqual([String(before + 1n)]);
  });
});

test('a transaction taken back, a draft and an audit row leave it alone', async () => {
  const before = await readGeneration();
  await expect(
    publish(db, '2024-01-21T01:00:00.000Z', [
      { indicator: 'trade', region: '11', period: '2023-12', value: '5.2', missing: 'withheld' },
    ]),
  ).rejects.toMatchObject({ code: '23514' });
  await db.run(
    'app',
    `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, origin, entered_by)
     SELECT i.id, 'level', r.id, '2023-12', 1, 'final', 'official', 'lin' FROM indicator i, region r`,
  );
  await db.run(
    'app',
    "INSERT INTO audit_log (actor, action, object, result) VALUES ('lin', 'edit', 'trade', 'done')",
  );
  expect(await readGeneration()).toBe(before);
});

test('a change of names, of the catalogue or of membership raises it', async () => {
  const before = await readGeneration();
  await db.run('app', "UPDATE region_version SET name_zh = '新名'");
  await makeIndicator(db, 'retail');
  expect(await readGeneration()).toBe(before + 2n);
});

test('another order of the catalogue raises it, the same order written again does not', async () => {
  const before = await readGeneration();
  await db.run('app', 'UPDATE indicator SET position = position');
  expect(await readGeneration()).toBe(before);
  await db.run('app', 'UPDATE indicator SET position = position + 1');
  expect(await readGeneration()).toBe(before + 1n);
});
