import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread';

describe('spread', () => {
  it.each([
    ['none', [], []],
    ['far apart stay', [10, 50, 90], [10, 50, 90]],
    ['equal ones part around their middle', [50, 50], [41, 59]],
    ['close ones move as one block', [49, 50, 51], [32, 50, 68]],
    ['at the lower end', [100, 100], [82, 100]],
    ['at the upper end', [0, 1], [0, 18]],
    ['the order given is kept', [90, 10], [90, 10]],
  ])('%s', (_, wanted, placed) => {
    expect(spread(wanted, 18, 0, 100)).toEqual(placed);
  });

  it('keeps the gap and the span whenever there is room', () => {
    const wanted = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 });
    fc.assert(
      fc.property(wanted, (ys) => {
        const placed = spread(ys, 18, 0, 200);
        const sorted = placed.toSorted((a, b) => a - b);
        for (const [i, y] of sorted.entries()) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(200 + 1e-9);
          if (i > 0) expect(y - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(18 - 1e-9);
        }
      }),
    );
  });
});
