import { describe, expect, it } from 'vitest';
import { toFixed } from './decimal';
import type { Ranking } from './ranking';
import {
  computedDiffersFromStated,
  figuresOf,
  isMember,
  isTopThree,
  membersCount,
  placeOf,
  publishedCount,
  rankChange,
  rankRegions,
} from './ranking';
import type { MemberParts } from './test-support';
import { indicator, members, periodCells } from './test-support';

const higher = indicator();
const lower = indicator({ direction: 'lower' });
const unranked = indicator({ direction: 'none' });

const ranksOf = (ranking: Ranking) => ranking.rows.map(({ region, rank }) => [region, rank]);
const rank = (...values: MemberParts[]) => rankRegions(periodCells(members(...values)), higher);
const shown = (ranking: Ranking, gap: 'gapToFirst' | 'gapToAbove' | 'gapToBenchmark') =>
  ranking.rows.map((row) => row[gap] && toFixed(row[gap], ranking.decimals));

describe('places', () => {
  it('rule 12: 5.2, 5.2, 5.1 → 1, 1, 3', () => {
    const ranking = rank('5.2', '5.2', '5.1');
    expect(ranking.rows.map((row) => row.rank)).toEqual([1, 1, 3]);
    expect(ranking.rows.map((row) => row.tied)).toEqual([true, true, false]);
  });

  it.each([
    [
      ['5.24', '5.16'],
      [1, 1],
    ],
    [
      ['5.25', '5.24'],
      [1, 2],
    ],
    [
      ['1.25', '1.3'],
      [1, 1],
    ],
    [
      ['-1.25', '-1.3'],
      [1, 1],
    ],
    [
      ['-0.04', '0', '0.04'],
      [1, 1, 1],
    ],
    [
      ['0.05', '0', '-0.05'],
      [1, 2, 3],
    ],
    [
      ['9', '8', '8', '8', '7'],
      [1, 2, 2, 2, 5],
    ],
    [
      ['-1', '-2', '0'],
      [1, 2, 3],
    ],
    [['5'], [1]],
    [[], []],
  ])('rule 12: digits that are not shown never order what is: %o → %o', (values, ranks) => {
    expect(rank(...values).rows.map((row) => row.rank)).toEqual(ranks);
  });

  it('rule 12: the exact value stays beside the displayed one', () => {
    const [row] = rank('1.25').rows;
    expect([row?.figure.value?.toFixed(), row?.value.toFixed()]).toEqual(['1.25', '1.3']);
  });

  it('rule 12: a level is ranked at the decimals of levels, a growth at those of growth', () => {
    const both = indicator({ rankedMeasure: 'both', decimals: 2, growthDecimals: 0 });
    const given = members('5.21', '5.20');
    const level = rankRegions(periodCells(given, { measure: 'level' }), both);
    const growth = rankRegions(periodCells(given, { measure: 'growth' }), both);
    expect(level.rows.map((row) => row.rank)).toEqual([1, 2]);
    expect(growth.rows.map((row) => row.rank)).toEqual([1, 1]);
  });

  it('rule 12: neighbours beyond binary precision are apart, and ties beyond it are ties', () => {
    const exact = indicator({ rankedMeasure: 'level', decimals: 4 });
    const given = members('900719925474099.3001', '900719925474099.3002', '900719925474099.30021');
    const ranking = rankRegions(periodCells(given, { measure: 'level' }), exact);
    expect(ranksOf(ranking)).toEqual([
      ['r02', 1],
      ['r03', 1],
      ['r01', 3],
    ]);
  });

  it('rule 13: lower is better turns the order round', () => {
    const ranking = rankRegions(periodCells(members('3.1', '2.9', '3.1', '4.0')), lower);
    expect(ranksOf(ranking)).toEqual([
      ['r02', 1],
      ['r01', 2],
      ['r03', 2],
      ['r04', 4],
    ]);
  });

  it('rule 13: an indicator that is not ranked lists its regions by code, without places and without ties', () => {
    const ranking = rankRegions(periodCells(members('1', '3', '3'), { benchmark: '2' }), unranked);
    expect(ranksOf(ranking)).toEqual([
      ['r01', null],
      ['r02', null],
      ['r03', null],
    ]);
    expect(ranking.ranked).toBe(false);
    expect(ranking.rows.some((row) => row.tied)).toBe(false);
    expect(shown(ranking, 'gapToFirst')).toEqual([null, null, null]);
    expect(shown(ranking, 'gapToAbove')).toEqual([null, null, null]);
    expect(shown(ranking, 'gapToBenchmark')).toEqual(['-1.0', '1.0', '1.0']);
  });

  it('rule 13: nor is the measure that its indicator does not rank', () => {
    const ranking = rankRegions(periodCells(members('1', '3'), { measure: 'level' }), higher);
    expect([ranking.ranked, ranksOf(ranking)]).toEqual([
      false,
      [
        ['r01', null],
        ['r02', null],
      ],
    ]);
  });

  it('rule 14: a peer without a figure is listed apart, never last and never zero', () => {
    const ranking = rank('-1', null, '5', { missing: 'withheld' }, { missing: 'not_applicable' }, '0');
    expect(ranksOf(ranking)).toEqual([
      ['r03', 1],
      ['r06', 2],
      ['r01', 3],
    ]);
    expect(ranking.missing.map((row) => [row.region, row.figure?.missing ?? null])).toEqual([
      ['r02', null],
      ['r04', 'withheld'],
      ['r05', 'not_applicable'],
    ]);
  });

  it('rule 14: the place is of those published: third of 12 published of 13', () => {
    const ranking = rank('9', '8', '7', '6', '5', '4', '3', '2', '1', '0', '-1', '-2', null);
    expect([placeOf(ranking, 'r03')?.rank, publishedCount(ranking), membersCount(ranking)]).toEqual([
      3, 12, 13,
    ]);
  });

  it('rule 16: two regions tied third both count in the top three', () => {
    const ranking = rank('9', '8', '7', '7', '6');
    expect(['r01', 'r02', 'r03', 'r04', 'r05'].map((region) => isTopThree(ranking, region))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('rule 16: tied second, nobody is third and the fourth does not count', () => {
    const ranking = rank('9', '8', '8', '7', null);
    expect(['r02', 'r03', 'r04', 'r05', 'r99'].map((region) => isTopThree(ranking, region))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isTopThree(rankRegions(periodCells(members('1')), unranked), 'r01')).toBe(false);
  });

  it('rule 20: within a tie regions stand by code, whatever order they came in', () => {
    const given = { '231000': '5.2', '230100': '5.2', '231200': '5.3', '230200': '5.2' };
    expect(rankRegions(periodCells(given), higher).rows.map((row) => row.region)).toEqual([
      '231200',
      '230100',
      '230200',
      '231000',
    ]);
  });

  it('knows its members, with a figure or without', () => {
    const ranking = rank('1', null);
    expect(['r01', 'r02', 'r03'].map((region) => isMember(ranking, region))).toEqual([true, true, false]);
  });
});

describe('gaps', () => {
  it('rule 19: to first, to the place above and to the benchmark, of displayed values', () => {
    const ranking = rankRegions(
      periodCells(members('7.25', '6.14', '6.06', '5.0'), { benchmark: '6.06' }),
      higher,
    );
    expect(shown(ranking, 'gapToFirst')).toEqual(['0.0', '-1.2', '-1.2', '-2.3']);
    expect(shown(ranking, 'gapToAbove')).toEqual([null, '-1.2', '-1.2', '-1.1']);
    expect(shown(ranking, 'gapToBenchmark')).toEqual(['1.2', '0.0', '0.0', '-1.1']);
  });

  it('rule 19: the place above of a tie is the nearest better value, and a shared first has none', () => {
    const ranking = rank('9', '9', '8', '8', '8', '7.5');
    expect(shown(ranking, 'gapToAbove')).toEqual([null, null, '-1.0', '-1.0', '-1.0', '-0.5']);
  });

  it('rule 19: where lower is better a gap of the worse is positive', () => {
    const ranking = rankRegions(periodCells(members('3.0', '4.5'), { benchmark: '3.5' }), lower);
    expect(shown(ranking, 'gapToFirst')).toEqual(['0.0', '1.5']);
    expect(shown(ranking, 'gapToBenchmark')).toEqual(['-0.5', '1.0']);
  });

  it('rule 19: without a published benchmark there is no gap to it', () => {
    const withheld = periodCells(members('1'));
    withheld.benchmark = periodCells({ province: { missing: 'withheld' } }).cells[0]?.figure ?? null;
    for (const ranking of [rank('1'), rankRegions(withheld, higher)]) {
      expect([ranking.benchmark, ranking.rows[0]?.gapToBenchmark]).toEqual([null, null]);
    }
  });
});

describe('moves', () => {
  it.each([
    [['3', '2', '1'], ['1', '2', '3'], 'r01', 2],
    [['1', '2', '3'], ['3', '2', '1'], 'r01', -2],
    [['1', '2', '3'], ['1', '3', '2'], 'r01', 0],
    [['3', '2', '1'], [null, '2', '3'], 'r01', null],
    [[null, '2', '1'], ['3', '2', '1'], 'r01', null],
    [['3', '2'], ['3'], 'r02', null],
    [['3', '2'], ['3', '2'], 'r99', null],
  ])('rule 17: now %o, before %o: %s moved by %s', (now, before, region, moved) => {
    expect(rankChange(rank(...now), rank(...before), region)).toBe(moved);
  });

  it('rule 17: without a previous release there is no move', () => {
    expect(rankChange(rank('1'), null, 'r01')).toBeNull();
  });

  it('rule 17: nor is there one without places', () => {
    const ranking = rankRegions(periodCells(members('1')), unranked);
    expect(rankChange(ranking, ranking, 'r01')).toBeNull();
  });
});

describe('stated places and made-up figures', () => {
  it('rule 20a: a stated rank is shown beside the computed one and overwrites nothing', () => {
    const ranking = rank({ value: '5', stated: 2 }, { value: '4', stated: 2 });
    expect(ranking.rows.map((row) => [row.rank, row.stated?.rank])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(computedDiffersFromStated(ranking)).toMatchObject([
      { region: 'r01', computed: 1, stated: { rank: 2 } },
    ]);
  });

  it('rule 20a: a stated rank without a figure keeps its region among those without a place', () => {
    const ranking = rank('5', { stated: 1 });
    expect(ranksOf(ranking)).toEqual([['r01', 1]]);
    expect(ranking.missing).toMatchObject([{ region: 'r02', figure: null, stated: { rank: 1 } }]);
  });

  it('rule 20a: a table that is not full contradicts nobody', () => {
    expect(computedDiffersFromStated(rank({ value: '5', stated: 2 }, null))).toEqual([]);
  });

  it('rule 20a: one made-up figure marks every place of the table, the benchmark none', () => {
    expect(rank('5', { value: '4', origin: 'demo' }).restsOnDemo).toBe(true);
    expect(rank('5', { missing: 'withheld', origin: 'demo' }).restsOnDemo).toBe(true);
    expect(rank('5', { value: '4', origin: 'reported' }).restsOnDemo).toBe(false);
    const demoBenchmark = periodCells(members('5'), { benchmark: '4', benchmarkOrigin: 'demo' });
    expect(rankRegions(demoBenchmark, higher).restsOnDemo).toBe(false);
  });

  it('rule 20a: the places rest on every figure given, values and reasons', () => {
    expect(figuresOf(rank('5', { missing: 'withheld' }, null)).map((each) => each.region)).toEqual([
      'r01',
      'r02',
    ]);
  });
});

describe('size', () => {
  it.each([1, 2, 13, 31, 333])('ranks %i peers, each once', (count) => {
    const values = Array.from({ length: count }, (_, index) => String((index * 7919) % 101));
    const given = Object.fromEntries(values.map((value, index) => [String(100000 + index), value]));
    const ranking = rankRegions(periodCells(given), higher);
    expect(new Set(ranking.rows.map((row) => row.region)).size).toBe(count);
    for (const row of ranking.rows) {
      const better = values.filter((value) => Number(value) > Number(row.value.toFixed())).length;
      expect(row.rank).toBe(better + 1);
    }
  });
});
