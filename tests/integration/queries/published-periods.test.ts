import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '@/lib/domain/scope';
import { readPeriods } from '@/lib/queries/read-periods';
import { readPublishedPeriods } from '@/lib/queries/read-published-periods';
import { readVersions } from '@/lib/queries/read-versions';
import {
  type FigureSpec,
  makeGroup,
  makeIndicator,
  makeInstallation,
  makeRegion,
  publish,
  type StatedSpec,
} from '@/tests/support/factories';
import { scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const regions = ['1', '11', '12', '13', '14'];
const periodsOf = {
  monthly: [
    '2022-01',
    '2022-02',
    '2022-04',
    '2022-05',
    '2022-06',
    '2022-12',
    '2023-01',
    '2023-02',
    '2023-03',
  ],
  quarterly: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1'],
  yearly: ['2020', '2021', '2022', '2023'],
  closed: ['2022-01', '2022-05', '2023-02'],
  levels: ['2022-03', '2022-04'],
  silent: [],
};
const indicators = Object.keys(periodsOf) as (keyof typeof periodsOf)[];
const instants = Array.from({ length: 5 }, (_, n) => new Date(Date.UTC(2024, n, 1)).toISOString());

// joined in the middle of a quarter, left in the middle of a month, came back, was never there at a period's end
const stretches = [
  { region: '11', validFrom: '2022-05-15', validTo: '2023-02-01' },
  { region: '13', validFrom: '2020-01-01', validTo: '2022-02-28' },
  { region: '13', validFrom: '2022-12-31', validTo: null },
  { region: '14', validFrom: '2022-04-02', validTo: '2022-04-29' },
];

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of regions.slice(1)) await makeRegion(db, code, { parent: '1' });
  await makeGroup(db, 'cities', { benchmark: '1', members: ['12', ...stretches] });
  await makeGroup(db, 'without-benchmark', { members: stretches });
  await makeIndicator(db, 'monthly');
  await makeIndicator(db, 'quarterly', { frequency: 'quarter' });
  await makeIndicator(db, 'yearly', { frequency: 'year' });
  await makeIndicator(db, 'closed', { rankedFor: 'leaders' });
  await makeIndicator(db, 'levels');
  await makeIndicator(db, 'silent');
  await makeInstallation(db, { home: '13', groups: ['cities'] });
  const cells = indicators.flatMap((indicator) =>
    periodsOf[indicator].flatMap((period) =>
      regions.flatMap((region) =>
        (['level', 'growth'] as const).flatMap((measure) =>
          indicator === 'levels' && measure === 'growth' ? [] : [{ indicator, period, region, measure }],
        ),
      ),
    ),
  );
  const drawn = fc.sample(fc.array(fc.nat(15), { minLength: cells.length, maxLength: cells.length }), {
    seed: 20240131,
    numRuns: instants.length,
  });
  for (const [n, at] of instants.entries()) {
    const figures: FigureSpec[] = [];
    const stated: StatedSpec[] = [];
    cells.forEach((cell, c) => {
      if (drawn[n]?.[c] === 0) figures.push({ ...cell, value: String(c) });
      if (drawn[n]?.[c] === 1) stated.push({ ...cell, rank: 1 });
    });
    await publish(db, at, figures, stated);
  }
});

describe.each(['public', 'leader'] as const)('what is published to %s', (audience: Audience) => {
  const scopes = [null, '2023-12-31T00:00:00.000Z', instants[1] ?? '', instants[3] ?? ''].map((asOf) =>
    scope({ audience, asOf }),
  );

  test('is read by measure as the walk over the releases finds it', async () => {
    let found = 0;
    for (const asked of scopes) {
      for (const group of ['cities', 'without-benchmark', 'unknown']) {
        for (const indicator of [...indicators, 'unknown']) {
          const walked = async (measure: 'level' | 'growth') =>
            (await readPeriods(asked, indicator, group, measure)).map(({ period }) => period);
          const expected = { level: await walked('level'), growth: await walked('growth') };
          expect(await readPublishedPeriods(asked, indicator, group)).toEqual(expected);
          found += expected.level.length + expected.growth.length;
        }
      }
    }
    expect(found).toBeGreaterThan(100);
  });

  test('and revised is what has two versions', async () => {
    let found = 0;
    for (const asked of scopes) {
      for (const indicator of indicators) {
        const versions = await readVersions(asked, { indicator, groupKey: 'cities' });
        const visible = await db.run<{ version: string }>(
          'owner',
          `SELECT concat_ws(' ', v.measure, v.period, v.code, v.value) AS version FROM (
             SELECT f.*, r.code, count(*) OVER (PARTITION BY f.measure, f.period, f.region_id) AS versions
             FROM figure f JOIN region r ON r.id = f.region_id JOIN indicator i ON i.id = f.indicator_id
             WHERE i.key = $1 AND ($2::timestamptz IS NULL OR f.published_at <= $2)
               AND (r.code = '1' OR ($3 OR r.code = '13') AND EXISTS (
                 SELECT FROM peer_group_member m JOIN peer_group g ON g.id = m.group_id
                 WHERE g.key = 'cities' AND m.region_id = r.id AND period_end(f.period) >= m.valid_from
                   AND (m.valid_to IS NULL OR period_end(f.period) < m.valid_to)))) v
           WHERE v.versions > 1 ORDER BY v.period, v.measure, v.code, v.published_at`,
          [indicator, asked.asOf, audience === 'leader' || indicator !== 'closed'],
        );
        const read = versions.map(
          ({ measure, period, region, value }) => `${measure} ${period} ${region} ${value?.toFixed()}`,
        );
        expect(read).toEqual(visible.map(({ version }) => version));
        found += read.length;
      }
    }
    expect(found).toBeGreaterThan(10);
  });
});

test('the latest periods are the end of all of them', async () => {
  const all = await readPeriods(scope(), 'monthly', 'cities', 'growth');
  expect(all.length).toBeGreaterThan(3);
  const until = all.at(-2)?.period ?? null;
  expect(await readPeriods(scope(), 'monthly', 'cities', 'growth', { until, limit: 2 })).toEqual(
    all.slice(-3, -1),
  );
  expect(await readPeriods(scope(), 'monthly', 'cities', 'growth', { limit: 1 })).toEqual(all.slice(-1));
  expect(await readPeriods(scope(), 'monthly', 'cities', 'growth', { until })).toEqual(all.slice(0, -1));
});
