import { curveBumpX, curveLinear, line } from 'd3-shape';
import type { PlaceByMonthSeries, PlaceLine } from '@/lib/presenters/chart-series';
import { niceAxis } from './axis';
import { FRAME_WIDTH, type Frame, round } from './frame';
import { type HollowNote, hollowNoteAt } from './hollow-note-layout';
import { type EndLabel, endLabels, gutter, leftLabels, nearHome, placeGroups } from './place-labels';
import { runsOf } from './runs';
import { textWidth } from './text-width';
import { type PeriodLabel, timeAxis } from './time-axis';

export interface Dot {
  x: number;
  y: number;
}

export interface PlaceByMonthLayout {
  width: number;
  height: number;
  x0: number;
  x1: number;
  periods: PeriodLabel[];
  gridYs: number[];
  crowd: boolean;
  /** Grey lines; in a crowd they are one path. */
  others: { key: string; path: string }[];
  /** Filled ends at the last period, and hollow ones where a line breaks off. */
  ends: Dot[];
  hollows: Dot[];
  home: { path: string; points: (Dot & { ringed: boolean })[]; hollows: Dot[] };
  left: EndLabel[];
  leftNameX: number;
  leftPlaceX: number;
  right: EndLabel[];
  rightPlaceX: number;
  rightNameX: number;
  hollowNote: HollowNote | null;
}

/** More regions than this cannot be told apart by name at a line's end: home and its neighbours alone are named. */
const CROWD = 40;
const PITCH = { wide: 27, narrow: 25 } as const;
const TOP = 44;
const CROWD_HEIGHT = { wide: 560, narrow: 460 } as const;
const LEFT_ROOM = { least: 78, most: 160 } as const;
const RIGHT_ROOM = { wide: { least: 83, most: 160 }, narrow: { least: 60, most: 116 } } as const;

/** Where every mark of a bump chart stands: place 1 on top, a row a place, names at the ends. */
export function placeByMonthLayout(series: PlaceByMonthSeries, frame: Frame): PlaceByMonthLayout {
  const width = FRAME_WIDTH[frame];
  const size = Math.max(1, series.size, ...series.lines.flatMap((l) => l.places.map((place) => place ?? 1)));
  const crowd = size > CROWD;
  const pitch = rowPitch(size, frame);
  const yOf = (place: number) => round(TOP + pitch * (place - 1));
  const last = series.periods.length - 1;

  const leftGroups = frame === 'wide' && !crowd && last > 0 ? placeGroups(series, 0) : [];
  const rightGroups = last < 0 ? [] : crowd ? nearHome(placeGroups(series, last)) : placeGroups(series, last);
  const leftRoom = leftGroups.length > 0 ? gutter(leftGroups, series.listSeparator, LEFT_ROOM) : 0;
  const placeRoom = Math.max(26, 12 + Math.ceil(textWidth(String(size), 13, true)));
  const rightRoom = gutter(rightGroups, series.listSeparator, RIGHT_ROOM[frame]);
  const x0 = leftRoom > 0 ? leftRoom + 41 : frame === 'wide' ? 54 : crowd ? 40 : 26;
  // A single period is a list, not a line: its dots stand right beside the names.
  const x1 = last > 0 ? width - placeRoom - 7 - rightRoom : x0;
  const { xs, labels } = timeAxis(series.periods, x0, x1);
  const at = { xs, yOf, straight: crowd };

  const homeLine = series.lines.find((l) => l.home);
  const greys = series.lines.filter((l) => !l.home).map((l) => drawn(l, at));
  const home = homeLine
    ? drawn(homeLine, { ...at, straight: false })
    : { path: '', ends: [], hollows: [], dots: [] };
  const hollows = crowd ? [] : distinct(greys.flatMap((grey) => grey.hollows));
  const bottom = yOf(size);
  const noted = series.hollowNote !== null && (hollows.length > 0 || home.hollows.length > 0);
  const noteX = frame === 'wide' ? x0 + 4 : 30;
  const note = noted ? hollowNoteAt(series.hollowNote ?? '', noteX, bottom + 28, width) : null;
  return {
    width,
    height: note ? note.bottom : bottom + 14,
    x0,
    x1,
    periods: labels,
    gridYs: [...new Set([1, Math.min(3, size), size])].map(yOf),
    crowd,
    others: crowd
      ? [{ key: 'others', path: greys.map((grey) => grey.path).join('') }]
      : greys.map((grey, i) => ({ key: `${i}`, path: grey.path })),
    ends: crowd ? [] : distinct(greys.flatMap((grey) => grey.ends)),
    hollows,
    home: {
      path: home.path,
      points: home.dots.map((dot, i) => ({
        ...dot,
        ringed: (frame === 'wide' && xs.length <= 14) || i === 0 || i === home.dots.length - 1,
      })),
      hollows: home.hollows,
    },
    left: leftLabels({
      groups: leftGroups,
      separator: series.listSeparator,
      leftRoom,
      // With one period the places stand at the names already.
      places: last < 1 ? [] : crowd ? crowdPlaces(size) : Array.from({ length: size }, (_, i) => i + 1),
      yOf,
    }),
    leftNameX: x0 - 36,
    leftPlaceX: frame === 'wide' ? x0 - 13 : x0 - 14,
    right: endLabels(rightGroups, series.listSeparator, rightRoom, yOf, crowd ? [TOP, bottom] : null),
    rightPlaceX: x1 + placeRoom,
    rightNameX: x1 + placeRoom + 7,
    hollowNote: note,
  };
}

/** Regions that share a place share its dot. */
function distinct(dots: Dot[]): Dot[] {
  return [...new Map(dots.map((dot) => [`${dot.x} ${dot.y}`, dot])).values()];
}

/** Height of a row: full rows for a province's cities, closer ones for the country's provinces, a fixed height for a crowd. */
function rowPitch(size: number, frame: Frame): number {
  if (size > CROWD) return CROWD_HEIGHT[frame] / (size - 1);
  return size > 20 ? 20 : PITCH[frame];
}

function crowdPlaces(size: number): number[] {
  const { ticks } = niceAxis(1, size, 7);
  const step = (ticks[1] ?? size) - (ticks[0] ?? 0);
  return [1, ...ticks.filter((tick) => tick > 1 && tick < size - step / 2), size];
}

/** Paths and dots of one line: smooth between places (or straight, in whole units, where hundreds are drawn), broken at gaps. */
function drawn(
  { places }: PlaceLine,
  { xs, yOf, straight }: { xs: number[]; yOf: (place: number) => number; straight: boolean },
): { path: string; ends: Dot[]; hollows: Dot[]; dots: Dot[] } {
  const digits = straight ? 0 : 1;
  const draw = line<Dot>(
    (dot) => dot.x,
    (dot) => dot.y,
  )
    .curve(straight ? curveLinear : curveBumpX)
    .digits(digits);
  const found = { path: '', ends: [] as Dot[], hollows: [] as Dot[], dots: [] as Dot[] };
  for (const run of runsOf(places)) {
    const dots = run.points.map(({ index, value }) => ({ x: xs[index] ?? 0, y: yOf(value) }));
    const [first, last] = [dots[0], dots.at(-1)];
    if (!first || !last) continue;
    // A lone point is a dot, not a line: d3 would draw a closed path of no length.
    if (dots.length > 1) found.path += draw(dots) ?? '';
    if (run.openStart) found.hollows.push(first);
    if (run.openEnd && !(run.openStart && dots.length === 1)) found.hollows.push(last);
    if (!run.openEnd && !(run.openStart && dots.length === 1)) found.ends.push(last);
    found.dots.push(...dots);
  }
  return found;
}
