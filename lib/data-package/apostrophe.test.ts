import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withGuard, withoutGuard } from './apostrophe';

describe('texts that a spreadsheet could run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-', "'-"],
    ['@name', "'@name"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ["'=1", "''=1"],
    ["'''@", "''''@"],
    ['', ''],
    ["'", "'"],
    ["'text", "'text"],
    ['a=1', 'a=1'],
    [' =1', ' =1'],
    ['\nx', '\nx'],
  ])('%j is exported as %j and comes back', (text, guarded) => {
    expect(withGuard(text)).toBe(guarded);
    expect(withoutGuard(guarded)).toBe(text);
  });

  test('an apostrophe that guards nothing is kept on import', () => {
    expect(withoutGuard("'text")).toBe("'text");
    expect(withoutGuard("'")).toBe("'");
  });

  const pieces = fc.constantFrom(
    "'",
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    '\t',
    '\r',
    '\n',
    ' ',
    'a',
    '中',
    '"',
    ',',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  );

  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(texts, (text) => withoutGuard(withGuard(text)) === text),
      { numRuns: 2_000 },
    );
  });

  test('no exported text begins, after nothing, with what runs', () => {
    fc.assert(
      fc.property(texts, (text) => !/^[=+\-@＝＋－＠\t\r]/.test(withGuard(text))),
      { numRuns: 2_000 },
    );
  });
});
