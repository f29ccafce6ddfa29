import { describe, expect, test } from 'vitest';
import { measured, median, ratio } from './stats';

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[10, 9, 100, 1], 9.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow();
});

describe('a measured quantity', () => {
  test('keeps its rounds and tells how far apart they lie', () => {
    expect(measured([2, 5, 4])).toEqual({ value: 4, spread: 0.75, rounds: [2, 5, 4] });
  });

  test('is compared round by round', () => {
    // the second round was slow for both
    expect(ratio(measured([1, 10, 2]), measured([2, 20, 4]))).toEqual({
      value: 0.5,
      spread: 0,
      rounds: [0.5, 0.5, 0.5],
    });
  });

  test('is not compared with another number of rounds', () => {
    expect(() => ratio(measured([1, 2]), measured([1]))).toThrow();
    expect(() => ratio(measured([1]), measured([1, 2]))).toThrow();
  });
});
