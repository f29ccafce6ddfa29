import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FigureVersion } from '@/lib/domain/figure';
import { pickVersion } from '@/lib/domain/revision';
import { readCells } from '@/lib/queries/read-cells';
import { readSeries } from '@/lib/queries/read-series';
import { readVersions } from '@/lib/queries/read-versions';
import { type FigureSpec, makeGroup, makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const group = { groupKey: 'cities' };
const edition = 'first';

/** What a figure reads: its value, its reason, or nothing. */
const read = (figure: FigureVersion | null | undefined) =>
  figure?.value?.toFixed() ?? figure?.missing ?? null;

async function growthOf(region: string, of: string, changes = {}): Promise<string | null> {
  const [answer] = await readCells(scope(changes), {
    ...group,
    requests: [{ indicator: 'gdp', measure: 'growth', period: period(of) }],
  });
  return read(answer?.cells.find((cell) => cell.region === region)?.figure);
}

beforeAll(async () => {
  await makeRegion(db, '370000', { level: 'province' });
  for (const code of ['370100', '371000']) await makeRegion(db, code, { parent: '370000' });
  await makeGroup(db, 'cities', { benchmark: '370000', members: ['370100', '371000'] });
  await makeIndicator(db, 'gdp', { frequency: 'year' });
  const figure = { indicator: 'gdp', region: '371000', period: '2021' };
  await publish(db, '2021-12-31T15:59:59.999Z', [
    { ...figure, value: '7.5' },
    { ...figure, region: '370100', value: '7.2' },
  ]);
  await publish(db, '2022-12-31T15:59:59.999Z', [{ ...figure, value: '7.4', stage: 'final' }]);
});

describe('a figure of two vintages', () => {
  test('reads as revised now and as first published', async () => {
    expect(await growthOf('371000', '2021')).toBe('7.4');
    expect(await growthOf('371000', '2021', { edition })).toBe('7.5');
    expect(await growthOf('370100', '2021', { edition })).toBe('7.2');
  });

  test.each([
    ['2021-12-31T15:59:59.998Z', null],
    ['2021-12-31T15:59:59.999Z', '7.5'],
    ['2022-12-31T15:59:59.998Z', '7.5'],
    ['2022-12-31T15:59:59.999Z', '7.4'],
  ])('reads as of %s: %s', async (asOf, value) => {
    expect(await growthOf('371000', '2021', { asOf })).toBe(value);
  });

  test('is on the list of revisions with both, up to the instant asked for', async () => {
    const versions = await readVersions(scope(), { indicator: 'gdp', ...group });
    expect(versions.map((version) => [version.region, version.publishedAt, read(version)])).toEqual([
      ['371000', '2021-12-31T15:59:59.999Z', '7.5'],
      ['371000', '2022-12-31T15:59:59.999Z', '7.4'],
    ]);
    const asOf = '2022-06-01T00:00:00.000Z';
    expect(await readVersions(scope({ asOf }), { indicator: 'gdp', ...group })).toEqual([]);
    expect(await readVersions(scope(), { indicator: 'gdp', ...group, regions: ['370100'] })).toEqual([]);
    expect(await readVersions(scope(), { indicator: 'gdp', ...group, period: period('2020') })).toEqual([]);
  });
});

test('the reason of an import is not that of a change: an older vintage came later', async () => {
  await makeIndicator(db, 'backfilled');
  const figure = { indicator: 'backfilled', region: '371000', period: '2021-12' };
  await publish(db, '2022-03-01T00:00:00.000Z', [{ ...figure, value: '7.4' }]);
  await publish(db, '2022-02-01T00:00:00.000Z', [{ ...figure, value: '7.5' }]);
  await publish(db, '2022-04-01T00:00:00.000Z', [{ ...figure, value: '7.3' }]);
  await db.run(
    'owner',
    `UPDATE release SET kind = CASE WHEN published_at < '2022-04-01' THEN 'import' ELSE 'revision' END, reason = 'said of ' || published_at::date
     WHERE id IN (SELECT release_id FROM release_item JOIN indicator ON id = indicator_id WHERE key = 'backfilled')`,
  );
  const versions = await readVersions(scope(), { indicator: 'backfilled', ...group });
  expect(versions.map((version) => [read(version), version.reason])).toEqual([
    ['7.5', ''],
    ['7.4', ''],
    ['7.3', 'said of 2022-04-01'],
  ]);
});

test('every cell is the version that the rule picks, however it is read', async () => {
  await makeIndicator(db, 'trade');
  const regions = ['370000', '370100', '371000'];
  const months = ['2020-11', '2020-12', '2021-01', '2021-02'];
  const instants = Array.from({ length: 6 }, (_, n) => new Date(Date.UTC(2022, n, 1)).toISOString());
  const cells = regions.flatMap((region) => months.map((month) => ({ region, period: month })));
  const history = fc.array(
    fc.option(fc.oneof(fc.integer({ min: -99, max: 99 }), fc.constant('withheld' as const))),
    {
      minLength: instants.length,
      maxLength: instants.length,
    },
  );
  const histories =
    fc.sample(fc.array(history, { minLength: cells.length, maxLength: cells.length }), {
      seed: 20231231,
      numRuns: 1,
    })[0] ?? [];
  const published: (FigureSpec & { publishedAt: string })[] = [];
  for (const [n, at] of instants.entries()) {
    const figures = cells.flatMap((cell, c): FigureSpec[] => {
      const drawn = histories[c]?.[n] ?? null;
      if (drawn === null) return [];
      const content = drawn === 'withheld' ? { missing: drawn } : { value: String(drawn) };
      return [{ indicator: 'trade', ...cell, ...content }];
    });
    if (figures.length > 0) await publish(db, at, figures);
    published.push(...figures.map((figure) => ({ ...figure, publishedAt: at })));
  }
  expect(published.length).toBeGreaterThan(20);

  for (const asOf of [null, '2021-12-31T00:00:00.000Z', ...instants]) {
    for (const edition of ['current', 'first'] as const) {
      const asked = scope({ asOf, edition });
      const periods = months.map(period);
      const series = await readSeries(asked, { indicator: 'trade', measure: 'growth', ...group, periods });
      const requests = periods.map((period) => ({ indicator: 'trade', measure: 'growth' as const, period }));
      expect(await readCells(asked, { ...group, requests })).toEqual(series);
      for (const answer of series) {
        const expected = (region: string) => {
          const versions = published.filter((of) => of.region === region && of.period === answer.period);
          const picked = pickVersion(versions, asked);
          return picked?.value ?? picked?.missing ?? null;
        };
        expect(read(answer.benchmark)).toBe(expected('370000'));
        expect(answer.cells.map(({ region, figure }) => [region, read(figure)])).toEqual(
          ['370100', '371000'].map((region) => [region, expected(region)]),
        );
      }
    }
  }
});
