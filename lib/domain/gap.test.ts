import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, roundTo, toFixed, toPlainText } from './decimal';
import { gapBetween, gapUnit } from './gap';

it.each([
  ['7.25', '6.14', 1, '1.2'], // 7.3 − 6.1, where the exact difference would print 1.1
  ['5.2', '5.2', 1, '0.0'],
  ['5.24', '5.16', 1, '0.0'],
  ['-3.2', '1.1', 1, '-4.3'],
  ['617.505', '617.50', 2, '0.01'],
])('rule 19: %s against %s with %i decimals prints %s', (own, other, decimals, printed) => {
  expect(toFixed(gapBetween(decimal(own), decimal(other), decimals), decimals)).toBe(printed);
});

it('rule 19: what is printed adds up', () => {
  const value = fc
    .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 0, max: 8 }))
    .map(([digits, places]) => decimal(`${digits}e-${places}`));
  fc.assert(
    fc.property(value, value, value, fc.integer({ min: 0, max: 4 }), (a, b, c, decimals) => {
      const whole = gapBetween(a, c, decimals);
      const parts = gapBetween(a, b, decimals).plus(gapBetween(b, c, decimals));
      expect(toPlainText(parts)).toBe(toPlainText(whole));
      expect(toFixed(roundTo(c, decimals).plus(whole), decimals)).toBe(toFixed(a, decimals));
      expect(
        gapBetween(b, a, decimals)
          .plus(gapBetween(a, b, decimals))
          .eq(0),
      ).toBe(true);
    }),
  );
});

it.each([
  ['growth', '亿元', '100 million yuan', 'points'],
  ['level', '亿元', '100 million yuan', 'unit'],
  ['level', '%', '%', 'points'],
  ['level', '％', '', 'points'],
  ['level', '无', 'none', 'unit'],
] as const)('rule 19: a gap of %s in %s is counted in the right unit', (measure, zh, en, expected) => {
  expect(gapUnit({ unit: { zh, en } }, measure)).toBe(expected);
});
