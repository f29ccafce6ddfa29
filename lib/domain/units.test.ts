import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, toPlainText } from './decimal';
import { convertUnit, readUnit, unitJump } from './units';

describe('convertUnit', () => {
  it.each([
    ['1', '亿元', '万元', '10000'],
    ['617.50', '亿元', '元', '61750000000'],
    ['0.00000001', '亿元', '元', '1'],
    ['12345', '元', '万元', '1.2345'],
    ['1', '元', '亿元', '0.00000001'],
    ['3.2', '万人', '人', '32000'],
    ['52000', '户', '万户', '5.2'],
    ['1', '万亿元', '亿元', '10000'],
    ['1', '百万美元', '亿美元', '0.01'],
    ['7', '亿千瓦时', '万千瓦时', '70000'],
    ['5', '100 million yuan', '10,000 yuan', '50000'],
    ['5', '100 million yuan', '亿元', '5'],
    ['5', 'billion yuan', '亿元', '50'],
    ['-1.5', '10 thousand yuan', '元', null],
    ['5', '%', '%', '5'],
    ['5', '亿元', '亿美元', null],
    ['5', '亿元', '万人', null],
    ['5', '分', '元', null],
    ['5', '', '元', null],
  ])('rule 5: %s %s in %s is %s', (value, from, to, expected) => {
    const converted = convertUnit(decimal(value), from, to);
    expect(converted && toPlainText(converted)).toBe(expected);
  });

  it('rule 5: there and back gives the same value, digit by digit', () => {
    const units = ['元', '千元', '万元', '百万元', '亿元', '万亿元'];
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 30n), 10n ** 30n),
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (digits, places, from, to) => {
          const value = decimal(`${digits}e-${places}`);
          const there = convertUnit(value, from, to);
          const back = there && convertUnit(there, to, from);
          expect(back && toPlainText(back)).toBe(toPlainText(value));
        },
      ),
    );
  });

  it('reads the prefix as a power of ten of the base', () => {
    expect(readUnit('亿元')).toEqual({ base: 'yuan', exponent: 8 });
    expect(readUnit('人')).toEqual({ base: 'person', exponent: 0 });
    expect(readUnit('万')).toBeNull();
  });
});

describe('unitJump', () => {
  it.each([
    ['617.5', '6175000', 10000],
    ['6175000', '617.5', 10000],
    ['617.5', '7000000', 10000],
    ['617.5', '600000', 1000],
    ['52', '5300', 100],
    ['5300', '52', 100],
    ['-5.2', '52100', 10000],
    // a cumulative level that starts its year anew in another unit
    ['6175', '0.1', 10000],
    ['1', '316', 100],
    ['1', '317', 1000],
    ['1', '3162', 1000],
    ['1', '3163', 10000],
    ['1', '50', 100],
    ['1', '49.9', null],
    ['617.5', '650.1', null],
    // from a year's total to 1—2月's in the same unit
    ['6175', '700', null],
    ['0', '10000', null],
    ['10000', '0', null],
  ])('rule 5: from %s to %s suggests a factor of %s', (previous, next, expected) => {
    expect(unitJump(decimal(previous), decimal(next))).toBe(expected);
  });
});
