import { describe, expect, it } from 'vitest';
import type { HeadlineIndicator } from '@/lib/domain/headline';
import { figure, indicator, members, periodCells, statedRank } from '@/lib/domain/test-support';
import { boardRow, regionFindings } from './summary-board';

function entry(parts: Partial<HeadlineIndicator> = {}): HeadlineIndicator {
  return {
    indicator: indicator(),
    history: [
      periodCells(members('9.0', '5.0', '7.0'), { period: '2023-11', benchmark: '4.0' }),
      periodCells(members('9.6', '7.2', '7.1'), { benchmark: '4.1' }),
    ],
    homeGrowth: figure({ region: 'r02', value: '7.2' }),
    homeLevel: null,
    stated: [],
    ...parts,
  };
}

describe('a row of the summary’s table', () => {
  it('has place, move, gap and the year’s places', () => {
    const row = boardRow(entry(), 'r02', 'leader');
    expect(row?.place?.rank).toBe(2);
    expect(row?.change).toBe(1);
    expect(row?.gap?.toString()).toBe('3.1');
    expect(row?.places).toEqual([3, 2]);
    expect([row?.members, row?.published]).toEqual([3, 3]);
  });

  it('shows no place to the public where the indicator is ranked for leaders', () => {
    const row = boardRow(entry({ indicator: indicator({ rankedFor: 'leaders' }) }), 'r02', 'public');
    expect([row?.place, row?.change, row?.places]).toEqual([null, null, []]);
    expect(row?.gap?.toString()).toBe('3.1');
  });

  it('never sets a level of another period beside the growth', () => {
    const old = figure({ measure: 'level', region: 'r02', period: '2023-11', value: '100' });
    expect(boardRow(entry({ homeLevel: old }), 'r02', 'leader')?.level).toBeNull();
    const same = figure({ measure: 'level', region: 'r02', value: '100' });
    expect(boardRow(entry({ homeLevel: same }), 'r02', 'leader')?.level).toBe(same);
  });

  it('carries a stated place of a member, and none of a region that is none', () => {
    const stated = [statedRank({ region: 'r02' })];
    expect(boardRow(entry({ stated }), 'r02', 'leader')?.stated?.rank).toBe(1);
    expect(boardRow(entry({ stated }), 'province', 'leader')?.stated).toBeNull();
  });

  it('is nothing where nothing is published', () => {
    expect(boardRow(entry({ history: [], homeGrowth: null }), 'r02', 'leader')).toBeNull();
  });

  it('is demo when the place rests on a made-up figure of another region', () => {
    const history = [periodCells(members({ value: '9', origin: 'demo' }, '7'), { benchmark: '4' })];
    expect(boardRow(entry({ history }), 'r02', 'leader')?.demo).toBe(true);
  });
});

describe('findings over a region’s rows', () => {
  it('counts the first three places and what is at or on the better side of the benchmark', () => {
    const rows = [
      entry(),
      entry({ history: [periodCells(members('1', '4.1', '3', '2'), { benchmark: '4.1' })] }),
      entry({
        indicator: indicator({ direction: 'lower' }),
        history: [periodCells(members('1', '4.2', '3', '2'), { benchmark: '4.1' })],
      }),
      entry({ indicator: indicator({ direction: 'none' }) }),
    ].flatMap((one) => boardRow(one, 'r02', 'leader') ?? []);
    expect(regionFindings(rows)).toEqual({ topThree: 2, atOrBetter: 2, demo: false });
  });
});
