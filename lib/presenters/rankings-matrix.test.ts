import { describe, expect, it } from 'vitest';
import type { HeadlineIndicator } from '@/lib/domain/headline';
import { indicator, members, periodCells } from '@/lib/domain/test-support';
import { rankingsMatrix } from './rankings-matrix';

function entry(
  key: string,
  now: Parameters<typeof members>,
  before: Parameters<typeof members>,
  changes = {},
): HeadlineIndicator {
  return {
    indicator: indicator({ key, ...changes }),
    history: [
      periodCells(members(...before), { indicator: key, period: '2023-11' }),
      periodCells(members(...now), { indicator: key, benchmark: '2.0' }),
    ],
    homeGrowth: null,
    homeLevel: null,
    stated: [],
  };
}

const entries = [
  entry('a', ['1', '2', '3'], ['3', '2', '1']),
  entry('b', ['5', '5', null], ['5', '4', '6']),
  entry('c', ['1', '1', '1'], ['1', '1', '1'], { direction: 'none' }),
];
const weights = new Map([['a', '60']]);
const make = (sort?: string, audience: 'leader' | 'public' = 'leader') =>
  rankingsMatrix(entries, weights, ['r01', 'r02', 'r03'], 'r01', audience, sort);

describe('city × indicator', () => {
  it('has places, moves, ties and missing', () => {
    const { columns, rows } = make();
    expect(columns.map(({ indicator: of, weight }) => [of.key, weight])).toEqual([
      ['a', '60'],
      ['b', null],
    ]);
    expect(
      rows.map(({ region, cells }) => [
        region,
        cells.map(({ rank, tied, change, bin }) => [rank, tied, change, bin]),
      ]),
    ).toEqual([
      [
        'r01',
        [
          [3, false, -2, 1],
          [1, true, 1, 1],
        ],
      ],
      [
        'r02',
        [
          [2, false, 0, 1],
          [1, true, 2, 1],
        ],
      ],
      [
        'r03',
        [
          [1, false, 2, 1],
          [null, false, null, null],
        ],
      ],
    ]);
  });

  it.each([
    ['a', ['r03', 'r02', 'r01']],
    ['-a', ['r01', 'r02', 'r03']],
    ['-b', ['r01', 'r02', 'r03']],
    ['-region', ['r03', 'r02', 'r01']],
    ['nothing', ['r01', 'r02', 'r03']],
  ])('sorted by %s', (sort, order) => {
    expect(make(sort).rows.map(({ region }) => region)).toEqual(order);
  });

  it('says of the home region what is among the first three and what fell', () => {
    expect(make().home).toMatchObject({ placed: 2, topThree: 2 });
    expect(make().home?.lost.map(({ key }) => key)).toEqual(['a']);
  });

  it('leaves out what the audience may not see ranked', () => {
    const secret = [entry('a', ['1'], ['1'], { rankedFor: 'leaders' })];
    expect(rankingsMatrix(secret, weights, ['r01'], 'r01', 'public', undefined).columns).toEqual([]);
  });
});
