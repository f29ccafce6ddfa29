import { beforeAll, describe, expect, test } from 'vitest';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readMonths } from '@/lib/queries/read-months';
import { readPeriods } from '@/lib/queries/read-periods';
import { makeGroup, makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const january = '2024-01-20T00:00:00.000Z';
const february = '2024-02-20T00:00:00.000Z';
const march = '2024-03-20T00:00:00.000Z';

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of ['11', '12', '13']) await makeRegion(db, code, { parent: '1' });
  await makeRegion(db, '1101', { level: 'county', parent: '11' });
  await makeGroup(db, 'cities', {
    benchmark: '1',
    members: ['11', '12', { region: '13', validFrom: '2024-01-01' }],
  });
  await makeGroup(db, 'counties', { benchmark: '11', members: ['1101'] });
  await makeIndicator(db, 'trade');
  await makeIndicator(db, 'gdp', { frequency: 'quarter' });
  await makeIndicator(db, 'income', { frequency: 'year' });
  await makeIndicator(db, 'projects');
  await makeIndicator(db, 'silent');
  const trade = { indicator: 'trade', region: '11', value: '1' };
  await publish(db, january, [
    { ...trade, period: '2023-11' },
    { ...trade, period: '2023-12', measure: 'level' },
    // not a member of any group at that period's end
    { ...trade, region: '13', period: '2023-10' },
    { ...trade, region: '1101', period: '2023-09' },
    { indicator: 'gdp', region: '1', period: '2023-Q3', value: '5.2' },
    { indicator: 'income', region: '12', period: '2022', value: '4' },
  ]);
  await publish(db, february, [{ ...trade, period: '2023-11', value: '2' }]);
  await publish(
    db,
    march,
    [
      { ...trade, region: '1101', period: '2023-11' },
      { ...trade, region: '12', period: '2024-02', missing: 'withheld', value: undefined },
    ],
    [{ indicator: 'projects', region: '11', period: '2024-01', rank: 2 }],
  );
});

describe('the periods of an indicator', () => {
  test('are those of members of their time and of the benchmark, with the group’s own instants', async () => {
    expect(await readPeriods(scope(), 'trade', 'cities')).toEqual([
      { period: '2023-11', firstPublishedAt: january, lastPublishedAt: february },
      { period: '2023-12', firstPublishedAt: january, lastPublishedAt: january },
      { period: '2024-02', firstPublishedAt: march, lastPublishedAt: march },
    ]);
  });

  const names = async (...args: Parameters<typeof readPeriods>) =>
    (await readPeriods(...args)).map(({ period }) => period);

  test('are told by measure where one is asked for', async () => {
    expect(await names(scope(), 'trade', 'cities', 'growth')).toEqual(['2023-11', '2024-02']);
    expect(await names(scope(), 'trade', 'cities', 'level')).toEqual(['2023-12']);
  });

  test('of another group are others', async () => {
    expect(await names(scope(), 'trade', 'counties')).toEqual(['2023-09', '2023-11', '2023-12']);
  });

  test('count the benchmark’s figure and a stated rank', async () => {
    expect(await names(scope(), 'gdp', 'cities')).toEqual(['2023-Q3']);
    expect(await names(scope(), 'projects', 'cities')).toEqual(['2024-01']);
  });

  test('end at the instant asked for', async () => {
    expect(await names(scope({ asOf: '2024-03-19T00:00:00.000Z' }), 'trade', 'cities')).toEqual([
      '2023-11',
      '2023-12',
    ]);
    expect(await names(scope({ asOf: '2024-01-01T00:00:00.000Z' }), 'trade', 'cities')).toEqual([]);
  });

  test('are none of what is unknown or unpublished', async () => {
    expect(await names(scope(), 'silent', 'cities')).toEqual([]);
    expect(await names(scope(), 'unknown', 'cities')).toEqual([]);
    expect(await names(scope(), 'trade', 'unknown')).toEqual([]);
  });
});

describe('the indicators of a group', () => {
  const keys = async (...args: Parameters<typeof readIndicators>) =>
    (await readIndicators(...args)).map(({ key }) => key);

  test('are those with something published there, in catalogue order', async () => {
    expect(await keys(scope())).toEqual(['trade', 'gdp', 'income', 'projects', 'silent']);
    expect(await keys(scope(), 'cities')).toEqual(['trade', 'gdp', 'income', 'projects']);
    expect(await keys(scope(), 'counties')).toEqual(['trade', 'projects']);
    expect(await keys(scope(), 'unknown')).toEqual([]);
  });

  test.each([
    ['2022-11', []],
    ['2022-12', ['income']],
    ['2023-08', ['income']],
    ['2023-09', ['gdp', 'income']],
    ['2023-12', ['trade', 'gdp', 'income']],
    ['2023-Q4', ['trade', 'gdp', 'income']],
    ['2023', ['trade', 'gdp', 'income']],
    ['2024-01', ['trade', 'gdp', 'income', 'projects']],
  ])('by the end of %s are %j', async (text, expected) => {
    expect(await keys(scope(), 'cities', period(text))).toEqual(expected);
  });
});

describe('the months of a group', () => {
  test.each([
    ['cities', null, ['2022-12', '2023-09', '2023-11', '2023-12', '2024-01', '2024-02']],
    ['cities', '2024-02-01T00:00:00.000Z', ['2022-12', '2023-09', '2023-11', '2023-12']],
    ['cities', '2024-01-01T00:00:00.000Z', []],
    ['counties', null, ['2023-09', '2023-11', '2023-12', '2024-01']],
    ['unknown', null, []],
  ])('of %s as of %s end in %j', async (group, asOf, expected) => {
    expect(await readMonths(scope({ asOf }), group)).toEqual(expected);
  });
});
