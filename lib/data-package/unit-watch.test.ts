import { expect, test } from 'vitest';
import { UnitWatch } from './unit-watch';

const monthly = { frequency: 'month', january: 'combined' } as const;

test.each([
  ['2023-11', '500', '2023-12', '5000000', 10000],
  ['2023-11', '500', '2023-12', '50000', 100],
  ['2023-11', '5000000', '2023-12', '500', 10000],
  ['2023-12', '500', '2023-11', '500000', 1000],
  ['2023-12', '1200', '2024-02', '150', null],
  ['2023-11', '500', '2023-12', '520', null],
  ['2023-10', '500', '2023-12', '5000000', null],
  ['2023-11', '0.002', '2023-12', '20', 10000],
  ['2023-11', '0', '2023-12', '20', null],
  ['2023-11', '-3', '2023-12', '-30000', 10000],
  ['2023-11', '5e2', '2023-12', '5e6', 10000],
])('%s %s, %s %s: %s', (first, before, second, after, factor) => {
  const watch = new UnitWatch();
  const level = (regionId: number, period: string, value: string) => ({
    indicatorId: 1,
    regionId,
    line: 2,
    period,
    value,
  });
  expect(watch.look(level(1, first, before), monthly)).toBeNull();
  expect(watch.look(level(2, second, after), monthly)).toBeNull();
  expect(watch.look(level(1, second, after), monthly)?.factor ?? null).toBe(factor);
  expect(watch.firsts().map(({ regionId, period }) => [regionId, period])).toEqual([
    [1, first < second ? first : second],
    [2, second],
  ]);
});
