import { expect, it } from 'vitest';
import { cellState, figureVersionId, isDemo } from './figure';
import { figure, statedRank } from './test-support';

it.each([
  ['a value', { figure: figure({ value: '5.2' }), stated: null }, 'value'],
  ['zero', { figure: figure({ value: '0' }), stated: null }, 'value'],
  ['nothing', { figure: null, stated: null }, 'not_reported'],
  ['a blank', { figure: figure({ missing: 'not_reported' }), stated: null }, 'not_reported'],
  ['not applicable', { figure: figure({ missing: 'not_applicable' }), stated: null }, 'not_applicable'],
  ['withheld', { figure: figure({ missing: 'withheld' }), stated: null }, 'withheld'],
  ['a stated place alone', { figure: null, stated: statedRank() }, 'stated_only'],
  [
    'a stated place beside a blank',
    { figure: figure({ missing: 'not_reported' }), stated: statedRank() },
    'stated_only',
  ],
  [
    'a stated place beside a withheld value',
    { figure: figure({ missing: 'withheld' }), stated: statedRank() },
    'withheld',
  ],
])('rule 2: zero, blank, not applicable and withheld are four things: %s', (_, cell, expected) => {
  expect(cellState(cell)).toBe(expected);
});

it('rule 3: a version is named by indicator, measure, region, period and instant', () => {
  const version = figure({ value: '7.4', region: '371000', period: '2021', indicator: 'gdp' });
  expect(figureVersionId(version)).toBe('gdp/growth/371000/2021@2024-01-20T01:00:00.000Z');
});

it.each([
  ['official', false],
  ['reported', false],
  ['demo', true],
] as const)('rule 20a: a figure of origin %s is demo: %s', (origin, expected) => {
  expect(isDemo(figure({ value: '1', origin }))).toBe(expected);
});
