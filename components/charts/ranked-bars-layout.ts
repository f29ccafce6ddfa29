import type { RankedBar, RankedBarsSeries } from '@/lib/presenters/chart-series';
import { type HorizontalAxis, horizontalAxis, type TickMark } from './axis';
import { FRAME_WIDTH, type Frame, round } from './frame';
import { type FittedText, fitText, textWidth } from './text-width';

export interface BarMark {
  key: string;
  home: boolean;
  rankText: string;
  tied: { x: number; text: string } | null;
  name: FittedText;
  /** Baseline of the row's texts and middle of its bar. */
  baseline: number;
  middle: number;
  bar: { x: number; y: number; width: number; height: number };
  value: { x: number; anchor: 'start' | 'end'; text: string };
}

export interface MissingMark {
  key: string;
  home: boolean;
  name: FittedText;
  note: FittedText;
  baseline: number;
  middle: number;
}

export interface RankedBarsLayout {
  width: number;
  height: number;
  rankX: number;
  nameX: number;
  noteX: number;
  axisTop: number;
  axisBottom: number;
  ticks: TickMark[];
  /** Long charts repeat the axis and the benchmark's label below and above. */
  repeated: boolean;
  /** x of the zero line, or null when nothing is drawn against it. */
  zeroX: number | null;
  bars: BarMark[];
  missing: MissingMark[];
  benchmark: { x: number; bottom: number; label: { x: number; y: number; text: string } } | null;
}

/** More rows than this are drawn closer together. */
const LONG = 40;
const EDGE = { wide: 16, narrow: 14 } as const;
const NAME_ROOM = { wide: 200, narrow: 112 } as const;
const LEAST_RANK_X = { wide: 52, narrow: 49 } as const;
/** Four full-width characters: the commonest longest name; shorter names keep the plot where it is. */
const LEAST_NAME = 52;
const LABEL_GAP = 6.8;

/** Where every mark of a ranked bar chart stands. Values may be negative, zero, equal; there may be one bar, hundreds or none. */
export function rankedBarsLayout(series: RankedBarsSeries, frame: Frame): RankedBarsLayout {
  const width = FRAME_WIDTH[frame];
  const long = series.bars.length > LONG;
  const pitch = long ? 22 : frame === 'wide' ? 32 : 27;
  const barHeight = long ? 14 : frame === 'wide' ? 20 : 17;
  const axisTop = 34;

  const rankX = rankColumnEnd(series.bars, LEAST_RANK_X[frame]);
  const nameX = rankX + 12;
  const named = [...series.bars, ...series.missing];
  const longestName = Math.max(0, ...named.map((row) => textWidth(row.name, 13, row.home)));
  const nameRoom = Math.min(NAME_ROOM[frame], Math.max(LEAST_NAME, Math.ceil(longestName)));

  const values = series.bars.map((bar) => bar.value);
  const reach = series.benchmark ? [...values, series.benchmark.value] : values;
  const [min, max] = [Math.min(0, ...reach), Math.max(0, ...reach)];
  // Nothing but zeros: bars would grow to the right.
  const extent = [min, min === max ? 1 : max] as const;
  const gap = frame === 'narrow' ? 7 : extent[0] < 0 ? 36 : 16;
  const axis = plotAxis(series, {
    width,
    frame,
    left: nameX + nameRoom + gap,
    nameEnd: nameX + nameRoom,
    extent,
  });
  const benchmarkX = series.benchmark ? axis.x(series.benchmark.value) : null;
  const zeroX = axis.x(0);

  const bars = series.bars.map((bar, i): BarMark => {
    const middle = axisTop + 6 + pitch * (i + 0.5);
    const end = axis.x(bar.value);
    return {
      key: `${i}-${bar.name}`,
      home: bar.home,
      rankText: bar.rankText,
      tied: bar.tiedText ? { x: round(rankX - textWidth(bar.rankText) - 3.5), text: bar.tiedText } : null,
      name: fitText(bar.name, nameRoom, 13, bar.home),
      baseline: middle + 4.5,
      middle,
      bar: {
        x: Math.min(zeroX, end),
        y: middle - barHeight / 2,
        width: round(Math.abs(end - zeroX)),
        height: barHeight,
      },
      value: { text: bar.valueText, ...valuePlace(bar, end, benchmarkX) },
    };
  });

  const axisBottom = axisTop + pitch * bars.length + 6;
  // A long chart repeats its axis under the bars, and everything below moves down by a line.
  const foot = bars.length === 0 ? -8 : axisBottom + (long ? 18 : 0);
  const label =
    series.benchmark && bars.length > 0
      ? benchmarkLabel(series.benchmark.labelText, benchmarkX ?? 0, foot + 22, width)
      : null;
  const noteX = width - EDGE[frame];
  const missing = missingMarks(series, { frame, nameX, nameRoom, noteX, foot, label, pitch: long ? 22 : 24 });
  const last = missing.at(-1);
  const height = last ? last.middle + 20 : foot + (label ? 30 : 8);
  return {
    width,
    height,
    rankX,
    nameX,
    noteX,
    axisTop,
    axisBottom,
    ticks: bars.length > 0 ? axis.ticks : [],
    repeated: long,
    zeroX: bars.length > 0 ? zeroX : null,
    bars,
    missing,
    benchmark: label ? { x: benchmarkX ?? 0, bottom: foot + 8, label } : null,
  };
}

/** Right end of the column of places: wide enough for the wedge of the home row, the word for a tie, and the numeral. */
function rankColumnEnd(bars: RankedBar[], least: number): number {
  const needs = bars.map((bar) => {
    const tie = bar.tiedText ? textWidth(bar.tiedText, 12) + 3.5 : 0;
    return 10 + tie + textWidth(bar.rankText, 13, bar.home);
  });
  return Math.ceil(Math.max(least, ...needs));
}

/** The axis, drawn in as far as the longest value label at either side needs, so that none leaves the plot. */
function plotAxis(
  series: RankedBarsSeries,
  at: { width: number; frame: Frame; left: number; nameEnd: number; extent: readonly [number, number] },
): HorizontalAxis {
  const options = { intervals: at.frame === 'wide' ? 6 : 5, unitText: series.axis.unitText, width: at.width };
  let [x0, x1] = [at.left, at.width - EDGE[at.frame]];
  // Drawing the axis in also moves the bars' ends, by less; a few rounds come close enough.
  for (let round = 0; ; round += 1) {
    const axis = horizontalAxis(at.extent, [x0, x1], options);
    const over = { left: 0, right: 0 };
    for (const bar of series.bars) {
      const room = LABEL_GAP + textWidth(bar.valueText, 13, bar.home);
      const end = axis.x(bar.value);
      if (bar.value < 0) over.left = Math.max(over.left, at.nameEnd + 6 - (end - room));
      else over.right = Math.max(over.right, end + room - at.width);
    }
    if (round === 4 || (over.left < 1 && over.right < 1)) return axis;
    x0 += Math.ceil(over.left);
    x1 -= Math.ceil(over.right);
  }
}

/** Beside the bar's end; past the benchmark line when the line would run through the figure. */
function valuePlace(
  bar: RankedBar,
  end: number,
  benchmarkX: number | null,
): { x: number; anchor: 'start' | 'end' } {
  const length = textWidth(bar.valueText, 13, bar.home);
  const negative = bar.value < 0;
  const start = negative ? end - LABEL_GAP : end + LABEL_GAP;
  if (benchmarkX !== null) {
    const [from, to] = negative ? [start - length, start] : [start, start + length];
    if (benchmarkX > from - 4 && benchmarkX < to + 3) {
      return { x: round(negative ? benchmarkX - 7 : benchmarkX + 7), anchor: negative ? 'end' : 'start' };
    }
  }
  return { x: round(start), anchor: negative ? 'end' : 'start' };
}

/** Under the line, kept inside the drawing. */
function benchmarkLabel(
  text: string,
  x: number,
  y: number,
  width: number,
): { x: number; y: number; text: string } {
  const half = textWidth(text, 13, true) / 2;
  return { x: round(Math.max(half, Math.min(width - half, x))), y, text };
}

function missingMarks(
  series: RankedBarsSeries,
  at: {
    frame: Frame;
    nameX: number;
    nameRoom: number;
    noteX: number;
    foot: number;
    label: { x: number; text: string } | null;
    pitch: number;
  },
): MissingMark[] {
  const noteRoom = at.noteX - at.nameX - at.nameRoom - 12;
  const texts = series.missing.map((region) => ({
    region,
    name: fitText(region.name, at.nameRoom, 13, region.home),
    note: fitText(at.frame === 'wide' ? region.noteText : region.reasonText, noteRoom, 12),
  }));
  const first = texts[0];
  const crowded =
    at.label !== null &&
    first !== undefined &&
    labelMeets(at.label, at.nameX + textWidth(first.name.text), at.noteX - textWidth(first.note.text, 12));
  const top = at.foot + (crowded ? 44 : 28);
  return texts.map(({ region, name, note }, i) => {
    const middle = top + at.pitch * i;
    return { key: `${i}-${region.name}`, home: region.home, name, note, baseline: middle + 4.5, middle };
  });
}

/** Whether the benchmark's label would touch the first missing row's name or its note. */
function labelMeets(label: { x: number; text: string }, nameEnd: number, noteStart: number): boolean {
  const half = textWidth(label.text, 13, true) / 2;
  return label.x - half < nameEnd + 8 || label.x + half > noteStart - 8;
}
