import { describe, expect, it } from 'vitest';
import { decimal, toPlainText } from './decimal';
import {
  checkGrowth,
  growthFromLevels,
  isAbnormalGrowth,
  mayComputeGrowth,
  mayHaveMonthOnMonth,
  rateChange,
  wordGrowth,
} from './growth';

describe('growthFromLevels', () => {
  it.each([
    ['110', '100', 1, '10'],
    ['99.95', '100', 1, '-0.1'],
    ['100', '100', 1, '0'],
    ['2', '3', 2, '-33.33'],
    ['0', '5', 1, '-100'],
    ['-5', '5', 1, '-200'],
    ['3', '1', 0, '200'],
    ['100.25', '100', 1, '0.3'],
  ])('%s over %s with %i decimals is %s %%', (current, base, decimals, expected) => {
    const growth = growthFromLevels(decimal(current), decimal(base), decimals);
    expect('value' in growth && toPlainText(growth.value)).toBe(expected);
  });

  it.each([
    ['5', '0', 'no_base'],
    ['0', '0', 'no_base'],
    ['5', '-2', 'negative_base'],
  ])('rule 6: %s over a base of %s has no growth: %s', (current, base, reason) => {
    expect(growthFromLevels(decimal(current), decimal(base), 1)).toEqual({ reason });
  });
});

describe('checks', () => {
  it('rule 4: a computed rate that differs warns, and the published one stands', () => {
    const published = decimal('7.0');
    const warning = checkGrowth(published, decimal('9.4'), 1);
    expect(warning && toPlainText(warning.difference)).toBe('-2.4');
    expect(warning?.published).toBe(published);
  });

  it.each([
    ['7.0', '7.0'],
    ['7.0', '7.1'],
    ['7.0', '6.9'],
  ])('rule 4: %s published and %s computed is explained by rounded levels', (published, computed) => {
    expect(checkGrowth(decimal(published), decimal(computed), 1)).toBeNull();
  });

  it('rule 4: growth is computed for indicators that say it can be, and no other', () => {
    expect((['entered', 'computed', 'none'] as const).map((growth) => mayComputeGrowth({ growth }))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['200', false],
    ['200.1', true],
    ['-200', false],
    ['-200.1', true],
    ['0', false],
  ])('rule 6: growth of %s %% is abnormal: %s', (percent, expected) => {
    expect(isAbnormalGrowth(decimal(percent))).toBe(expected);
  });
});

describe('wording', () => {
  it.each([
    ['6.2', '5.0', 'faster', '1.2'],
    ['5.0', '6.2', 'slower', '1.2'],
    ['5.24', '5.16', 'same', '0'],
    ['-3.2', '-5.0', 'faster', '1.8'],
    ['0.04', '-0.04', 'same', '0'],
  ])(
    'rule 10: from a displayed rate to another: %s after %s is %s by %s points',
    (current, previous, kind, points) => {
      const change = rateChange(decimal(current), decimal(previous), 1);
      expect([change.kind, toPlainText(change.points)]).toEqual([kind, points]);
    },
  );

  it.each([
    ['5.2', 'rise', '5.2'],
    ['-3.2', 'fall', '3.2'],
    ['0', 'flat', '0'],
    ['-0.04', 'flat', '0'],
    ['-0.05', 'fall', '0.1'],
  ])('rule 10: a fall is 下降3.2%%, never 增长-3.2%%: %s is a %s of %s', (percent, kind, shown) => {
    const wording = wordGrowth(decimal(percent), 1);
    expect([wording.kind, toPlainText(wording.percent)]).toEqual([kind, shown]);
  });

  it.each([
    ['cumulative', false],
    ['period', true],
    ['stock', true],
  ] as const)('rule 10: a %s indicator may have a month-on-month rate: %s', (basis, expected) => {
    expect(mayHaveMonthOnMonth({ basis })).toBe(expected);
  });
});
