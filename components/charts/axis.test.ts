import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisText, horizontalAxis, niceAxis } from './axis';
import { textWidth } from './text-width';

describe('niceAxis', () => {
  it.each([
    ['around zero', -2.3, 9.6, 6, [-3, 0, 3, 6, 9, 12], 0],
    ['positive', 4.1, 9.6, 6, [4, 5, 6, 7, 8, 9, 10], 0],
    ['all negative', -12.3, 0, 6, [-15, -12, -9, -6, -3, 0], 0],
    ['thousandths', 0, 0.003, 3, [0, 0.001, 0.002, 0.003], 3],
    ['fractions without a binary tail', 0, 0.7, 7, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], 1],
    ['large', 0, 5376.32, 6, [0, 1000, 2000, 3000, 4000, 5000, 6000], 0],
    ['equal at zero', 0, 0, 2, [-0.5, 0, 0.5], 1],
    ['apart by a rounding', 100, 100.00000000000001, 2, [50, 100, 150], 0],
    ['equal elsewhere', 100, 100, 2, [50, 100, 150], 0],
    [
      'nothing to cover',
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      5,
      [0, 0.2, 0.4, 0.6, 0.8, 1],
      1,
    ],
  ])('%s', (_, min, max, intervals, ticks, decimals) => {
    const axis = niceAxis(min, max, intervals);
    expect(axis.ticks).toEqual(ticks);
    expect(axis.decimals).toBe(decimals);
    expect([axis.lo, axis.hi]).toEqual([ticks[0], ticks.at(-1)]);
  });

  it('covers any span in at most so many steps', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 8 }), (a, b, intervals) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const axis = niceAxis(min, max, intervals);
        const slack = (axis.hi - axis.lo) * 1e-6;
        expect(axis.lo).toBeLessThanOrEqual(min + slack);
        expect(axis.hi).toBeGreaterThanOrEqual(max - slack);
        expect(axis.ticks.length).toBeLessThanOrEqual(intervals + 1);
      }),
    );
  });
});

describe('axisText', () => {
  it.each([
    [-3, 0, '\u22123'],
    [0, 1, '0.0'],
    [0.30000000000000004, 1, '0.3'],
    [1003, 0, '1003'],
    [30000, 0, '30\u2009000'],
    [-1234567.5, 1, '\u22121\u2009234\u2009567.5'],
  ])('%d with %i decimals is %s', (value, decimals, text) => {
    expect(axisText(value, decimals)).toBe(text);
  });
});

describe('horizontalAxis', () => {
  const wide = { intervals: 6, unitText: '%', width: 720 };

  it('joins the unit to the last tick', () => {
    const { ticks, x } = horizontalAxis([-2.3, 9.6], [152, 704], wide);
    expect(ticks.map((tick) => tick.text)).toEqual(['−3', '0', '3', '6', '9', '12%']);
    expect(ticks.map((tick) => tick.zero)).toEqual([false, true, false, false, false, false]);
    expect([x(-3), x(0), x(12)]).toEqual([152, 262.4, 704]);
  });

  it('draws fewer ticks rather than letting their texts meet', () => {
    const { ticks } = horizontalAxis([0, 900000], [120, 314], { intervals: 6, unitText: '万元', width: 328 });
    for (const [i, tick] of ticks.slice(1).entries()) {
      const before = ticks[i];
      const apart = tick.at - (before?.at ?? 0);
      expect(apart).toBeGreaterThanOrEqual(
        textWidth(tick.text, 12) / 2 + textWidth(before?.text ?? '', 12) / 2,
      );
    }
  });

  it('anchors a last text that would leave the drawing at its end', () => {
    const { ticks } = horizontalAxis([0, 5376], [116, 704], { ...wide, unitText: '亿元' });
    expect(ticks.at(-1)).toMatchObject({ text: '6000亿元', anchor: 'end' });
  });
});
