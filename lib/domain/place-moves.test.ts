import { describe, expect, it } from 'vitest';
import { placeMoves } from './place-moves';
import { rankRegions } from './ranking';
import { indicator, members, periodCells } from './test-support';

const industry = indicator();
const rank = (values: Parameters<typeof members>, period: string, of = industry) =>
  rankRegions(periodCells(members(...values), { period }), of);

describe('placeMoves', () => {
  it('sets a revision against what is published of the same period', () => {
    const moves = placeMoves(industry, {
      before: rank(['3', '2', '1'], '2023-12'),
      after: rank(['1.5', '2', '1'], '2023-12'),
      previous: rank(['1', '2', '3'], '2023-11'),
    });
    expect(moves).toMatchObject({ isRevision: true, previous: '2023-11', stated: [] });
    expect(
      moves?.rows.map((row) => [row.region, row.before?.rank, row.after?.rank, row.previous?.rank]),
    ).toEqual([
      ['r02', 2, 1, 2],
      ['r01', 1, 2, 3],
      ['r03', 3, 3, 1],
    ]);
  });

  it('of a first release there is nothing before, and a region without a figure stands last', () => {
    const moves = placeMoves(industry, {
      before: rank([{ missing: 'not_reported' }, { missing: 'not_reported' }], '2023-12'),
      after: rank(['2', '2'], '2023-12'),
      previous: null,
    });
    expect(moves).toMatchObject({ isRevision: false, previous: null });
    expect(moves?.rows).toEqual([
      { region: 'r01', before: null, after: { rank: 1, tied: true }, previous: null },
      { region: 'r02', before: null, after: { rank: 1, tied: true }, previous: null },
    ]);
  });

  it('a measure that gives no places moves none', () => {
    const unranked = indicator({ direction: 'none' });
    const ranking = rank(['1', '2'], '2023-12', unranked);
    expect(placeMoves(unranked, { before: ranking, after: ranking, previous: null })).toBeNull();
  });
});
