import { describe, expect, test } from 'vitest';
import { readDeskForm } from './read-form';

const id = 'trade/growth/2301/2024-03';
const at = '2024-04-20T01:00:00.000Z';

/** The form of a sheet of one cell, as a browser posts it; the cell's fields may be given more than once. */
function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({
    sheet: 'trade/2024-03',
    region: '2301',
    do: 'save',
    ...fields,
  }))
    data.append(name, value);
  return data;
}
const savesOf = (fields: Record<string, string>) =>
  readDeskForm(
    form(Object.fromEntries(Object.entries(fields).map(([kind, value]) => [`${kind}:${id}`, value]))),
  )?.saves;

describe('a cell of the form', () => {
  test.each([
    ['untouched', { v: '', o: '', l: '0' }, []],
    ['untouched, with what is there', { v: '5.2', o: '5.2', l: '3' }, []],
    ['typed', { v: '5.2', o: '', l: '0' }, [{ id, text: '5.2', expected: 0 }]],
    ['emptied', { v: '', o: '5.2', l: '3' }, [{ id, text: '', expected: 3 }]],
    [
      'explained',
      { v: '250', o: '250', l: '3', e: ' 基数低 ' },
      [{ id, explanation: '基数低', expected: 3 }],
    ],
    ['confirmed', { v: '250', o: '250', l: '3', c: '250' }, [{ id, confirmed: '250', expected: 3 }]],
    [
      'typed and explained',
      { v: '250', o: '', l: '0', e: '基数低' },
      [{ id, text: '250', explanation: '基数低', expected: 0 }],
    ],
    [
      'of what was published',
      { v: '6', o: '5.2', l: '0', b: at },
      [{ id, text: '6', expected: 0, seenBase: at }],
    ],
    [
      'of nothing published',
      { v: '6', o: '', l: '0', b: '' },
      [{ id, text: '6', expected: 0, seenBase: null }],
    ],
    ['given up to the other person', { v: '2.2', o: '1.1', l: '1', k: 'theirs' }, []],
    ['of a version that is none', { v: '1', o: '', l: '-1' }, []],
    ['of a version that is no number', { v: '1', o: '', l: 'x' }, []],
  ])('%s', (_what, fields, saves) => {
    expect(savesOf(fields as unknown as Record<string, string>)).toEqual(saves);
  });
});

test('a form says what is to be done with which sheets', () => {
  expect(readDeskForm(form({ do: 'submit', stage: 'flash', reason: ' ' }))).toMatchObject({
    wish: 'submit',
    sheets: [{ indicator: 'trade', period: '2024-03' }],
    regions: ['2301'],
    stage: 'flash',
    reason: undefined,
  });
  // a stage that is none leaves every figure its own
  expect(readDeskForm(form({ stage: 'guess' }))?.stage).toBeUndefined();
  expect(readDeskForm(form({ do: 'publish' }))).toBeNull();
  expect(readDeskForm(form({ region: '<script>' }))).toBeNull();
});
