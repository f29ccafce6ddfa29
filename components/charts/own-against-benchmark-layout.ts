import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { OwnAgainstBenchmarkSeries, ValueLine } from '@/lib/presenters/chart-series';
import { axisText, niceAxis } from './axis';
import { FRAME_WIDTH, type Frame, round } from './frame';
import { type HollowNote, hollowNoteAt } from './hollow-note-layout';
import { runsOf } from './runs';
import { spread } from './spread';
import { type FittedText, fitText, textWidth } from './text-width';
import { type PeriodLabel, timeAxis } from './time-axis';

export interface LinePoint {
  x: number;
  y: number;
}

export interface ValueLineMark {
  path: string;
  /** The last period's point, if it has a figure. */
  end: LinePoint | null;
  /** Ends beside a gap. */
  hollows: LinePoint[];
  label: { name: FittedText; text: string; y: number } | null;
}

export interface OwnAgainstBenchmarkLayout {
  width: number;
  height: number;
  x0: number;
  x1: number;
  labelX: number;
  tickX: number;
  ticks: { y: number; text: string; zero: boolean }[];
  periods: PeriodLabel[];
  /** Upright lines before the periods where the series breaks. */
  breaks: { x: number; y0: number; y1: number }[];
  own: ValueLineMark;
  benchmark: ValueLineMark | null;
  hollowNote: HollowNote | null;
}

const TOP = 40;
const PLOT_HEIGHT = { wide: 216, narrow: 180 } as const;
const LABEL_ROOM = { wide: 150, narrow: 118 } as const;
const LABEL_PITCH = 18;

/** Where the two lines stand: values upwards, time to the right, a gap where a figure is missing, each line named at its end. */
export function ownAgainstBenchmarkLayout(
  series: OwnAgainstBenchmarkSeries,
  frame: Frame,
): OwnAgainstBenchmarkLayout {
  const width = FRAME_WIDTH[frame];
  const bottom = TOP + PLOT_HEIGHT[frame];
  const lines = series.benchmark ? [series.own, series.benchmark] : [series.own];
  const values = lines.flatMap((l) => l.points.flatMap((point) => (point ? [point.value] : [])));
  const axis = niceAxis(Math.min(...values), Math.max(...values), frame === 'wide' ? 6 : 5);
  const y = scaleLinear().domain([axis.lo, axis.hi]).range([bottom, TOP]);
  const tickTexts = axis.ticks.map(
    (tick, i) => axisText(tick, axis.decimals) + (i === axis.ticks.length - 1 ? series.axis.unitText : ''),
  );
  const x0 = Math.ceil(Math.max(...tickTexts.map((text) => textWidth(text, 12)))) + 14;
  const labels = lines.map((l, i) => endText(l, i === 0, LABEL_ROOM[frame]));
  const x1 = width - 14 - Math.ceil(Math.max(40, ...labels.map((label) => label?.length ?? 0)));
  const { xs, labels: periods } = timeAxis(series.periods, x0 + 8, x1);
  const place = (index: number, value: number): LinePoint => ({ x: xs[index] ?? 0, y: round(y(value)) });
  const [own, benchmark] = withLabels(
    lines.map((l) => drawn(l, place)),
    labels,
    [TOP, bottom],
  );
  const hollows = [own, benchmark].some((mark) => (mark?.hollows.length ?? 0) > 0);
  const noted = series.hollowNote !== null && hollows;
  const note = noted ? hollowNoteAt(series.hollowNote ?? '', x0 + 4, bottom + 24, width) : null;
  return {
    width,
    height: note ? note.bottom : bottom + 12,
    x0,
    x1,
    labelX: x1 + 12,
    tickX: x0 - 8,
    ticks:
      values.length === 0
        ? []
        : axis.ticks.map((tick, i) => ({ y: round(y(tick)), text: tickTexts[i] ?? '', zero: tick === 0 })),
    periods,
    breaks: series.periods.flatMap(({ isBreak }, i) => {
      const [before, at] = [xs[i - 1] ?? x0, xs[i] ?? x0];
      return isBreak ? [{ x: round((before + at) / 2), y0: TOP - 8, y1: bottom }] : [];
    }),
    own: own ?? { path: '', end: null, hollows: [], label: null },
    benchmark: benchmark ?? null,
    hollowNote: note,
  };
}

/** Name and last figure of a line; the figure is left out when the last period has none: an older one would pass for it. */
function endText(
  { name, points }: ValueLine,
  bold: boolean,
  room: number,
): { name: FittedText; text: string; length: number } | null {
  if (points.every((point) => point === null)) return null;
  const text = points.at(-1)?.text ?? '';
  const figure = text === '' ? 0 : textWidth(` ${text}`, 13, bold);
  const fitted = fitText(name, room - figure, 13, bold);
  return { name: fitted, text, length: textWidth(fitted.text, 13, bold) + figure };
}

function drawn(
  { points }: ValueLine,
  place: (index: number, value: number) => LinePoint,
): ValueLineMark & { last: LinePoint | null } {
  const draw = line<LinePoint>(
    (dot) => dot.x,
    (dot) => dot.y,
  ).digits(1);
  const mark: ValueLineMark & { last: LinePoint | null } = {
    path: '',
    end: null,
    hollows: [],
    label: null,
    last: null,
  };
  for (const run of runsOf(points)) {
    const dots = run.points.map(({ index, value }) => place(index, value.value));
    const [first, last] = [dots[0], dots.at(-1)];
    if (!first || !last) continue;
    if (dots.length > 1) mark.path += draw(dots) ?? '';
    if (run.openStart && (dots.length > 1 || run.openEnd)) mark.hollows.push(first);
    if (run.openEnd && (dots.length > 1 || !run.openStart)) mark.hollows.push(last);
    mark.end = run.openEnd ? null : last;
    mark.last = last;
  }
  return mark;
}

/** Puts each line's name at the height of its last point, and close names apart. */
function withLabels(
  marks: (ValueLineMark & { last: LinePoint | null })[],
  labels: ({ name: FittedText; text: string } | null)[],
  [top, bottom]: readonly [number, number],
): ValueLineMark[] {
  const shown = marks.flatMap((mark, i) => (mark.last && labels[i] ? [{ i, y: mark.last.y }] : []));
  const ys = spread(
    shown.map(({ y }) => y),
    LABEL_PITCH,
    top,
    bottom,
  );
  return marks.map(({ path, end, hollows }, i) => {
    const at = shown.findIndex((label) => label.i === i);
    const label = labels[i];
    return {
      path,
      end,
      hollows,
      label: at >= 0 && label ? { name: label.name, text: label.text, y: round(ys[at] ?? 0) } : null,
    };
  });
}
