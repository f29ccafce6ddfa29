import { describe, expect, it } from 'vitest';
import { decimalsOf, defaultMeasure, isRanked, mainMeasure, mayRank, rankedForAmong } from './indicator';
import { indicator } from './test-support';

it.each([
  ['growth', 'growth', false, true],
  ['level', 'level', true, false],
  ['both', 'growth', true, true],
] as const)('rule 13: of ranked measure %s the main one is %s', (rankedMeasure, main, level, growth) => {
  const given = indicator({ rankedMeasure });
  expect([mainMeasure(given), isRanked(given, 'level'), isRanked(given, 'growth')]).toEqual([
    main,
    level,
    growth,
  ]);
});

it.each([
  ['growth', ['growth', 'level'], 'growth'],
  ['both', ['growth', 'level'], 'growth'],
  ['both', ['level'], 'level'],
  ['level', ['growth'], 'growth'],
  ['level', ['growth', 'level'], 'level'],
  ['both', [], undefined],
] as const)(
  'rule 13: of ranked measure %s with %o published %s is opened',
  (rankedMeasure, published, opened) => {
    expect(defaultMeasure(indicator({ rankedMeasure }), published)).toBe(opened);
  },
);

it('rule 13: without a direction no measure is ranked', () => {
  const given = indicator({ rankedMeasure: 'both', direction: 'none' });
  expect([isRanked(given, 'level'), isRanked(given, 'growth')]).toEqual([false, false]);
});

it('rule 12: each measure has decimals of its own', () => {
  const given = indicator({ decimals: 2, growthDecimals: 1 });
  expect([decimalsOf(given, 'level'), decimalsOf(given, 'growth')]).toEqual([2, 1]);
});

it.each([
  ['public', 'public', true],
  ['public', 'leader', true],
  ['leaders', 'public', false],
  ['leaders', 'leader', true],
  ['leaders', 'staff', true],
  ['nobody', 'leader', false],
  ['nobody', 'staff', false],
] as const)(
  'rule 26: an indicator ranked for %s is ranked for a %s reader: %s',
  (rankedFor, audience, expected) => {
    expect(mayRank(indicator({ rankedFor }), audience)).toBe(expected);
  },
);

describe('rule 26: whom an indicator is ranked for in a group', () => {
  it.each([
    ['public', 'prefecture', 'public'],
    ['public', 'county', 'leaders'],
    ['leaders', 'county', 'leaders'],
    ['nobody', 'county', 'nobody'],
    ['public', 'other', 'public'],
    ['public', null, 'public'],
  ] as const)('%s among regions of level %s → %s', (rankedFor, level, expected) => {
    expect(rankedForAmong(rankedFor, level)).toBe(expected);
    // the setting lifts the rule of counties and nothing else
    expect(rankedForAmong(rankedFor, level, true)).toBe(rankedFor);
  });
});
