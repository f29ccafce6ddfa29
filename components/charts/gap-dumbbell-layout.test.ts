import { describe, expect, it } from 'vitest';
import type { GapDumbbellSeries } from '@/lib/presenters/chart-series';
import type { Frame } from './frame';
import { gapDumbbellLayout } from './gap-dumbbell-layout';
import { textWidth } from './text-width';

const point = (value: number) => ({ value, text: value.toFixed(1).replace('-', '−') });

function seriesOf(own: number, others: number[]): GapDumbbellSeries {
  return {
    title: 't',
    description: 'd',
    own: point(own),
    axis: { unitText: '%' },
    rows: others.map((other, i) => ({
      label: '与前一位比',
      sub: '第2位 黑河',
      other: point(other),
      words: '低0.7个百分点',
      tone: 'down',
      benchmark: i === others.length - 1,
    })),
  };
}

const frames: Frame[] = ['wide', 'narrow'];
const cases: [string, GapDumbbellSeries][] = [
  ['the look', seriesOf(7.2, [7.9, 9.6, 4.1])],
  ['negative', seriesOf(-7.2, [-1.1, 3.4, -4.1])],
  ['far out', seriesOf(1.2, [1.3, 5376.3, 2])],
  ['benchmark alone', seriesOf(7.2, [4.1])],
];

describe('gapDumbbellLayout', () => {
  it.each(cases.flatMap(([name, series]) => frames.map((frame) => [name, frame, series] as const)))(
    '%s, %s: figures stand on the outer sides, inside the drawing and off the labels',
    (_, frame, series) => {
      const layout = gapDumbbellLayout(series, frame);
      for (const row of layout.rows) {
        const otherRight = row.otherX >= row.ownX;
        expect(row.ownText.anchor).toBe(otherRight ? 'end' : 'start');
        expect(row.otherText.anchor).toBe(otherRight ? 'start' : 'end');
        for (const text of [row.ownText, row.otherText]) {
          const length = textWidth(text.text, 13, true);
          const [from, to] = text.anchor === 'end' ? [text.x - length, text.x] : [text.x, text.x + length];
          expect(from).toBeGreaterThan(textWidth(row.label.text, 13, true));
          expect(to).toBeLessThanOrEqual(layout.width + 1);
        }
        expect(row.words.x + 14 + textWidth(row.words.text)).toBeLessThanOrEqual(layout.width);
      }
      expect(layout.height).toBe(40 + 60 * series.rows.length);
    },
  );

  it('puts equal values on one spot', () => {
    const [row] = gapDumbbellLayout(seriesOf(7.2, [7.2]), 'wide').rows;
    expect(row?.otherX).toBe(row?.ownX);
  });

  it('cuts labels too long for a narrow screen and keeps the whole', () => {
    const series = seriesOf(7.2, [7.9]);
    const sub = 'Average of the Autonomous Region';
    const long = { ...series, rows: series.rows.map((row) => ({ ...row, sub })) };
    expect(gapDumbbellLayout(long, 'narrow').rows[0]?.sub.full).toBe(sub);
    expect(gapDumbbellLayout(long, 'wide').rows[0]?.sub.full).toBeNull();
  });
});
