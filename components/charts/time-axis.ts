import { scalePoint } from 'd3-scale';
import type { ChartPeriod } from '@/lib/presenters/chart-series';
import { round } from './frame';
import { textWidth } from './text-width';

export interface PeriodLabel {
  at: number;
  text: string;
}

export interface TimeAxis {
  /** x of each period, evenly spaced; a single period stands at the right end, beside its label. */
  xs: number[];
  labels: PeriodLabel[];
}

/**
 * Periods from x0 to x1. All full labels if they stand side by side; else short ones, every so many counted back from the last,
 * and always the first of all and of each year.
 */
export function timeAxis(periods: readonly ChartPeriod[], x0: number, x1: number): TimeAxis {
  const scale = scalePoint<number>()
    .domain(periods.map((_, i) => i))
    .range([x0, x1]);
  const xs = periods.map((_, i) => (periods.length === 1 ? x1 : round(scale(i) ?? x1)));
  const pitch = periods.length > 1 ? (x1 - x0) / (periods.length - 1) : Number.POSITIVE_INFINITY;
  const room = (texts: string[]) => Math.max(0, ...texts.map((text) => textWidth(text, 12))) + 8;
  const full = periods.map((period) => period.label);
  if (room(full) <= pitch) return { xs, labels: labelsAt(full, xs, 1, 0) };
  const short = periods.map((period) => period.shortLabel);
  const needed = room(short);
  const starts = periods
    .map((period, i) => (i > 0 && period.startsYear ? (xs[i] ?? 0) : null))
    .filter((x) => x !== null);
  const every = Math.max(1, Math.ceil(needed / pitch));
  const isFree = (at: number) => starts.every((x) => x === at || Math.abs(x - at) >= needed);
  const labels = labelsAt(short, xs, every, needed).filter(({ at }) => isFree(at));
  const years = periods.flatMap((period, i) => {
    const at = xs[i] ?? 0;
    return i > 0 && period.startsYear && !labels.some((label) => label.at === at)
      ? [{ at, text: period.shortLabel }]
      : [];
  });
  return { xs, labels: [...labels, ...years].sort((a, b) => a.at - b.at) };
}

function labelsAt(texts: string[], xs: number[], every: number, needed: number): PeriodLabel[] {
  const last = texts.length - 1;
  const first = xs[0] ?? 0;
  return texts.flatMap((text, i) => {
    const at = xs[i] ?? 0;
    const chosen = i === 0 || ((last - i) % every === 0 && at - first >= needed);
    return chosen ? [{ at, text }] : [];
  });
}
