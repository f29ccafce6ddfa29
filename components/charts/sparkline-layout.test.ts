import { describe, expect, it } from 'vitest';
import { sparklineLayout } from './sparkline-layout';

describe('sparklineLayout', () => {
  it.each([
    [
      'as in the look',
      [4, 2, 1, 1],
      13,
      { path: 'M2,11.5L48,6.5L94,4L140,4', end: { x: 140, y: 4 }, hollow: null },
    ],
    ['one period', [3], 13, { path: '', end: { x: 140, y: 9 }, hollow: null }],
    ['one region', [1, 1], 1, { path: 'M2,4L140,4', end: { x: 140, y: 4 }, hollow: null }],
    ['a gap is not bridged', [1, null, 1], 2, { path: '', end: { x: 140, y: 4 }, hollow: null }],
    ['not published last', [1, 2, null], 2, { path: 'M2,4L71,34', end: null, hollow: { x: 71, y: 34 } }],
    ['never published', [null, null], 13, { path: '', end: null, hollow: null }],
    ['no period', [], 13, { path: '', end: null, hollow: null }],
    ['a place beyond the group', [333, 1], 13, { path: 'M2,34L140,4', end: { x: 140, y: 4 }, hollow: null }],
  ])('%s', (_, places, size, expected) => {
    expect(sparklineLayout({ places, size })).toEqual(expected);
  });
});
