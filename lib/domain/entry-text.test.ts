import { describe, expect, test } from 'vitest';
import { type EntryColumn, readEntryText } from './entry-text';

const growth: EntryColumn = { measure: 'growth', unit: { zh: '亿元', en: '100 million yuan' } };
const level = (zh: string, en = ''): EntryColumn => ({ measure: 'level', unit: { zh, en } });

describe('a figure', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1 234.5', '1234.5'],
    ['1\u2009234\u2009567', '1234567'],
    ['１２３．４', '123.4'],
    ['１，２３４．５', '1234.5'],
    ['−1.6', '-1.6'],
    ['-1.6', '-1.6'],
    ['－1.6', '-1.6'],
    ['–1.6', '-1.6'],
    ['- 1.6', '-1.6'],
    ['(1.6)', '-1.6'],
    ['（1.6）', '-1.6'],
    ['(1,234.5)', '-1234.5'],
    ['+5.2', '5.2'],
    [' 5.2\u00a0', '5.2'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0', '0'],
    ['-0.0', '0'],
    ['5.25001', '5.25001'],
    ['1234567890123456.789', '1234567890123456.789'],
  ])('%j is %s', (text, value) => {
    expect(readEntryText(text, growth)).toEqual({ kind: 'figure', value });
  });

  test.each([
    [growth, '5.2%', '5.2'],
    [growth, '5.2 ％', '5.2'],
    [growth, '(5.2%)', '-5.2'],
    [growth, '(5.2)%', '-5.2'],
    [level('万元'), '41.8亿元', '418000'],
    [level('亿元'), '41.8亿元', '41.8'],
    [level('亿元'), '3,178,420,000元', '31.7842'],
    [level('亿元', '100 million yuan'), '12 million yuan', '0.12'],
    [level('万人'), '12人', '0.0012'],
    [level('户'), '1.2万户', '12000'],
    [level('%'), '61.3%', '61.3'],
  ])('%j takes %j as %s', (column, text, value) => {
    expect(readEntryText(text, column)).toEqual({ kind: 'figure', value });
  });
});

test.each([
  ['', 'not_reported'],
  ['  ', 'not_reported'],
  ['—', 'not_reported'],
  ['——', 'not_reported'],
  ['未报', 'not_reported'],
  ['不适用', 'not_applicable'],
  ['n/a', 'not_applicable'],
  ['Ｎ／Ａ', 'not_applicable'],
  ['不公开', 'withheld'],
  ['保密', 'withheld'],
])('%j is missing: %s', (text, missing) => {
  expect(readEntryText(text, growth)).toEqual({ kind: 'missing', missing });
});

test.each([
  ['五点二', 'not_a_number'],
  ['约5.2', 'not_a_number'],
  ['NaN', 'not_a_number'],
  ['Infinity', 'not_a_number'],
  ['0x10', 'other_unit'],
  ['5.2.1', 'grouping'],
  ['1,23', 'grouping'],
  ['1.234,5', 'grouping'],
  ['12,34,567', 'grouping'],
  ['1,234 567', 'grouping'],
  ['1.23457E+11', 'exponent'],
  ['1e5', 'exponent'],
  [`1${'0'.repeat(30)}`, 'too_long'],
  ['0.123456789012345678901', 'too_long'],
  ['9'.repeat(500), 'not_a_number'],
  ['#DIV/0!', 'formula_error'],
  ['#N/A', 'formula_error'],
  ['####', 'formula_error'],
  ['-', 'dash'],
  ['－', 'dash'],
  ['…', 'ellipsis'],
  ['......', 'ellipsis'],
  ['5.2个百分点', 'other_unit'],
  ['5.2‰', 'other_unit'],
  ['5.2亿元', 'other_unit'],
  ['5.2*', 'not_a_number'],
])('%j is refused: %s', (text, code) => {
  expect(readEntryText(text, growth)).toMatchObject({ kind: 'refused', code });
});

describe('a unit that is half written', () => {
  test('is refused with the figure that would have been meant', () => {
    expect(readEntryText('41.8亿', level('万元'))).toEqual({
      kind: 'refused',
      code: 'half_unit',
      params: { written: '41.8亿', unit_zh: '万元', unit_en: '万元', meant: '418000' },
    });
  });

  test('means nothing in a column of percent', () => {
    expect(readEntryText('5万', growth)).toMatchObject({ code: 'half_unit', params: { unit_zh: '%' } });
  });
});

test('a unit of another kind is named with the column’s own', () => {
  expect(readEntryText('5.2%', level('亿元'))).toMatchObject({
    code: 'other_unit',
    params: { unit_zh: '亿元' },
  });
  expect(readEntryText('5.2吨', level('亿元'))).toMatchObject({
    code: 'other_unit',
    params: { written: '5.2吨' },
  });
});
