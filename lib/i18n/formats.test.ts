import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/domain/decimal';
import type { Indicator } from '@/lib/domain/indicator';
import { indicator } from '@/lib/domain/test-support';
import { formatNumber, formatSigned, formatsFor } from './formats';

const zh = formatsFor('zh', 'Asia/Shanghai');
const en = formatsFor('en', 'Asia/Shanghai');
const gdp: Indicator = indicator({ unit: { zh: '亿元', en: 'CNY 100m' } });

describe('numbers as people read them', () => {
  it.each([
    ['617.5', 2, '617.50'],
    ['1003.5', 2, '1003.50'],
    ['36842', 0, '36\u202f842'],
    ['1234567.891', 1, '1\u202f234\u202f567.9'],
    ['-0.7', 1, '\u22120.7'],
    ['-0.04', 1, '0.0'],
    ['-12345.6', 1, '\u221212\u202f345.6'],
    ['1.25', 1, '1.3'],
    ['-1.25', 1, '\u22121.3'],
    [
      '123456789012345678901234567890.5',
      1,
      '123\u202f456\u202f789\u202f012\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890.5',
    ],
  ])('%s with %i decimals → %s', (text, decimals, expected) => {
    expect(formatNumber(decimal(text), decimals)).toBe(expected);
  });

  it.each([
    ['3.1', '+3.1'],
    ['-0.7', '\u22120.7'],
    ['0', '0.0'],
    ['0.04', '0.0'],
  ])('a difference of %s prints %s', (text, expected) => {
    expect(formatSigned(decimal(text), 1)).toBe(expected);
  });
});

describe('values, moves and gaps in words', () => {
  it('rule 10: a fall is 下降3.2%, never 增长-3.2%', () => {
    expect(zh.predicate(gdp, 'growth', decimal('-3.2'))).toBe('下降3.2%');
    expect(en.predicate(gdp, 'growth', decimal('-3.2'))).toBe('fell 3.2%');
    expect(zh.predicate(gdp, 'growth', decimal('5.2'))).toBe('增长5.2%');
    expect(zh.predicate(gdp, 'growth', decimal('-0.04'))).toBe('与上年同期持平');
  });

  it('writes levels with their unit', () => {
    expect(zh.value(gdp, 'level', decimal('617.5'))).toBe('617.50亿元');
    expect(en.value(gdp, 'level', decimal('617.5'))).toBe('617.50 CNY 100m');
  });

  it('rule 19: gaps are in points between rates and in the unit between levels', () => {
    expect(zh.gapLong(gdp, 'growth', decimal('1.3'))).toBe('高1.3个百分点');
    expect(en.gapLong(gdp, 'growth', decimal('-1.3'))).toBe('1.3 points below');
    expect(zh.gapLong(gdp, 'level', decimal('-5'))).toBe('低5.00亿元');
    expect(zh.gapLong(gdp, 'growth', decimal('0'))).toBe('相同');
    const rate = indicator({ unit: { zh: '%', en: '%' }, decimals: 1 });
    expect(zh.gapAmount(rate, 'level', decimal('-5'))).toBe('5.0个百分点');
    expect(en.gapUnit(rate, 'level')).toBe('pct points');
  });

  it.each([
    [2, '前移2位', 'up 2'],
    [-1, '后移1位', 'down 1'],
    [0, '持平', 'same'],
    [null, '—', '—'],
  ])('a change of %s places', (change, chinese, english) => {
    expect(zh.move(change)).toBe(chinese);
    expect(en.move(change)).toBe(english);
  });

  it.each([
    [1, false, '居全省第1位', '1st in the province'],
    [1, true, '并列全省第1位', 'joint 1st in the province'],
    [22, false, '居全省第22位', '22nd in the province'],
    [13, false, '居全省第13位', '13th in the province'],
  ])('place %i, tied %s', (rank, tied, chinese, english) => {
    expect(zh.placeInWhole(rank, tied, 'province')).toBe(chinese);
    expect(en.placeInWhole(rank, tied, 'province')).toBe(english);
  });

  it('names the whole after the benchmark region', () => {
    expect(zh.whole('prefecture')).toBe('全市');
    expect(zh.average(null)).toBe('总体水平');
  });
});

describe('dates', () => {
  it('rule 11: are the installation’s, whatever the server’s zone', () => {
    expect(zh.date('2023-12-31T16:30:00.000Z')).toBe('2024年1月1日');
    expect(formatsFor('en', 'Europe/Lisbon').date('2023-12-31T16:30:00.000Z')).toBe('31 December 2023');
  });
});
