import { describe, expect, it } from 'vitest';
import { comparedPeriods, compareWithPrevious } from './comparison';
import { toPlainText } from './decimal';
import { rankRegions } from './ranking';
import type { MemberParts } from './test-support';
import { indicator, members, period, periodCells } from './test-support';

const cumulative = indicator();
const quarterly = indicator({ frequency: 'quarter', january: 'separate' });
const yearly = indicator({ frequency: 'year', january: 'separate' });
const stock = indicator({ basis: 'stock', january: 'separate' });
const single = indicator({ basis: 'period', january: 'separate' });

describe('comparedPeriods', () => {
  const months = ['2023-02', '2023-03', '2023-11', '2023-12', '2024-02', '2024-03'];

  it.each([
    [
      cumulative,
      months,
      '2024-03',
      { previous: '2024-02', kind: 'previous_release', adjacent: true, sameLastYear: null },
    ],
    [
      cumulative,
      months,
      '2023-11',
      { previous: '2023-03', kind: 'previous_release', adjacent: false, sameLastYear: null },
    ],
    [
      cumulative,
      months,
      '2023-02',
      { previous: null, kind: 'previous_release', adjacent: false, sameLastYear: null },
    ],
    [
      cumulative,
      ['2023-11', '2024-02'],
      '2024-02',
      { previous: '2023-11', kind: 'previous_release', adjacent: false, sameLastYear: null },
    ],
  ])('rule 17: the previous release (%#)', (given, published, current, expected) => {
    expect(comparedPeriods(period(current), published.map(period), given)).toEqual(expected);
  });

  it('rule 17: 1—2月 is compared with 上年全年, and 上年同期 beside it', () => {
    expect(comparedPeriods(period('2024-02'), months.map(period), cumulative)).toEqual({
      previous: '2023-12',
      kind: 'last_year_full',
      adjacent: true,
      sameLastYear: '2023-02',
    });
  });

  it('rule 17: so is Q1', () => {
    const published = ['2023-Q1', '2023-Q4', '2024-Q1'].map(period);
    expect(comparedPeriods(period('2024-Q1'), published, quarterly)).toMatchObject({
      kind: 'last_year_full',
      previous: '2023-Q4',
      sameLastYear: '2023-Q1',
    });
  });

  it('rule 17: 上年同期 that was not published is not said', () => {
    const published = ['2023-12', '2024-02'].map(period);
    expect(comparedPeriods(period('2024-02'), published, cumulative)).toMatchObject({
      kind: 'last_year_full',
      sameLastYear: null,
    });
  });

  it.each([
    [stock, '2023-12', '2024-01'],
    [single, '2023-12', '2024-01'],
    [yearly, '2022', '2023'],
  ])(
    'rule 17: a stock, a single month and a whole year have a previous release like any other (%#)',
    (given, before, now) => {
      expect(comparedPeriods(period(now), [period(before), period(now)], given)).toEqual({
        previous: before,
        kind: 'previous_release',
        adjacent: true,
        sameLastYear: null,
      });
    },
  );
});

describe('compareWithPrevious', () => {
  const at = (text: string, values: MemberParts[], measure: 'level' | 'growth' = 'growth') =>
    rankRegions(
      periodCells(members(...values), { period: text, measure }),
      indicator({ rankedMeasure: 'both' }),
    );
  const periods = { kind: 'last_year_full', adjacent: true } as const;

  it('rule 17: tells the move and the change of the rate against both', () => {
    const comparison = compareWithPrevious(
      'r01',
      at('2024-02', ['6.2', '5.0']),
      periods,
      at('2023-12', ['5.0', '5.5']),
      at('2023-02', ['7.0', '1.0']),
    );
    expect(comparison.previous).toMatchObject({
      period: '2023-12',
      rankChange: 1,
      rateChange: { kind: 'faster' },
    });
    expect(comparison.sameLastYear).toMatchObject({
      period: '2023-02',
      rankChange: 0,
      rateChange: { kind: 'slower' },
    });
    expect(comparison.previous?.rateChange && toPlainText(comparison.previous.rateChange.points)).toBe('1.2');
  });

  it('rule 10: a level has no faster or slower', () => {
    const comparison = compareWithPrevious(
      'r01',
      at('2023-12', ['6'], 'level'),
      periods,
      at('2023-11', ['5'], 'level'),
      null,
    );
    expect(comparison.previous).toMatchObject({ rankChange: 0, rateChange: null });
    expect(comparison.sameLastYear).toBeNull();
  });

  it('rule 17: a region new to the group, or without a figure, has neither move nor change', () => {
    const comparison = compareWithPrevious(
      'r02',
      at('2024-02', ['1', '2']),
      periods,
      at('2023-12', ['1']),
      at('2023-02', ['1', null]),
    );
    expect(comparison.previous).toMatchObject({ rankChange: null, rateChange: null });
    expect(comparison.sameLastYear).toMatchObject({ rankChange: null, rateChange: null });
  });

  it('rule 20a: a move from a made-up place is marked', () => {
    const demo = at('2023-12', ['1', { value: '2', origin: 'demo' }]);
    const official = at('2024-02', ['1', '2']);
    expect(compareWithPrevious('r01', official, periods, demo, official)).toMatchObject({
      previous: { restsOnDemo: true },
      sameLastYear: { restsOnDemo: false },
    });
  });
});
