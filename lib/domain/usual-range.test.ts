import { describe, expect, test } from 'vitest';
import { decimal, toPlainText } from './decimal';
import { median, usualRange } from './usual-range';

const of = (...texts: string[]) => texts.map(decimal);

test.each([
  [['3'], '3'],
  [['3', '1', '2'], '2'],
  [['1', '2', '3', '10'], '2.5'],
])('the median of %j is %s', (values, expected) => {
  expect(toPlainText(median(of(...values)))).toBe(expected);
});

test('no values have no median', () => {
  expect(() => median([])).toThrow(RangeError);
});

describe('the usual range', () => {
  test('is the median and 3.5 deviations either way', () => {
    // median 5.5, deviations 2.5 1.5 .5 .5 1.5 2.5: MAD 1.5, 1.5 × 1.4826 × 3.5 = 7.78
    expect(usualRange(of('3', '4', '5', '6', '7', '8'), 1)).toEqual({ from: '-2.3', to: '13.3' });
  });

  test('is not stretched by a wild value', () => {
    expect(usualRange(of('5.0', '5.1', '5.2', '5.0', '5.1', '900'), 1)).toEqual({ from: '4.6', to: '5.6' });
  });

  test('takes the mean deviation where most values are equal', () => {
    // deviations 0 0 0 0 0 6: mean 1, × 1.2533 × 3.5 = 4.39
    expect(usualRange(of('5', '5', '5', '5', '5', '11'), 1)).toEqual({ from: '0.6', to: '9.4' });
  });

  test('is never narrower than rounding', () => {
    expect(usualRange(of('5', '5', '5', '5', '5', '5'), 1)).toEqual({ from: '4.7', to: '5.4' });
  });

  test('needs six values', () => {
    expect(usualRange(of('1', '2', '3', '4', '5'), 1)).toBeNull();
  });
});
