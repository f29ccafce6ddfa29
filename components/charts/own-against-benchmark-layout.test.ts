import { describe, expect, it } from 'vitest';
import type { OwnAgainstBenchmarkSeries, ValuePoint } from '@/lib/presenters/chart-series';
import type { Frame } from './frame';
import { ownAgainstBenchmarkLayout } from './own-against-benchmark-layout';
import { textWidth } from './text-width';

const points = (values: (number | null)[]): (ValuePoint | null)[] =>
  values.map((value) => (value === null ? null : { value, text: value.toFixed(1).replace('-', '−') }));

function seriesOf(own: (number | null)[], benchmark: (number | null)[] | null): OwnAgainstBenchmarkSeries {
  return {
    title: 't',
    description: 'd',
    periods: own.map((_, i) => ({ label: `${i + 1}月`, shortLabel: `${i + 1}月` })),
    own: { name: '牡丹江', points: points(own) },
    benchmark: benchmark === null ? null : { name: '全省', points: points(benchmark) },
    axis: { unitText: '%' },
    hollowNote: '空心圆：未公布',
  };
}

const frames: Frame[] = ['wide', 'narrow'];

describe('ownAgainstBenchmarkLayout', () => {
  it.each([
    ['rising', [1, 2, 3], [2, 2, 2]],
    ['all negative', [-1, -5, -3], [-2, -2, -2]],
    ['equal at the end', [1, 2, 4], [3, 3, 4]],
    ['constant', [4, 4, 4], [4, 4, 4]],
    ['one period', [4], [5]],
    ['far out', [1, 2, 5000], [1, 1, 1]],
  ])('%s: both lines are named at their ends, apart', (_, own, benchmark) => {
    for (const frame of frames) {
      const layout = ownAgainstBenchmarkLayout(seriesOf(own, benchmark), frame);
      const [a, b] = [layout.own.label, layout.benchmark?.label];
      expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(18);
      expect(a?.text).toBe(own.at(-1)?.toFixed(1).replace('-', '−'));
      const end = layout.labelX + textWidth(`${a?.name.text} ${a?.text}`, 13, true);
      expect(end).toBeLessThanOrEqual(layout.width + 2);
    }
  });

  it('leaves gaps with hollow ends and never bridges them', () => {
    const layout = ownAgainstBenchmarkLayout(seriesOf([1, 2, null, 3, 4], [1, 1, 1, 1, 1]), 'wide');
    expect(layout.own.path.match(/M/g)).toHaveLength(2);
    expect(layout.own.hollows).toHaveLength(2);
    expect(layout.hollowNote?.lines).toEqual(['空心圆：未公布']);
    expect(layout.benchmark?.hollows).toEqual([]);
  });

  it('gives no figure beside a line that breaks off', () => {
    const { own } = ownAgainstBenchmarkLayout(seriesOf([1, 2, null], [1, 1, 1]), 'wide');
    expect(own.end).toBeNull();
    expect(own.label).toMatchObject({ name: { text: '牡丹江' }, text: '' });
  });

  it('marks zero and only zero in ink', () => {
    const { ticks } = ownAgainstBenchmarkLayout(seriesOf([-2, 2], null), 'wide');
    expect(ticks.filter((tick) => tick.zero).map((tick) => tick.text)).toEqual(['0']);
    const { ticks: above } = ownAgainstBenchmarkLayout(seriesOf([101, 103], null), 'wide');
    expect(above.some((tick) => tick.zero)).toBe(false);
  });

  it('of nothing draws nothing', () => {
    const layout = ownAgainstBenchmarkLayout(seriesOf([null, null], null), 'narrow');
    expect(layout).toMatchObject({ ticks: [], own: { path: '', end: null, label: null }, benchmark: null });
  });

  it('marks a break between the period it begins with and the one before', () => {
    for (const frame of frames) {
      const series = seriesOf([1, 2, 3], null);
      series.periods = series.periods.map((period, i) => ({ ...period, isBreak: i === 1 }));
      const { breaks, periods } = ownAgainstBenchmarkLayout(series, frame);
      expect(breaks).toHaveLength(1);
      expect(breaks[0]?.x).toBeLessThan(periods[1]?.at ?? 0);
      expect(breaks[0]?.x).toBeGreaterThan(periods[0]?.at ?? 0);
      expect(ownAgainstBenchmarkLayout(seriesOf([1, 2], null), frame).breaks).toEqual([]);
    }
  });
});
