import { expect, it } from 'vitest';
import { describePeriod } from './period-description';
import { period } from './test-support';

it.each([
  ['2023-01', { kind: 'month', year: 2023, month: 1 }],
  ['2023-02', { kind: 'months', year: 2023, from: 1, to: 2 }],
  ['2023-03', { kind: 'first_quarter', year: 2023 }],
  ['2023-Q1', { kind: 'first_quarter', year: 2023 }],
  ['2023-05', { kind: 'months', year: 2023, from: 1, to: 5 }],
  ['2023-06', { kind: 'first_half', year: 2023 }],
  ['2023-Q2', { kind: 'first_half', year: 2023 }],
  ['2023-Q3', { kind: 'three_quarters', year: 2023 }],
  ['2023-11', { kind: 'months', year: 2023, from: 1, to: 11 }],
  ['2023-12', { kind: 'full_year', year: 2023 }],
  ['2023-Q4', { kind: 'full_year', year: 2023 }],
  ['2023', { kind: 'full_year', year: 2023 }],
])('rule 8: cumulative %s is %o', (text, expected) => {
  expect(describePeriod(period(text), 'cumulative', 'combined')).toEqual(expected);
});

it.each([
  ['2023-11', { kind: 'month_end', year: 2023, month: 11 }],
  ['2023-01', { kind: 'month_end', year: 2023, month: 1 }],
  ['2023-Q3', { kind: 'month_end', year: 2023, month: 9 }],
  ['2023-12', { kind: 'year_end', year: 2023 }],
  ['2023-Q4', { kind: 'year_end', year: 2023 }],
  ['2023', { kind: 'year_end', year: 2023 }],
])('rule 8: stock %s is %o', (text, expected) => {
  expect(describePeriod(period(text), 'stock', 'separate')).toEqual(expected);
});

it.each([
  ['2023-02', 'combined', { kind: 'months', year: 2023, from: 1, to: 2 }],
  ['2023-02', 'separate', { kind: 'month', year: 2023, month: 2 }],
  ['2023-01', 'separate', { kind: 'month', year: 2023, month: 1 }],
  ['2023-12', 'combined', { kind: 'month', year: 2023, month: 12 }],
  ['2023-Q2', 'separate', { kind: 'quarter', year: 2023, quarter: 2 }],
  ['2023-Q4', 'combined', { kind: 'quarter', year: 2023, quarter: 4 }],
  ['2023', 'separate', { kind: 'year', year: 2023 }],
] as const)('rule 8: single %s (January %s) is %o', (text, january, expected) => {
  expect(describePeriod(period(text), 'period', january)).toEqual(expected);
});
