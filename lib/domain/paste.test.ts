import { describe, expect, test } from 'vitest';
import { layBlock, type PasteTarget } from './paste';

const unit = { zh: '万元', en: '' };
const grid: PasteTarget[][] = ['a', 'b', 'c'].map((row) => [
  { id: `${row}1`, column: { measure: 'level', unit }, isLocked: false },
  { id: `${row}2`, column: { measure: 'growth', unit }, isLocked: row === 'b' },
]);

describe('a block', () => {
  test('goes from its anchor to the right and down', () => {
    const block = [
      ['1,234.5', '5.2%'],
      ['1.2亿元', ''],
      ['(30)', '—'],
    ];
    expect(layBlock(block, grid, { row: 0, column: 0 })).toEqual({
      assigned: [
        { id: 'a1', text: '1,234.5' },
        { id: 'a2', text: '5.2%' },
        { id: 'b1', text: '1.2亿元' },
        { id: 'c1', text: '(30)' },
        { id: 'c2', text: '—' },
      ],
      rejected: [],
    });
  });

  test('that ends as Excel ends it says nothing of the next row', () => {
    expect(layBlock([['1'], [''], ['']], grid, { row: 2, column: 0 })).toEqual({
      assigned: [{ id: 'c1', text: '1' }],
      rejected: [],
    });
  });

  test('lists what falls off the grid, on the right and below', () => {
    const { assigned, rejected } = layBlock([['1', '2'], ['3']], grid, { row: 2, column: 1 });
    expect(assigned).toEqual([{ id: 'c2', text: '1' }]);
    expect(rejected).toEqual([
      { row: 1, column: 2, text: '2', id: null, problem: { kind: 'overflow' } },
      { row: 2, column: 1, text: '3', id: null, problem: { kind: 'overflow' } },
    ]);
  });

  test('lists what is locked and what cannot be read, and takes the rest', () => {
    const { assigned, rejected } = layBlock(
      [
        ['12亩', '1'],
        ['#REF!', '2'],
      ],
      grid,
      { row: 0, column: 0 },
    );
    expect(assigned).toEqual([{ id: 'a2', text: '1' }]);
    expect(
      rejected.map(({ id, problem }) => [id, problem.kind === 'refused' ? problem.code : problem.kind]),
    ).toEqual([
      ['a1', 'other_unit'],
      ['b1', 'formula_error'],
      ['b2', 'locked'],
    ]);
  });

  test('of nothing does nothing', () => {
    expect(layBlock([], grid, { row: 0, column: 0 })).toEqual({ assigned: [], rejected: [] });
    expect(layBlock([['', ' ']], grid, { row: 0, column: 0 })).toEqual({ assigned: [], rejected: [] });
  });
});
