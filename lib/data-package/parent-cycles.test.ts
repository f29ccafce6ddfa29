import { expect, test } from 'vitest';
import { cyclesOf } from './parent-cycles';

test('finds every cycle and nothing below it', () => {
  const parents = new Map(Object.entries({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'e', f: 'g', g: 'h' }));
  expect(Object.fromEntries(cyclesOf(parents))).toEqual({
    a: ['a', 'b', 'c', 'a'],
    b: ['b', 'c', 'a', 'b'],
    c: ['c', 'a', 'b', 'c'],
    e: ['e', 'e'],
  });
});
