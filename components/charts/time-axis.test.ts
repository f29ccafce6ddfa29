import { describe, expect, it } from 'vitest';
import { textWidth } from './text-width';
import { timeAxis } from './time-axis';

const months = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ label: `2023年${i + 1}月`, shortLabel: `${i + 1}月` }));

describe('timeAxis', () => {
  it('sets full labels where they stand side by side', () => {
    const { xs, labels } = timeAxis(months(4), 100, 400);
    expect(xs).toEqual([100, 200, 300, 400]);
    expect(labels.map((label) => label.text)).toEqual(['2023年1月', '2023年2月', '2023年3月', '2023年4月']);
  });

  it.each([
    [11, 26, 212],
    [36, 132, 604],
    [120, 40, 250],
  ])('%i periods from %i to %i: the first and the last are named, and no two names meet', (count, x0, x1) => {
    const { labels } = timeAxis(months(count), x0, x1);
    expect(labels[0]).toMatchObject({ at: x0, text: '1月' });
    expect(labels.at(-1)).toMatchObject({ at: x1, text: `${count}月` });
    for (const [i, label] of labels.slice(1).entries()) {
      const before = labels[i];
      const half = (textWidth(label.text, 12) + textWidth(before?.text ?? '', 12)) / 2;
      expect(label.at - (before?.at ?? 0)).toBeGreaterThanOrEqual(half);
    }
  });

  it('puts one period at the right end, none nowhere', () => {
    expect(timeAxis(months(1), 20, 90)).toEqual({ xs: [90], labels: [{ at: 90, text: '2023年1月' }] });
    expect(timeAxis([], 20, 90)).toEqual({ xs: [], labels: [] });
  });
});
