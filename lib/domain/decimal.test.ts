import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, divide, parseDecimal, roundTo, toFixed, toPlainText } from './decimal';

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['+5.2', '5.2'],
    ['617.50', '617.5'],
    ['-.333', '-0.333'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.82e-08', '0.0000000182'],
    ['1.5E3', '1500'],
    ['1e29', '100000000000000000000000000000'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.12345678901234567890', '0.1234567890123456789'],
    ['-1e-20', '-0.00000000000000000001'],
  ])('reads %s', (text, plain) => {
    const value = parseDecimal(text);
    expect(value && toPlainText(value)).toBe(plain);
  });

  it.each([
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '1e',
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    'inf',
    '0x10',
    '1_000',
    '1,000',
    '1 000',
    ' 5',
    '5 ',
    '5\n',
    '5%',
    '\uff11\uff12',
    '−5',
    '--5',
    '1.2.3',
    '1e5.5',
    '—',
    'null',
    '1e30',
    '1e-21',
    '1e999999999',
    '-1e-999999999',
    '0e400',
    '1e99999999999999999999',
    '1234567890123456789012345678901',
    '0.123456789012345678901',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('does bounded work on a cell of ten megabytes', () => {
    const started = performance.now();
    for (const text of [
      '9'.repeat(1e7),
      `0.${'0'.repeat(1e7)}1`,
      `1e${'9'.repeat(1e7)}`,
      `${'.'.repeat(1e7)}`,
    ]) {
      expect(parseDecimal(text)).toBeNull();
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('rule 1: every decimal within the limits survives reading and writing, digit by digit', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
    fc.assert(
      fc.property(fc.boolean(), digits(1, 30), digits(0, 20), (isNegative, whole, fraction) => {
        const value = parseDecimal(`${isNegative ? '-' : ''}${whole}${fraction && `.${fraction}`}`);
        const plain = `${whole.replace(/^0+(?=\d)/, '')}.${fraction}`.replace(/\.?0*$/, '');
        const expected = plain === '0' || plain === '' ? '0' : `${isNegative ? '-' : ''}${plain}`;
        expect(value && toPlainText(value)).toBe(expected);
      }),
    );
  });

  it('reads the same number whether the point or an exponent says where it is', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 12 }), (digits, places) => {
        const shifted = parseDecimal(`${digits}e-${places}`);
        expect(shifted?.eq(new Big(digits.toString()).div(new Big(10).pow(places)))).toBe(true);
      }),
    );
  });
});

describe('exactness', () => {
  it('rule 1: 0.1 + 0.2 is 0.3', () => {
    expect(toPlainText(decimal('0.1').plus('0.2'))).toBe('0.3');
  });

  it('rule 1: fifteen significant digits survive a round trip', () => {
    for (const text of ['123456789.012345', '0.000123456789012345', '-987654321098765', '999999999999.999']) {
      const value = parseDecimal(text);
      expect(value && toPlainText(value)).toBe(text);
    }
  });
});

describe('rounding', () => {
  it.each([
    ['1.25', 1, '1.3'],
    ['-1.25', 1, '-1.3'],
    ['1.249999999999999', 1, '1.2'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.05', 1, '0.1'],
    ['1.005', 2, '1.01'],
    ['-0.04', 1, '0.0'],
    ['9.95', 1, '10.0'],
    ['5', 2, '5.00'],
    ['1e-20', 2, '0.00'],
    ['1e25', 0, '10000000000000000000000000'],
  ])('rule 12: half away from zero, %s with %i decimals is %s', (text, decimals, shown) => {
    expect(toFixed(decimal(text), decimals)).toBe(shown);
  });

  it('never gives a negative zero', () => {
    expect(toPlainText(roundTo(decimal('-0.04'), 1))).toBe('0');
    expect(toPlainText(decimal('-0'))).toBe('0');
  });

  it('is symmetric about zero, and rounding twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 6 }),
        (n, places, decimals) => {
          const value = decimal(`${n}e-${places}`);
          const rounded = roundTo(value, decimals);
          expect(roundTo(value.times(-1), decimals).eq(rounded.times(-1))).toBe(true);
          expect(roundTo(rounded, decimals).eq(rounded)).toBe(true);
          expect(
            rounded
              .minus(value)
              .abs()
              .times(2)
              .lte(decimal(`1e-${decimals}`)),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('divide', () => {
  it.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['-1', '8', 2, '-0.13'],
    ['1', '8', 2, '0.13'],
    // just below a half: rounding a rounded quotient would give 0.1
    ['4999999999999999999999999', '100000000000000000000000000', 1, '0'],
  ])('%s ÷ %s with %i decimals is %s', (dividend, divisor, decimals, quotient) => {
    expect(toPlainText(divide(decimal(dividend), decimal(divisor), decimals))).toBe(quotient);
  });

  it('leaves the precision of other divisions alone', () => {
    divide(decimal('1'), decimal('3'), 1);
    expect(decimal('1').div('3').toFixed(20)).toBe('0.33333333333333333333');
  });

  it('refuses a divisor of zero', () => {
    expect(() => divide(decimal('1'), decimal('0'), 1)).toThrow();
  });
});
