import { beforeAll, expect, test } from 'vitest';
import { parsePeriod } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { readCells } from '@/lib/queries/read-cells';
import { readGeneration } from '@/lib/queries/read-generation';
import { readPeriods } from '@/lib/queries/read-periods';
import { makeGroup, makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const period = parsePeriod('2023-12') ?? ('' as never);
let revision = 0;
let first = 0;

beforeAll(async () => {
  await makeRegion(db, '11');
  await makeGroup(db, 'cities', { members: ['11'] });
  await makeIndicator(db, 'trade');
  first = await publish(
    db,
    '2024-01-20T01:00:00.000Z',
    [{ indicator: 'trade', region: '11', period, value: '5.2' }],
    [{ indicator: 'trade', region: '11', period, rank: 1, of: 13 }],
  );
  revision = await publish(db, '2024-06-01T01:00:00.000Z', [
    { indicator: 'trade', region: '11', period, value: '4.9' },
  ]);
});

const withdraw = (release: number, reason = '误发布') =>
  db.run<{ rows: number }>('app', 'SELECT withdraw_release($1, $2) AS rows', [release, reason]);

async function seen(): Promise<string | undefined> {
  const [answer] = await readCells(now, {
    groupKey: 'cities',
    requests: [{ indicator: 'trade', measure: 'growth', period }],
  });
  return answer?.cells[0]?.figure?.value?.toString();
}

test('a withdrawn revision brings the earlier version back, at once and once', async () => {
  const before = await readGeneration();
  expect(await seen()).toBe('4.9');
  expect(await withdraw(revision)).toEqual([{ rows: 1 }]);
  expect(await seen()).toBe('5.2');
  expect(await withdraw(revision)).toEqual([{ rows: 0 }]);
  expect((await readPeriods(now, 'trade', 'cities'))[0]?.lastPublishedAt).toBe('2024-01-20T01:00:00.000Z');
  expect(await readGeneration()).toBeGreaterThan(before);
});

test('a withdrawal needs a reason', async () => {
  await expect(withdraw(first, '')).rejects.toMatchObject({ code: '23514' });
  expect(await seen()).toBe('5.2');
});

test('a withdrawn first release leaves no figure, no stated rank and no period, and is kept out of sight', async () => {
  await withdraw(first);
  expect(await seen()).toBeUndefined();
  expect(await readPeriods(now, 'trade', 'cities')).toEqual([]);
  expect(await db.run('public', 'SELECT FROM stated_rank')).toEqual([]);
  expect(await db.run('app', 'SELECT value::text FROM withdrawn_figure ORDER BY 1')).toEqual([
    { value: '4.9' },
    { value: '5.2' },
  ]);
  expect(await db.run('app', 'SELECT rank FROM withdrawn_stated_rank')).toEqual([{ rank: 1 }]);
  await expect(db.run('public', 'SELECT FROM withdrawn_figure')).rejects.toMatchObject({ code: '42501' });
});
