import { describe, expect, it } from 'vitest';
import { benchmarkCounts, countAbove, countAtOrAbove, isAbove, isAtOrAbove, standingOf } from './benchmark';
import { decimal, divide } from './decimal';
import { rankRegions } from './ranking';
import { indicator, members, periodCells } from './test-support';

/** Growth of GDP in 2021, percent, of Shandong's sixteen cities as first published; the province's is 8.3. */
const shandong = {
  '370100': '7.2',
  '370200': '8.3',
  '370300': '9.4',
  '370400': '8.3',
  '370500': '8.5',
  '370600': '8',
  '370700': '9.7',
  '370800': '8.5',
  '370900': '6.1',
  '371000': '7.5',
  '371100': '6.8',
  '371300': '8.7',
  '371400': '8.3',
  '371500': '8.4',
  '371600': '8.3',
  '371700': '8.8',
};
const higher = indicator();

describe('Shandong 2021', () => {
  const ranking = rankRegions(periodCells(shandong, { period: '2021', benchmark: '8.3' }), higher);

  it('rule 15: Shandong 2021: 7 above, 4 equal, 5 below', () => {
    expect(benchmarkCounts(ranking)).toEqual({ above: 7, equal: 4, below: 5 });
    expect([countAbove(ranking), countAtOrAbove(ranking)]).toEqual([7, 11]);
  });

  it('rule 15: with the mean of the cities 11 would be above, and the mean is never taken', () => {
    const sum = Object.values(shandong).reduce((total, value) => total.plus(value), decimal('0'));
    const mean = divide(sum, decimal('16'), 4).toFixed();
    // 8.1125 shows as 8.1
    const withMean = rankRegions(periodCells(shandong, { period: '2021', benchmark: mean }), higher);
    expect(countAbove(withMean)).toBe(11);
    expect(countAbove(rankRegions(periodCells(shandong, { period: '2021' }), higher))).toBeNull();
  });
});

describe('strict and inclusive', () => {
  it.each([
    ['higher', '8.4', 'above', true, true],
    ['higher', '8.3', 'equal', false, true],
    ['higher', '8.26', 'equal', false, true],
    ['higher', '8.2', 'below', false, false],
    ['lower', '8.2', 'above', true, true],
    ['lower', '8.3', 'equal', false, true],
    ['lower', '8.4', 'below', false, false],
    ['none', '8.4', 'above', true, true],
    ['none', '8.2', 'below', false, false],
  ] as const)(
    'rule 15: %s is better, %s against 8.3: %s, 高于 %s, 以上 %s',
    (direction, value, standing, strict, inclusive) => {
      const ranking = rankRegions(
        periodCells(members(value), { benchmark: '8.3' }),
        indicator({ direction }),
      );
      expect(standingOf(ranking, 'r01')).toBe(standing);
      expect(isAbove(ranking, 'r01')).toBe(strict);
      expect(isAtOrAbove(ranking, 'r01')).toBe(inclusive);
      expect([countAbove(ranking), countAtOrAbove(ranking)]).toEqual([Number(strict), Number(inclusive)]);
    },
  );

  it('rule 15: without a benchmark, or without a value, there is neither', () => {
    const withoutBenchmark = rankRegions(periodCells(members('8.4')), higher);
    const withoutValue = rankRegions(periodCells(members(null), { benchmark: '8.3' }), higher);
    for (const ranking of [withoutBenchmark, withoutValue]) {
      expect([standingOf(ranking, 'r01'), isAbove(ranking, 'r01'), isAtOrAbove(ranking, 'r01')]).toEqual([
        null,
        null,
        null,
      ]);
    }
    expect([countAbove(withoutBenchmark), countAtOrAbove(withoutBenchmark)]).toEqual([null, null]);
    expect([countAbove(withoutValue), countAtOrAbove(withoutValue)]).toEqual([0, 0]);
  });
});
