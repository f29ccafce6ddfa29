import { describe, expect, test } from 'vitest';
import { lineOfPath, placeOfSyntaxError } from './json-place';

describe('placeOfSyntaxError', () => {
  test.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": [,]\n}', 2, 9],
    ['{"a": tru}', 1, 10],
    ['{"a": 1', 1, 8],
    ['{"a": "x\n', 1, 9],
    ['{}x', 1, 3],
    ['', 1, 1],
    ["{'a': 1}", 1, 2],
  ])('%j', (text, line, column) => {
    expect(placeOfSyntaxError(text)).toEqual({ line, column: { name: '', number: column } });
  });
});

describe('lineOfPath', () => {
  const text = JSON.stringify(
    { name: 'a"}', list: [{ x: 1 }, { x: { y: '[' } }], weici: { home: 'A' } },
    null,
    2,
  );
  test.each([
    [['name'], 2],
    [['list'], 3],
    [['list', 1, 'x', 'y'], 9],
    [['weici', 'home'], 14],
    [['weici', 'nothing'], 13],
    [[], 1],
  ] as const)('%j', (path, line) => {
    expect(lineOfPath(text, [...path])).toBe(line);
  });
});
