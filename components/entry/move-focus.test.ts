import { describe, expect, test } from 'vitest';
import { nextCell, stepOf } from './move-focus';

const key = (
  name: string,
  box: { value?: string; selectionStart?: number; selectionEnd?: number } = {},
  shiftKey = false,
) =>
  stepOf({
    key: name,
    shiftKey,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    currentTarget: { value: '5.2', selectionStart: 3, selectionEnd: 3, ...box },
  });

describe('a key', () => {
  test.each([
    ['Enter', {}, { row: 1, column: 0 }],
    ['ArrowDown', {}, { row: 1, column: 0 }],
    ['ArrowUp', {}, { row: -1, column: 0 }],
    ['ArrowRight', {}, { row: 0, column: 1 }],
    ['ArrowLeft', {}, null],
    ['ArrowLeft', { selectionStart: 0, selectionEnd: 0 }, { row: 0, column: -1 }],
    ['ArrowRight', { selectionStart: 1, selectionEnd: 1 }, null],
    // selected whole, as on arrival
    ['ArrowLeft', { selectionStart: 0, selectionEnd: 3 }, { row: 0, column: -1 }],
    ['ArrowRight', { selectionStart: 0, selectionEnd: 3 }, { row: 0, column: 1 }],
    // selected in part
    ['ArrowRight', { selectionStart: 1, selectionEnd: 3 }, null],
    ['ArrowLeft', { value: '', selectionStart: 0, selectionEnd: 0 }, { row: 0, column: -1 }],
    ['5', {}, null],
    ['Home', {}, null],
  ])('%s with %j leads to %j', (name, box, step) => {
    expect(key(name, box)).toEqual(step);
  });

  test('with shift selects, but for Enter, which goes up', () => {
    expect(key('ArrowDown', {}, true)).toBeNull();
    expect(key('Enter', {}, true)).toEqual({ row: -1, column: 0 });
  });
});

test('what is locked is stepped over, and at the end there is nothing', () => {
  const grid = [
    ['a1', 'a2'],
    [null, 'b2'],
    ['c1', null],
  ];
  expect(nextCell(grid, 'a1', { row: 1, column: 0 })).toBe('c1');
  expect(nextCell(grid, 'b2', { row: 1, column: 0 })).toBeNull();
  expect(nextCell(grid, 'b2', { row: 0, column: -1 })).toBeNull();
  expect(nextCell(grid, 'a1', { row: 0, column: 1 })).toBe('a2');
});
