import { beforeAll, describe, expect, test } from 'vitest';
import { cellState } from '@/lib/domain/figure';
import { readCells } from '@/lib/queries/read-cells';
import { readSeries } from '@/lib/queries/read-series';
import { addMembers, makeGroup, makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const at = '2024-01-20T01:00:00.000Z';
const trade = { indicator: 'trade', measure: 'growth' as const, period: period('2023-12') };

const codes = (count: number) => Array.from({ length: count }, (_, n) => String(10_001 + n));

beforeAll(async () => {
  await makeRegion(db, '10000', { level: 'country' });
  for (const code of codes(333)) await makeRegion(db, code);
  for (const count of [1, 2, 13, 333]) {
    await makeGroup(db, `of-${count}`, { benchmark: '10000', members: codes(count) });
  }
  await makeGroup(db, 'alone', { members: ['10001'] });
  await makeIndicator(db, 'trade');
  await makeIndicator(db, 'projects', { rankedMeasure: 'both' });
  await publish(
    db,
    at,
    [
      ...['10000', ...codes(333)].map((region) => ({ ...trade, region, value: `${Number(region) % 17}.30` })),
      { ...trade, period: '2023-11', region: '10001', value: '0' },
      { ...trade, period: '2023-11', region: '10002', missing: 'not_applicable' as const },
      { ...trade, period: '2023-11', region: '10003', missing: 'withheld' as const },
      { ...trade, period: '2023-11', region: '10000', missing: 'not_reported' as const },
      {
        ...trade,
        period: '2023-10',
        region: '10001',
        value: '-3.2',
        origin: 'reported' as const,
        title: '黑龙江日报',
        url: 'https://example.org/a',
        note: '口径调整',
        stage: 'preliminary' as const,
      },
    ],
    [
      {
        indicator: 'projects',
        region: '10002',
        period: '2023-12',
        measure: 'level',
        rank: 1,
        of: 13,
        title: '日报',
      },
    ],
  );
});

describe('the cells of a period', () => {
  test.each([1, 2, 13, 333])(
    'are one for each of %i members, by code, beside the benchmark',
    async (count) => {
      const [answer] = await readCells(scope(), { groupKey: `of-${count}`, requests: [trade] });
      expect(answer?.cells.map(({ region }) => region)).toEqual(codes(count));
      expect(answer?.cells.map(({ region, figure }) => [region, figure?.value?.toFixed()])).toEqual(
        codes(count).map((code) => [code, `${Number(code) % 17}.3`]),
      );
      expect(answer?.benchmark).toMatchObject({ region: '10000', period: '2023-12' });
    },
  );

  test('tell zero, not applicable, withheld, and nothing apart', async () => {
    const [answer] = await readCells(scope(), {
      groupKey: 'of-13',
      requests: [{ ...trade, period: period('2023-11') }],
    });
    expect(answer?.cells.slice(0, 4).map(cellState)).toEqual([
      'value',
      'not_applicable',
      'withheld',
      'not_reported',
    ]);
    expect(answer?.cells[0]?.figure?.value?.toFixed()).toBe('0');
    expect(answer?.cells[3]?.figure).toBeNull();
    expect(answer?.benchmark).toMatchObject({ value: null, missing: 'not_reported' });
  });

  test('carry stage, source and note', async () => {
    const [answer] = await readCells(scope(), {
      groupKey: 'of-1',
      requests: [{ ...trade, period: period('2023-10') }],
    });
    expect(answer?.cells[0]?.figure).toMatchObject({
      publishedAt: at,
      stage: 'preliminary',
      source: { origin: 'reported', title: '黑龙江日报', url: 'https://example.org/a' },
      note: '口径调整',
    });
  });

  test('know a stated rank without any figure', async () => {
    const [answer] = await readCells(scope(), {
      groupKey: 'of-2',
      requests: [{ indicator: 'projects', measure: 'level', period: period('2023-12') }],
    });
    expect(answer?.cells.map(cellState)).toEqual(['not_reported', 'stated_only']);
    expect(answer?.cells[1]?.stated).toMatchObject({
      rank: 1,
      of: 13,
      publishedAt: at,
      source: { title: '日报' },
    });
    expect(answer?.benchmark).toBeNull();
  });

  test('come in the order asked, with nothing in them where nothing is known', async () => {
    const requests = [
      { ...trade, period: period('2023-11') },
      { ...trade, indicator: 'unknown' },
      { ...trade, measure: 'level' as const },
      trade,
      trade,
    ];
    const answers = await readCells(scope(), { groupKey: 'of-2', requests });
    expect(answers.map(({ indicator, measure, period }) => ({ indicator, measure, period }))).toEqual(
      requests,
    );
    expect(answers[1]?.cells.every(({ figure }) => figure === null)).toBe(true);
    expect(answers[2]).toMatchObject({ benchmark: null, cells: [{ figure: null }, { figure: null }] });
    expect(answers[3]).toEqual(answers[4]);
  });

  test('are none of an unknown group, and without a benchmark where the group has none', async () => {
    const [unknown] = await readCells(scope(), { groupKey: 'unknown', requests: [trade] });
    expect(unknown).toEqual({ ...trade, cells: [], benchmark: null });
    const [alone] = await readCells(scope(), { groupKey: 'alone', requests: [trade] });
    expect(alone?.cells).toHaveLength(1);
    expect(alone?.benchmark).toBeNull();
    expect(await readCells(scope(), { groupKey: 'of-2', requests: [] })).toEqual([]);
  });

  test('take hostile names for names', async () => {
    const hostile = "x'; DROP TABLE figure; --";
    const [answer] = await readCells(scope(), {
      groupKey: hostile,
      requests: [{ ...trade, indicator: hostile }],
    });
    expect(answer?.cells).toEqual([]);
  });
});

describe('who belongs', () => {
  const stretches = [
    { region: '10001' },
    { region: '10002', validTo: '2023-12-01' },
    { region: '10003', validFrom: '2023-12-31' },
    { region: '10004', validTo: '2023-01-01' },
    { region: '10004', validFrom: '2023-12-01' },
  ];
  const periods = ['2022-12', '2023-10', '2023-11', '2023-12'].map(period);
  const membersOf = async (groupKey: string, changes = {}) => {
    const series = await readSeries(scope(changes), {
      indicator: 'trade',
      measure: 'growth',
      groupKey,
      periods,
    });
    return series.map(({ cells }) => cells.map(({ region }) => region.at(-1)).join(''));
  };

  test('is judged on the last day of each period', async () => {
    await makeGroup(db, 'moving', { benchmark: '10000', members: stretches });
    expect(await membersOf('moving')).toEqual(['124', '12', '12', '134']);
  });

  test('as of an instant is what was recorded then', async () => {
    const corrected = '2024-02-01T00:00:00.000Z';
    await makeGroup(db, 'corrected', {
      members: [{ region: '10001' }, { region: '10002', retiredAt: corrected }],
    });
    await addMembers(db, 'corrected', [{ region: '10003', recordedAt: corrected }]);
    expect(await membersOf('corrected')).toEqual(['13', '13', '13', '13']);
    expect(await membersOf('corrected', { asOf: '2024-01-31T23:59:59.999Z' })).toEqual([
      '12',
      '12',
      '12',
      '12',
    ]);
    expect(await membersOf('corrected', { asOf: corrected })).toEqual(['13', '13', '13', '13']);
  });
});
