import { expect, it } from 'vitest';
import { compareCodes, isValidOn } from './region';

it('orders by code as bytes, never by a language', () => {
  expect(['b', 'Z', '100', '20', 'a-1', 'a.1'].sort(compareCodes)).toEqual([
    '100',
    '20',
    'Z',
    'a-1',
    'a.1',
    'b',
  ]);
  expect(compareCodes('230100', '230100')).toBe(0);
});

it.each([
  ['2020-12-31', false],
  ['2021-01-01', true],
  ['2022-12-31', true],
  ['2023-01-01', false],
])('a validity from 2021-01-01 until 2023-01-01 holds on %s: %s', (date, expected) => {
  expect(isValidOn({ validFrom: '2021-01-01', validTo: '2023-01-01' }, date)).toBe(expected);
});

it('a validity without an end goes on', () => {
  expect(isValidOn({ validFrom: '2021-01-01', validTo: null }, '9999-12-31')).toBe(true);
});
