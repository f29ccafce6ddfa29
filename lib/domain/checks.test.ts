import { describe, expect, test } from 'vitest';
import { type CellFacts, checkCell, openFindings } from './checks';

const growth: CellFacts = {
  measure: 'growth',
  decimals: 1,
  value: '5.2',
  lowest: null,
  highest: null,
  previous: null,
  usual: null,
  usualAmongPeers: null,
  computed: null,
  base: null,
  parts: null,
  places: null,
};
const level: CellFacts = { ...growth, measure: 'level', decimals: 2 };
const codes = (facts: CellFacts) => checkCell(facts).map(({ code, holds }) => `${code}: ${holds}`);

test('an ordinary value, and one that is not there, say nothing', () => {
  expect(checkCell(growth)).toEqual([]);
  expect(checkCell({ ...growth, value: null, lowest: '3', places: { stated: 1, computed: 2 } })).toEqual([]);
});

test.each([
  ['-0.1', ['out_of_range: explanation']],
  ['0', []],
  ['100', []],
  ['100.01', ['out_of_range: explanation']],
])('%s in a range of 0 to 100', (value, expected) => {
  expect(codes({ ...growth, value, lowest: '0', highest: '100' })).toEqual(expected);
});

describe('a level beside the one before it', () => {
  test.each([
    ['10000', '3.2', '32000', 'up', '10000'],
    ['1000', '3.2', '3100', 'up', '1000'],
    ['100', '3.2', '330', 'up', '100'],
    ['10000', '32000', '3.1', 'down', '10000'],
    ['1000', '31784.2', '31.9', 'down', '1000'],
  ])('about %s times: %s, %s', (factor, previous, value, direction, named) => {
    expect(checkCell({ ...level, previous, value })).toEqual([
      { code: 'unit_jump', holds: 'confirmation', params: { factor: named, direction, previous } },
    ]);
    expect(factor).toBe(named);
  });

  test.each([
    ['950', '80'],
    ['10', '450'],
    ['0', '450'],
  ])('%s, then %s, is no other unit', (previous, value) => {
    expect(checkCell({ ...level, previous, value })).toEqual([]);
  });

  test('is not also called an outlier of its history', () => {
    const usual = { from: '3', to: '4' };
    expect(codes({ ...level, previous: '3.2', value: '32000', usual })).toEqual(['unit_jump: confirmation']);
  });

  test('a growth has no unit to jump', () => {
    expect(checkCell({ ...growth, previous: '0.1', value: '60' })).toEqual([]);
  });
});

describe('an outlier asks for a note and holds nothing back', () => {
  const usual = { from: '3.1', to: '7.3' };
  test.each([
    ['7.3', []],
    ['7.4', ['outlier_history: note']],
    ['3.0', ['outlier_history: note']],
  ])('%s in a history of 3.1 to 7.3', (value, expected) => {
    expect(codes({ ...growth, value, usual })).toEqual(expected);
  });

  test('a growth is compared with its peers’ growth, a level by its change', () => {
    expect(codes({ ...growth, value: '7.4', usualAmongPeers: usual })).toEqual(['outlier_peers: note']);
    const change = { ...level, previous: '100', usualAmongPeers: usual };
    expect(codes({ ...change, value: '105' })).toEqual([]);
    expect(checkCell({ ...change, value: '110' })[0]?.params.compared).toBe('10');
    expect(codes({ ...change, previous: null, value: '110' })).toEqual([]);
    expect(codes({ ...change, previous: '0', value: '110' })).toEqual([]);
  });
});

describe('growth', () => {
  test.each([
    ['200', []],
    ['200.1', ['abnormal_growth: explanation']],
    ['-200.1', ['abnormal_growth: explanation']],
    ['212.4', ['abnormal_growth: explanation']],
  ])('of %s %%', (value, expected) => {
    expect(codes({ ...growth, value })).toEqual(expected);
  });

  test('over a base of zero has no base', () => {
    expect(codes({ ...growth, base: '0' })).toEqual(['base_zero: explanation']);
    expect(codes({ ...growth, base: '0.01' })).toEqual([]);
  });

  test.each([
    ['5.0', []],
    ['5.1', []],
    ['5.2', ['growth_differs: note']],
  ])('%s beside levels 105 over 100', (value, expected) => {
    expect(codes({ ...growth, value, computed: { level: '105', base: '100' } })).toEqual(expected);
  });

  test('says what the levels give', () => {
    expect(checkCell({ ...growth, value: '9', computed: { level: '105', base: '100' } })[0]?.params).toEqual({
      computed: '5.0',
    });
    expect(checkCell({ ...growth, value: '9', computed: { level: '105', base: '-3' } })).toEqual([]);
  });
});

test.each([
  [['1.11', '2.22', '3.33'], '6.66', []],
  // rounding of three parts and the whole explains two hundredths
  [['1.11', '2.22', '3.33'], '6.68', []],
  [['1.11', '2.22', '3.33'], '6.69', ['sum_differs: explanation']],
  [['0.1', '0.2'], '0.3', []],
  [[], '5', []],
])('parts %j against %s', (parts, value, expected) => {
  expect(codes({ ...level, parts, value })).toEqual(expected);
});

test('a stated place that the figures do not give waits for an explanation', () => {
  expect(codes({ ...growth, places: { stated: 1, computed: 2 } })).toEqual([
    'stated_rank_differs: explanation',
  ]);
  expect(codes({ ...growth, places: { stated: 1, computed: 1 } })).toEqual([]);
});

describe('what is still open', () => {
  const findings = checkCell({
    ...level,
    previous: '3.2',
    value: '32000',
    lowest: '0',
    highest: '100',
    usual: null,
  });
  const open = (explanation: string | null, confirmed: string | null) =>
    openFindings(findings, { value: '32000', explanation, confirmed }).map(({ code }) => code);

  test.each([
    [null, null, ['out_of_range', 'unit_jump']],
    ['基数低', null, ['unit_jump']],
    [' ', '32000', ['out_of_range']],
    ['基数低', '32000.0', []],
    // another value was confirmed
    ['基数低', '31000', ['unit_jump']],
  ])('explained %j, confirmed %j: %j', (explanation, confirmed, expected) => {
    expect(open(explanation, confirmed)).toEqual(expected);
  });
});
