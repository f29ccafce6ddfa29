import type { GapDumbbellSeries, Tone } from '@/lib/presenters/chart-series';
import { horizontalAxis, type TickMark } from './axis';
import { FRAME_WIDTH, type Frame, round } from './frame';
import { type FittedText, fitText, textWidth } from './text-width';

export interface GapMark {
  key: string;
  label: FittedText;
  sub: FittedText;
  middle: number;
  ownX: number;
  otherX: number;
  benchmark: boolean;
  ownText: { x: number; anchor: 'start' | 'end'; text: string };
  otherText: { x: number; anchor: 'start' | 'end'; text: string };
  words: { x: number; y: number; text: string; tone: Tone };
}

export interface GapDumbbellLayout {
  width: number;
  height: number;
  axisTop: number;
  ticks: TickMark[];
  /** The home region's value runs through all rows. */
  ownX: number;
  rows: GapMark[];
}

const PITCH = 60;
const FIRST_MIDDLE = 68;
const EDGE = { wide: 24, narrow: 30 } as const;
const COLUMN = { wide: { least: 78, most: 220 }, narrow: { least: 78, most: 118 } } as const;
/** Ring and gap between a dot's middle and its figure. */
const OWN_GAP = 13;
const OTHER_GAP = { dot: 12, tick: 10 } as const;
/** The arrow and the space after it. */
const ARROW = 14;

/** Where every mark of the gap chart stands: one row a comparison, home solid, the other hollow or the benchmark's dashes. */
export function gapDumbbellLayout(series: GapDumbbellSeries, frame: Frame): GapDumbbellLayout {
  const width = FRAME_WIDTH[frame];
  const { own, rows } = series;
  const texts = rows.flatMap((row) => [textWidth(row.label, 13, true), textWidth(row.sub, 12)]);
  const { least, most } = COLUMN[frame];
  const column = Math.min(most, Math.max(least, Math.ceil(Math.max(0, ...texts))));
  const figure = Math.max(textWidth(own.text, 13, true), ...rows.map((row) => textWidth(row.other.text)));
  const x0 = column + Math.ceil(figure) + (frame === 'wide' ? 60 : 26);
  const x1 = width - Math.max(EDGE[frame], Math.ceil(figure) + OWN_GAP);
  const values = [own.value, ...rows.map((row) => row.other.value)];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  // Air at both ends of the wide drawing, so that no mark sits on its edge.
  const air = frame === 'wide' ? (max - min) / 20 : 0;
  const axis = horizontalAxis([min - air, max + air], [x0, x1], {
    intervals: frame === 'wide' ? 7 : 4,
    unitText: series.axis.unitText,
    width,
  });
  const ownX = axis.x(own.value);
  const marks = rows.map((row, i): GapMark => {
    const middle = FIRST_MIDDLE + PITCH * i;
    const otherX = axis.x(row.other.value);
    const otherRight = otherX >= ownX;
    const otherGap = row.benchmark ? OTHER_GAP.tick : OTHER_GAP.dot;
    return {
      key: `${i}-${row.label}`,
      label: fitText(row.label, column, 13, true),
      sub: fitText(row.sub, column, 12),
      middle,
      ownX,
      otherX,
      benchmark: row.benchmark,
      ownText: sideText(own.text, ownX, OWN_GAP, !otherRight),
      otherText: sideText(row.other.text, otherX, otherGap, otherRight),
      words: {
        ...wordsPlace(row.words, (ownX + otherX) / 2, width),
        y: middle - 14,
        text: row.words,
        tone: row.tone,
      },
    };
  });
  return {
    width,
    height: FIRST_MIDDLE - 28 + PITCH * rows.length,
    axisTop: 26,
    ticks: axis.ticks,
    ownX,
    rows: marks,
  };
}

/** A figure beside its mark, on the side away from the other mark. */
function sideText(text: string, x: number, gap: number, right: boolean): GapMark['ownText'] {
  return { text, x: round(right ? x + gap : x - gap), anchor: right ? 'start' : 'end' };
}

/** Above the middle of the gap, kept inside the drawing; x is where the arrow begins. */
function wordsPlace(words: string, middle: number, width: number): { x: number } {
  const length = ARROW + textWidth(words);
  return { x: round(Math.max(0, Math.min(width - length, middle - length / 2))) };
}
