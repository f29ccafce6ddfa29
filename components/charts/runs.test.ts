import { describe, expect, it } from 'vitest';
import { runsOf } from './runs';

describe('runsOf', () => {
  it.each([
    ['nothing', [], []],
    ['all missing', [null, null], []],
    ['whole', [1, 2], [{ from: 0, values: [1, 2], openStart: false, openEnd: false }]],
    ['breaks off', [1, null], [{ from: 0, values: [1], openStart: false, openEnd: true }]],
    ['begins late', [null, 4], [{ from: 1, values: [4], openStart: true, openEnd: false }]],
    [
      'a gap, and zero is no gap',
      [0, null, 0, 5],
      [
        { from: 0, values: [0], openStart: false, openEnd: true },
        { from: 2, values: [0, 5], openStart: true, openEnd: false },
      ],
    ],
  ])('%s', (_, values, expected) => {
    const runs = runsOf<number>(values).map((run) => ({
      from: run.points[0]?.index,
      values: run.points.map((point) => point.value),
      openStart: run.openStart,
      openEnd: run.openEnd,
    }));
    expect(runs).toEqual(expected);
  });
});
