import { beforeAll, describe, expect, test } from 'vitest';
import type { FigureVersion } from '@/lib/domain/figure';
import { figureVersionId } from '@/lib/domain/figure';
import { type FiguresCursor, readFigures } from '@/lib/queries/read-figures';
import { makeGroup, makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const months = ['2023-10', '2023-11', '2023-12'];
const regions = ['1', '11', '12'];

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of ['11', '12', '99']) await makeRegion(db, code);
  await makeGroup(db, 'cities', {
    benchmark: '1',
    members: ['11', { region: '12', validFrom: '2023-12-01' }],
  });
  for (const key of ['trade', 'retail']) await makeIndicator(db, key);
  const figures = ['trade', 'retail'].flatMap((indicator) =>
    [...regions, '99'].flatMap((region) =>
      months.flatMap((month) =>
        (['level', 'growth'] as const).map((measure) => ({
          indicator,
          region,
          period: month,
          measure,
          value: '1.10',
        })),
      ),
    ),
  );
  await publish(db, '2024-01-20T00:00:00.000Z', figures);
  await publish(
    db,
    '2024-06-20T00:00:00.000Z',
    figures.filter(({ region }) => region === '11').map((figure) => ({ ...figure, value: '1.2' })),
  );
});

type Asked = Omit<Parameters<typeof readFigures>[1], 'limit' | 'after'>;

async function readAll(limit: number, asked: Asked = {}, changes = {}): Promise<FigureVersion[]> {
  const all: FigureVersion[] = [];
  let after: FiguresCursor | null = null;
  do {
    const page = await readFigures(scope(changes), { ...asked, limit, after });
    expect(page.figures.length).toBeLessThanOrEqual(limit);
    all.push(...page.figures);
    after = page.next;
  } while (after);
  return all;
}

describe('published figures, page by page', () => {
  test.each([1, 5, 12, 48, 1000])('by %i are each figure once, in its current version', async (limit) => {
    const all = await readAll(limit);
    expect(all).toHaveLength(2 * 4 * 3 * 2);
    expect(new Set(all.map(figureVersionId)).size).toBe(all.length);
    for (const { region, value } of all) expect(value?.toFixed()).toBe(region === '11' ? '1.2' : '1.1');
  });

  test('come by catalogue, measure, region and period', async () => {
    const all = await readAll(5);
    const place = (f: FigureVersion) =>
      [f.indicator === 'trade' ? 0 : 1, f.measure === 'level' ? 0 : 1, f.region, f.period].join();
    expect(all.map(place)).toEqual(all.map(place).sort());
  });

  test('of a region that left and came back leave out the time between', async () => {
    await makeGroup(db, 'returning', {
      members: [
        { region: '12', validTo: '2023-11-01' },
        { region: '12', validFrom: '2023-12-01' },
      ],
    });
    for (const limit of [1, 2, 100]) {
      const all = await readAll(limit, { indicator: 'trade', groupKey: 'returning' });
      expect(all.map(({ measure, period }) => `${measure} ${period}`)).toEqual([
        'level 2023-10',
        'level 2023-12',
        'growth 2023-10',
        'growth 2023-12',
      ]);
    }
  });

  test('as first published and as of an instant', async () => {
    const values = (figures: FigureVersion[]) => new Set(figures.map(({ value }) => value?.toFixed()));
    expect(values(await readAll(7, {}, { edition: 'first' }))).toEqual(new Set(['1.1']));
    expect(values(await readAll(7, {}, { asOf: '2024-06-19T00:00:00.000Z' }))).toEqual(new Set(['1.1']));
    expect(await readAll(7, {}, { asOf: '2024-01-19T00:00:00.000Z' })).toEqual([]);
  });

  test('of one indicator, period and group', async () => {
    const all = await readAll(4, { indicator: 'trade', period: period('2023-11') });
    expect(all.map(({ region, measure }) => `${region} ${measure}`).sort()).toEqual(
      [...regions, '99'].flatMap((region) => [`${region} growth`, `${region} level`]).sort(),
    );
    const grouped = await readAll(4, { indicator: 'trade', groupKey: 'cities' });
    const found = [...new Set(grouped.map(({ region, period }) => `${region} ${period}`))].sort();
    expect(found).toEqual([
      '1 2023-10',
      '1 2023-11',
      '1 2023-12',
      '11 2023-10',
      '11 2023-11',
      '11 2023-12',
      '12 2023-12',
    ]);
    expect(await readAll(4, { indicator: 'unknown' })).toEqual([]);
    expect(await readAll(4, { groupKey: 'unknown' })).toEqual([]);
  });
});
