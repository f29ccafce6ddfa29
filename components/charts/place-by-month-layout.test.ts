import { describe, expect, it } from 'vitest';
import type { PlaceByMonthSeries } from '@/lib/presenters/chart-series';
import type { Frame } from './frame';
import { placeByMonthLayout } from './place-by-month-layout';

const month = (i: number) => ({ label: `${i + 1}月`, shortLabel: `${i + 1}月` });

function seriesOf(
  lines: PlaceByMonthSeries['lines'],
  more: Partial<PlaceByMonthSeries> = {},
): PlaceByMonthSeries {
  const count = Math.max(0, ...lines.map((line) => line.places.length));
  return {
    title: 't',
    description: 'd',
    periods: Array.from({ length: count }, (_, i) => month(i)),
    lines,
    size: lines.length,
    hollowNote: '空心圆：此后未公布',
    listSeparator: '、',
    ...more,
  };
}

/** `size` regions over `count` months, each month turned by one place; home is in the middle. */
function turning(size: number, count = 12): PlaceByMonthSeries {
  const lines = Array.from({ length: size }, (_, k) => ({
    name: `地区${k}`,
    home: k === Math.floor(size / 2),
    places: Array.from({ length: count }, (_, m) => ((k + m) % size) + 1),
  }));
  return seriesOf(lines);
}

const frames: Frame[] = ['wide', 'narrow'];
const sizes = [1, 2, 13, 31, 333].flatMap((size) => frames.map((frame) => [size, frame] as const));

describe('placeByMonthLayout', () => {
  it.each(sizes)('%i regions, %s: labels do not collide and nothing leaves the drawing', (size, frame) => {
    const layout = placeByMonthLayout(turning(size), frame);
    for (const labels of [layout.left, layout.right]) {
      const ys = labels.map((label) => label.baseline).sort((a, b) => a - b);
      for (const [i, y] of ys.slice(1).entries()) expect(y - (ys[i] ?? 0)).toBeGreaterThanOrEqual(15);
    }
    expect(layout.x0).toBeLessThan(layout.x1);
    expect(layout.rightNameX).toBeLessThan(layout.width);
    expect(layout.home.points).toHaveLength(12);
    expect(layout.height).toBeLessThan(800);
  });

  it('puts place 1 on top and a row a place, as in the look', () => {
    const layout = placeByMonthLayout(turning(13, 2), 'wide');
    expect(layout.gridYs).toEqual([44, 98, 368]);
    expect(layout.right[0]).toMatchObject({ place: '1', baseline: 48.5 });
  });

  it('names a shared place once, home first', () => {
    const layout = placeByMonthLayout(
      seriesOf([
        { name: '鸡西', home: false, places: [1, 1] },
        { name: '牡丹江', home: true, places: [2, 1] },
        { name: '伊春', home: false, places: [3, 3] },
      ]),
      'wide',
    );
    expect(layout.right.map((label) => label.names.map((name) => name.text).join(''))).toEqual([
      '牡丹江、鸡西',
      '伊春',
    ]);
    expect(layout.right[0]).toMatchObject({ place: '1', home: true, full: null });
    expect(layout.ends).toHaveLength(2);
  });

  it('says how many more share a place when their names have no room', () => {
    const lines = Array.from({ length: 6 }, (_, k) => ({
      name: `Qitaihe ${k}`,
      home: k === 3,
      places: [1, 1],
    }));
    const [label] = placeByMonthLayout(seriesOf(lines, { listSeparator: ', ' }), 'narrow').right;
    expect(label?.names.map((name) => name.text)).toEqual(['Qitaihe 3', ' +5']);
    expect(label?.full).toContain('Qitaihe 5');
  });

  it('breaks lines at missing places with hollow ends and says what they mean', () => {
    const layout = placeByMonthLayout(
      seriesOf([
        { name: '牡丹江', home: true, places: [1, null, 1, 1] },
        { name: '大兴安岭', home: false, places: [2, 2, 2, null] },
      ]),
      'wide',
    );
    expect(layout.home.hollows.map((dot) => dot.x)).toEqual([layout.x0, layout.home.points[1]?.x]);
    expect(layout.home.path.match(/M/g)).toHaveLength(1);
    expect(layout.hollows).toHaveLength(1);
    expect(layout.ends).toEqual([]);
    expect(layout.right.map((label) => label.place)).toEqual(['1']);
    expect(layout.hollowNote?.lines).toEqual(['空心圆：此后未公布']);
  });

  it('has no note where nothing is hollow', () => {
    expect(placeByMonthLayout(turning(13), 'wide').hollowNote).toBeNull();
  });

  it('names only home and its neighbours in a crowd, and draws the rest as one path', () => {
    const layout = placeByMonthLayout(turning(333), 'wide');
    expect(layout.others).toHaveLength(1);
    expect(layout.right).toHaveLength(3);
    expect(layout.right.map((label) => label.home)).toEqual([false, true, false]);
    expect(layout.left.map((label) => label.place)).toEqual([
      '1',
      '50',
      '100',
      '150',
      '200',
      '250',
      '300',
      '333',
    ]);
  });

  it('draws a crowd without a home region, one period, and nothing at all', () => {
    const series = turning(333);
    const homeless = { ...series, lines: series.lines.map((line) => ({ ...line, home: false })) };
    expect(placeByMonthLayout(homeless, 'narrow').right.map((label) => label.place)).toEqual(['1']);
    const single = placeByMonthLayout(turning(13, 1), 'narrow');
    expect(single.left).toEqual([]);
    expect(single.right).toHaveLength(13);
    expect(placeByMonthLayout(seriesOf([]), 'wide')).toMatchObject({ left: [], right: [], periods: [] });
  });
});
