import { describe, expect, it } from 'vitest';
import type { RankedBarsSeries } from '@/lib/presenters/chart-series';
import type { Frame } from './frame';
import { rankedBarsLayout } from './ranked-bars-layout';
import { textWidth } from './text-width';

const minus = (text: string) => text.replace('-', '−');

function seriesOf(values: number[], more: Partial<RankedBarsSeries> = {}): RankedBarsSeries {
  const bars = values.map((value, i) => ({
    rankText: String(values.indexOf(value) + 1),
    tiedText: values.indexOf(value) === values.lastIndexOf(value) ? null : '并列',
    name: `第${i}城`,
    value,
    valueText: minus(value.toFixed(1)),
    home: i === 1,
  }));
  return {
    title: 't',
    description: 'd',
    bars,
    missing: [],
    benchmark: { value: 4.1, labelText: '全省 4.1%' },
    axis: { unitText: '%' },
    ...more,
  };
}

const descending = (count: number) =>
  Array.from({ length: count }, (_, i) => 15 - (30 * i) / Math.max(1, count - 1));
const unpublished = {
  name: '大兴安岭',
  reasonText: '未公布',
  noteText: '大兴安岭未公布，不参与排位',
  home: false,
};

const cases: [string, RankedBarsSeries][] = [
  ['thirteen with a tie', seriesOf([9.6, 7.9, 7.2, 7.2, 6.8, 5.7, 4.4, 3.9, 2.6, 0.8, -0.7, -2.3, -4])],
  ['one', seriesOf([5.2])],
  ['one zero', seriesOf([0], { benchmark: null })],
  ['two equal', seriesOf([101.2, 101.2], { benchmark: { value: 101.2, labelText: '全省 101.2' } })],
  ['all negative', seriesOf([-1.2, -3.4, -12.3], { benchmark: { value: -4, labelText: '全省 −4.0%' } })],
  ['one far out', seriesOf([5376.3, 12.1, 3, 0], { axis: { unitText: '亿元' } })],
  ['one far below', seriesOf([1, 0.5, -5376.3])],
  ['thirty-one', seriesOf(descending(31))],
  ['three hundred and thirty-three', seriesOf(descending(333), { missing: [unpublished] })],
];
const frames: Frame[] = ['wide', 'narrow'];
const drawn = cases.flatMap(([name, series]) => frames.map((frame) => [name, frame, series] as const));

describe('rankedBarsLayout', () => {
  it.each(drawn)('%s, %s: every figure stands inside the drawing and off the names', (_, frame, series) => {
    const layout = rankedBarsLayout(series, frame);
    for (const mark of layout.bars) {
      const length = textWidth(mark.value.text, 13, mark.home);
      const [from, to] =
        mark.value.anchor === 'end'
          ? [mark.value.x - length, mark.value.x]
          : [mark.value.x, mark.value.x + length];
      expect(from).toBeGreaterThanOrEqual(layout.nameX + textWidth(mark.name.text, 13, mark.home));
      expect(to).toBeLessThanOrEqual(layout.width + 1);
    }
  });

  it.each(drawn)('%s, %s: no figure is crossed by the benchmark line', (_, frame, series) => {
    const layout = rankedBarsLayout(series, frame);
    const line = layout.benchmark?.x;
    for (const mark of layout.bars) {
      if (line === undefined) continue;
      const length = textWidth(mark.value.text, 13, mark.home);
      const from = mark.value.anchor === 'end' ? mark.value.x - length : mark.value.x;
      expect(line < from || line > from + length).toBe(true);
    }
  });

  it.each(drawn)(
    '%s, %s: rows stand one under another, at least a line of text apart',
    (_, frame, series) => {
      const layout = rankedBarsLayout(series, frame);
      for (const [i, mark] of layout.bars.slice(1).entries()) {
        expect(mark.middle - (layout.bars[i]?.middle ?? 0)).toBeGreaterThanOrEqual(20);
      }
      expect(layout.height).toBeGreaterThan(layout.bars.at(-1)?.middle ?? 0);
    },
  );

  it('draws bars from zero, negative ones to the left, and zero without length', () => {
    const { bars, zeroX } = rankedBarsLayout(seriesOf([3, 0, -3]), 'wide');
    const [up, none, down] = bars;
    expect(up?.bar.x).toBe(zeroX);
    expect(none?.bar.width).toBe(0);
    expect((down?.bar.x ?? 0) + (down?.bar.width ?? 0)).toBeCloseTo(zeroX ?? 0, 1);
    expect(down?.value.anchor).toBe('end');
  });

  it('is the geometry of the look: columns, axis, bars', () => {
    const layout = rankedBarsLayout(
      seriesOf([9.6, 7.9, 7.2, 7.2, 6.8, 5.7, 4.4, 3.9, 2.6, 0.8, -0.7, -2.3]),
      'wide',
    );
    expect(layout).toMatchObject({ rankX: 52, nameX: 64, axisBottom: 424, zeroX: 262.4 });
    expect(layout.bars[0]?.bar).toEqual({ x: 262.4, y: 46, width: 353.3, height: 20 });
    expect(layout.benchmark).toMatchObject({ x: 413.3, label: { x: 413.3, y: 446 } });
    // 3.9 would be crossed by the line at 413.3 and moves past it.
    expect(layout.bars[7]?.value).toMatchObject({ x: 420.3, anchor: 'start' });
  });

  it('sets the word for a tie left of the numeral', () => {
    const { bars, rankX } = rankedBarsLayout(seriesOf([7.2, 7.2, 1]), 'wide');
    expect(bars.map((mark) => mark.tied?.text ?? null)).toEqual(['并列', '并列', null]);
    const tied = bars[0]?.tied;
    expect(tied?.x).toBeLessThan(rankX - textWidth('1'));
    expect((tied?.x ?? 0) - textWidth('并列', 12)).toBeGreaterThan(7);
  });

  it('makes room for long names and cuts the longest with the whole kept', () => {
    const series = seriesOf([3, 2]);
    const long = 'Xilingol League, Inner Mongolia Autonomous Region of the north';
    const named = {
      ...series,
      bars: series.bars.map((bar, i) => ({ ...bar, name: i === 0 ? long : "Daxing'anling" })),
    };
    const { bars } = rankedBarsLayout(named, 'narrow');
    expect(bars[0]?.name.full).toBe(long);
    expect(bars[1]?.name).toEqual({ text: "Daxing'anling", full: null });
  });

  it('lists missing regions last, with a reason, and off the benchmark label', () => {
    const apart = rankedBarsLayout(seriesOf([9.6, 5, 1], { missing: [unpublished] }), 'wide');
    expect(apart.missing[0]).toMatchObject({
      note: { text: '大兴安岭未公布，不参与排位' },
      middle: apart.axisBottom + 28,
    });
    const crowded = rankedBarsLayout(
      seriesOf([9.6, 5, 1], { missing: [unpublished], benchmark: { value: 0.1, labelText: '全省 0.1%' } }),
      'narrow',
    );
    expect(crowded.missing[0]).toMatchObject({ note: { text: '未公布' }, middle: crowded.axisBottom + 44 });
  });

  it('of no bars draws the missing alone', () => {
    const layout = rankedBarsLayout(seriesOf([], { missing: [unpublished] }), 'wide');
    expect(layout).toMatchObject({ bars: [], ticks: [], zeroX: null, benchmark: null, height: 40 });
    expect(layout.missing).toHaveLength(1);
  });
});
