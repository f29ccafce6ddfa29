import { beforeAll, describe, expect, test } from 'vitest';
import { headline } from '@/lib/domain/headline';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import {
  type FigureSpec,
  makeAssessedSet,
  makeGroup,
  makeIndicator,
  makeInstallation,
  makeRegion,
  publish,
} from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const months = (year: number, last: number) =>
  Array.from({ length: last }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);

test('nothing loaded is no input', async () => {
  const asked = { groupKey: 'cities', period: period('2023-12') };
  expect(await readHeadlineInput(scope(), asked)).toBeNull();
});

describe('the input of a month’s headline', () => {
  beforeAll(async () => {
    await makeRegion(db, '1', { level: 'province' });
    for (const code of ['11', '12']) await makeRegion(db, code, { parent: '1' });
    await makeGroup(db, 'cities', { benchmark: '1', members: ['11', '12'] });
    await makeIndicator(db, 'industry');
    await makeIndicator(db, 'gdp', { frequency: 'quarter' });
    await makeIndicator(db, 'loans', { rankedMeasure: 'level' });
    await makeIndicator(db, 'projects', { rankedMeasure: 'level' });
    await makeAssessedSet(db, 'two', { indicators: ['industry', 'gdp'] });
    await makeInstallation(db, { home: '11', groups: ['cities'], assessedSet: 'two', highlights: ['loans'] });
    const all = [...months(2022, 12), ...months(2023, 12)];
    const figures: FigureSpec[] = all.flatMap((month) => [
      { indicator: 'industry', region: '1', period: month, value: '4' },
      // first from 2022-06 on: a streak longer than one year
      { indicator: 'industry', region: '11', period: month, value: month < '2022-06' ? '3' : '6' },
      { indicator: 'industry', region: '12', period: month, value: '5' },
      { indicator: 'loans', region: '11', period: month, measure: 'level', value: '100' },
    ]);
    figures.push(
      { indicator: 'gdp', region: '11', period: '2023-Q3', value: '5.0' },
      { indicator: 'gdp', region: '1', period: '2023-Q3', value: '5.0' },
      { indicator: 'gdp', region: '11', period: '2023-Q4', value: '4.0' },
      { indicator: 'gdp', region: '1', period: '2023-Q4', value: '5.0' },
      { indicator: 'loans', region: '11', period: '2023-10', value: '24.1' },
      { indicator: 'loans', region: '11', period: '2023-12', value: '25.1' },
    );
    await publish(db, '2024-01-20T00:00:00.000Z', figures, [
      { indicator: 'projects', region: '11', period: '2023-12', measure: 'level', rank: 1, of: 2 },
      { indicator: 'projects', region: '11', period: '2022-12', measure: 'level', rank: 2, of: 2 },
    ]);
  });

  const read = async (month: string, changes = {}) => {
    const input = await readHeadlineInput(scope(changes), { groupKey: 'cities', period: period(month) });
    if (!input) throw new Error('no input');
    return input;
  };

  test('takes each indicator’s own latest period by then', async () => {
    const latest = async (month: string) =>
      (await read(month)).indicators.map(({ history }) => history.at(-1)?.period ?? null);
    expect(await latest('2023-12')).toEqual(['2023-12', '2023-Q4', '2023-12', '2023-12']);
    expect(await latest('2023-11')).toEqual(['2023-11', '2023-Q3', '2023-11', '2022-12']);
    expect(await latest('2021-12')).toEqual([null, null, null, null]);
  });

  test('reaches back as far as a streak does, and no farther than it must', async () => {
    const input = await read('2023-12');
    const [industry, , loans] = input.indicators;
    expect(industry?.history[0]?.period).toBe('2022-01');
    expect(loans?.history.length).toBeGreaterThanOrEqual(2);
    const facts = headline(input).facts;
    expect(facts.find(({ kind }) => kind === 'streak')).toMatchObject({
      indicator: 'industry',
      length: 19,
      since: '2022-06',
    });
    expect(facts.find(({ kind }) => kind === 'at_or_above')).toMatchObject({
      count: 1,
      comparable: 2,
      of: 2,
    });
  });

  test('has the home region’s own growth, level and stated ranks', async () => {
    const [, , loans, projects] = (await read('2023-12')).indicators;
    expect(loans?.homeGrowth).toMatchObject({ period: '2023-12' });
    expect(loans?.homeLevel).toMatchObject({ period: '2023-12' });
    expect(projects?.stated).toMatchObject([{ rank: 1, period: '2023-12', measure: 'level' }]);
    const [, , before] = (await read('2023-11')).indicators;
    expect(before?.homeGrowth?.value?.toFixed()).toBe('24.1');
  });

  test('carries the set, the highlights and the audience', async () => {
    const input = await read('2023-12', { audience: 'public' });
    expect(input).toMatchObject({ home: '11', audience: 'public', highlights: ['loans'], period: '2023-12' });
    expect(input.assessedSet?.members.map(({ indicator }) => indicator)).toEqual(['industry', 'gdp']);
  });
});
