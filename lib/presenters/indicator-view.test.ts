import { describe, expect, it } from 'vitest';
import { comparedPeriods } from '@/lib/domain/comparison';
import { figure, indicator, members, period, periodCells } from '@/lib/domain/test-support';
import { indicatorView } from './indicator-view';

const industry = indicator();
const releases = ['2022-12', '2023-02', '2023-11', '2023-12'].map(period);

function view(
  now: Parameters<typeof members>,
  focus = 'r02',
  changes = {},
  audience: 'leader' | 'public' = 'leader',
) {
  const of = indicator(changes);
  return indicatorView(
    {
      indicator: of,
      measure: 'growth',
      period: period('2023-12'),
      compared: comparedPeriods(period('2023-12'), releases, of),
      series: [
        periodCells(members('9.0', '1.0', '5.0'), { period: '2022-12', benchmark: '4.0' }),
        periodCells(members('9.0', '5.0', '1.0'), { period: '2023-02', benchmark: '4.0' }),
        periodCells(members('9.0', '5.0', '7.0'), { period: '2023-11', benchmark: '4.0' }),
        periodCells(members(...now), { benchmark: '4.1' }),
      ],
      versions: [],
      breaks: [],
    },
    focus,
    audience,
  );
}

describe('an indicator’s page', () => {
  it('measures the focused region against the place above, the first and the benchmark', () => {
    const { gaps, own, changeOf } = view(['9.6', '7.2', '7.9']);
    expect(own?.rank).toBe(3);
    expect(gaps.map(({ to, regions, rank, gap, tone }) => [to, regions, rank, gap.toString(), tone])).toEqual(
      [
        ['above', ['r03'], 2, '-0.7', 'down'],
        ['first', ['r01'], 1, '-2.4', 'down'],
        ['benchmark', [], null, '3.1', 'up'],
      ],
    );
    expect(changeOf('r02')).toBe(0);
  });

  it('says the first place once where it is the place above, and names all who share it', () => {
    const { gaps } = view(['9.6', '7.2', '9.6']);
    expect(gaps.map(({ to, regions }) => [to, regions])).toEqual([
      ['above', ['r01', 'r03']],
      ['benchmark', []],
    ]);
  });

  it('has nothing above the first', () => {
    expect(view(['1.0', '7.2', '1.1']).gaps.map(({ to }) => to)).toEqual(['benchmark']);
  });

  it('takes less as better where lower is better', () => {
    const { gaps } = view(['9.6', '3.2', '7.9'], 'r02', { direction: 'lower' });
    expect(gaps.at(-1)).toMatchObject({ to: 'benchmark', tone: 'up' });
  });

  it('gives no place to an audience that may not see one, but the own figure and the benchmark', () => {
    const { showsPlaces, own } = view(['9.6', '7.2', '7.9'], 'r02', { rankedFor: 'leaders' }, 'public');
    expect(showsPlaces).toBe(false);
    expect(own?.value.toString()).toBe('7.2');
  });

  it('keeps apart a focus that has no figure, and one that is no member', () => {
    const missing = view(['9.6', { missing: 'withheld' }, '7.9']);
    expect([missing.focus, missing.own, missing.ownMissing?.figure?.missing]).toEqual([
      'r02',
      null,
      'withheld',
    ]);
    const stranger = view(['9.6', '7.2', '7.9'], 'r99');
    expect([stranger.focus, stranger.own, stranger.ownMissing, stranger.comparison]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('shows the year’s releases as places and two years as values', () => {
    const { year, history } = view(['9.6', '7.2', '7.9']);
    expect(year.map((ranking) => ranking.period)).toEqual(['2023-02', '2023-11', '2023-12']);
    expect(history).toHaveLength(4);
  });

  it('lists each version that replaced another, newest first', () => {
    const versions = [
      figure({ value: '3.0', period: '2023-05', publishedAt: '2023-06-20T00:00:00.000Z' }),
      figure({ value: '3.3', period: '2023-05', publishedAt: '2023-07-20T00:00:00.000Z' }),
      figure({ value: '5.1', period: '2023-08', publishedAt: '2023-09-20T00:00:00.000Z' }),
      figure({ value: '4.9', period: '2023-08', publishedAt: '2023-10-27T00:00:00.000Z' }),
      figure({ value: '9.9', period: '2023-09', publishedAt: '2023-10-20T00:00:00.000Z' }),
    ].map((version) => ({ ...version, reason: '', document: null }));
    const { revisions } = indicatorView(
      {
        indicator: industry,
        measure: 'growth',
        period: period('2023-12'),
        compared: comparedPeriods(period('2023-12'), releases, industry),
        series: [periodCells(members('1'))],
        versions,
        breaks: [],
      },
      'r01',
      'leader',
    );
    expect(
      revisions.map(({ period: of, was, now }) => [of, was.value?.toString(), now.value?.toString()]),
    ).toEqual([
      ['2023-08', '5.1', '4.9'],
      ['2023-05', '3', '3.3'],
    ]);
  });

  it('rule 20a: is marked demo as soon as one figure is made up', () => {
    expect(view(['9.6', '7.2', '7.9']).demo).toBe(false);
    expect(view([{ value: '9.6', origin: 'demo' }, '7.2', '7.9']).demo).toBe(true);
  });
});
