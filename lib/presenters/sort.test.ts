import { describe, expect, it } from 'vitest';
import { ariaSort, nextSort, readSort, sortBy } from './sort';

const columns = ['rank', 'region', 'gap'];

describe('reading the sort of an address', () => {
  it.each([
    [undefined, 'rank', false],
    ['gap', 'gap', false],
    ['-gap', 'gap', true],
    ['-rank', 'rank', true],
    ['nothing', 'rank', false],
    ['-nothing', 'rank', false],
    ['', 'rank', false],
  ])('%s → %s, reversed %s', (text, column, reversed) => {
    expect(readSort(text, columns)).toEqual({ column, reversed });
  });
});

describe('what a head leads to', () => {
  it.each([
    [undefined, 'gap', 'gap'],
    ['gap', 'gap', '-gap'],
    ['-gap', 'gap', 'gap'],
    ['gap', 'rank', undefined],
    [undefined, 'rank', '-rank'],
    ['-rank', 'rank', undefined],
  ])('shown %s, head %s → %s', (shown, head, next) => {
    expect(nextSort(readSort(shown, columns), head, columns)).toBe(next);
  });

  it('says which way the column is sorted', () => {
    expect(ariaSort({ column: 'gap', reversed: true }, 'gap')).toBe('descending');
    expect(ariaSort({ column: 'gap', reversed: false }, 'gap')).toBe('ascending');
    expect(ariaSort({ column: 'gap', reversed: false }, 'gap', true)).toBe('descending');
    expect(ariaSort({ column: 'gap', reversed: true }, 'gap', true)).toBe('ascending');
    expect(ariaSort({ column: 'gap', reversed: false }, 'rank')).toBeUndefined();
  });
});

describe('sorted rows', () => {
  const rows = [
    { name: 'a', key: 2 },
    { name: 'b', key: null },
    { name: 'c', key: 1 },
    { name: 'd', key: 2 },
  ];
  it('puts what has no key last, whichever way, and keeps the order of equals', () => {
    const names = (reversed: boolean) =>
      sortBy(rows, { column: 'x', reversed }, ({ key }) => key).map(({ name }) => name);
    expect(names(false)).toEqual(['c', 'a', 'd', 'b']);
    expect(names(true)).toEqual(['a', 'd', 'c', 'b']);
  });
});
