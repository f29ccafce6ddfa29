import { line } from 'd3-shape';
import type { SparklineSeries } from '@/lib/presenters/chart-series';
import { round } from './frame';
import { runsOf } from './runs';

export interface SparklineLayout {
  path: string;
  /** The last period's place; null when it is missing. */
  end: { x: number; y: number } | null;
  /** Where the line breaks off before the last period. */
  hollow: { x: number; y: number } | null;
}

export const SPARK = { width: 146, height: 38, x0: 2, x1: 140, top: 4, bottom: 34 } as const;

/** Where a sparkline's marks stand: place 1 on the upper line, the last of the group on the lower. */
export function sparklineLayout({ places, size }: Pick<SparklineSeries, 'places' | 'size'>): SparklineLayout {
  const step = places.length > 1 ? (SPARK.x1 - SPARK.x0) / (places.length - 1) : 0;
  const most = Math.max(size, ...places.map((place) => place ?? 1));
  const row = most > 1 ? (SPARK.bottom - SPARK.top) / (most - 1) : 0;
  const at = (index: number, place: number) => ({
    x: places.length > 1 ? round(SPARK.x0 + step * index) : SPARK.x1,
    y: round(SPARK.top + row * (place - 1)),
  });
  const draw = line<{ x: number; y: number }>(
    (dot) => dot.x,
    (dot) => dot.y,
  ).digits(1);
  const runs = runsOf(places);
  const path = runs
    .filter((run) => run.points.length > 1)
    .map((run) => draw(run.points.map(({ index, value }) => at(index, value))))
    .join('');
  const last = runs.at(-1);
  const point = last?.points.at(-1);
  if (!last || !point) return { path, end: null, hollow: null };
  const dot = at(point.index, point.value);
  return last.openEnd ? { path, end: null, hollow: dot } : { path, end: dot, hollow: null };
}
