import { describe, expect, it } from 'vitest';
import en from '../locales/en.json';
import zh from '../locales/zh.json';
import { differences, type Messages } from './check-messages';

const compare = (a: Messages, b: Messages) => differences(['zh', a], ['en', b]);

describe('differences', () => {
  it('finds none between the two languages of the product', () => {
    expect(compare(zh, en)).toEqual([]);
  });

  it.each<[string, Messages, Messages, string[]]>([
    ['a missing key', { a: { b: 'x' } }, { a: {} }, ['a.b: missing in en']],
    ['a key too many', {}, { b: 'x' }, ['b: missing in zh']],
    [
      'another argument',
      { a: '{x}' },
      { a: '{y}' },
      ['a: {x} is a value in zh, absent in en', 'a: {y} is absent in zh, a value in en'],
    ],
    [
      'an argument inside a choice',
      { a: '{n, select, a {{x}} other {}}' },
      { a: '{n, select, a {} other {}}' },
      ['a: {x} is a value in zh, absent in en'],
    ],
    [
      'other choices',
      { a: '{n, select, a {} other {}}' },
      { a: '{n, select, b {} other {}}' },
      ['a: {n} is a choice of a, other in zh, a choice of b, other in en'],
    ],
    ['a tag', { a: '<b>x</b>' }, { a: 'x' }, ['a: {b} is a tag in zh, absent in en']],
  ])('tells %s', (_name, a, b, expected) => {
    expect(compare(a, b)).toEqual(expected);
  });

  it('tells a message that does not parse', () => {
    expect(compare({ a: '{x' }, { a: 'x' })).toEqual([expect.stringMatching(/^a: zh: not a valid message/)]);
  });

  it('lets one language choose words where the other puts the argument in', () => {
    expect(compare({ a: '{month}月' }, { a: '{month, select, 1 {January} other {later}}' })).toEqual([]);
  });

  it('lets plurals differ, and a number stand plainly', () => {
    expect(compare({ a: '{n}个' }, { a: '{n, plural, one {# unit} other {# units}}' })).toEqual([]);
  });
});
