import type { PlaceByMonthSeries } from '@/lib/presenters/chart-series';
import { axisText } from './axis';
import { round } from './frame';
import { spread } from './spread';
import { fitText, textWidth } from './text-width';

/** Labels at the ends of a bump chart: one a place, shared by the regions that share it. */

export interface EndLabel {
  place: string;
  /** Names of a shared place in one label, home first; `full` when names had to be cut. */
  names: { text: string; home: boolean }[];
  full: string | null;
  home: boolean;
  baseline: number;
}

const LABEL_PITCH = 17;

export interface PlaceGroup {
  place: number;
  names: { text: string; home: boolean }[];
}

/** Regions of one period by place, home first within a shared place. */
export function placeGroups(series: PlaceByMonthSeries, period: number): PlaceGroup[] {
  const groups = new Map<number, PlaceGroup>();
  for (const { name, home, places } of series.lines) {
    const place = places[period] ?? null;
    if (place === null) continue;
    const group = groups.get(place) ?? { place, names: [] };
    if (home) group.names.unshift({ text: name, home });
    else group.names.push({ text: name, home });
    groups.set(place, group);
  }
  return [...groups.values()].sort((a, b) => a.place - b.place);
}

/** Home's place, the one just ahead and the one just behind; the first place when home has none. */
export function nearHome(groups: PlaceGroup[]): PlaceGroup[] {
  const own = groups.findIndex((group) => group.names[0]?.home);
  return own < 0 ? groups.slice(0, 1) : groups.slice(Math.max(0, own - 1), own + 2);
}

function labelWidth(group: PlaceGroup, separator: string): number {
  const names = group.names.reduce((sum, name) => sum + textWidth(name.text, 13, name.home), 0);
  return names + textWidth(separator, 13) * (group.names.length - 1);
}

export function gutter(
  groups: PlaceGroup[],
  separator: string,
  { least, most }: { least: number; most: number },
): number {
  const widest = Math.max(0, ...groups.map((group) => labelWidth(group, separator)));
  return Math.min(most, Math.max(least, Math.ceil(widest)));
}

/** One label a place; `between`: the span in which labels of close rows are moved apart. */
export function endLabels(
  groups: PlaceGroup[],
  separator: string,
  room: number,
  yOf: (place: number) => number,
  between: readonly [number, number] | null,
): EndLabel[] {
  const wanted = groups.map((group) => yOf(group.place));
  const ys = between ? spread(wanted, LABEL_PITCH, between[0], between[1]) : wanted;
  return groups.map((group, i) => ({
    place: String(group.place),
    ...cutNames(group, separator, room),
    home: group.names[0]?.home ?? false,
    baseline: round((ys[i] ?? 0) + 4.5),
  }));
}

/** Names joined to fit the room: whole names as far as they go, then how many more share the place: 'Mudanjiang +1'. */
function cutNames(group: PlaceGroup, separator: string, room: number): Pick<EndLabel, 'names' | 'full'> {
  const joined = (names: PlaceGroup['names']) =>
    names.map((name, i) => ({ ...name, text: i === 0 ? name.text : separator + name.text }));
  if (labelWidth(group, separator) <= room) return { names: joined(group.names), full: null };
  const full = group.names.map((name) => name.text).join(separator);
  for (let kept = group.names.length - 1; kept > 0; kept -= 1) {
    const names = group.names.slice(0, kept);
    const more = ` +${group.names.length - kept}`;
    if (labelWidth({ ...group, names }, separator) + textWidth(more) > room) continue;
    return { names: [...joined(names), { text: more, home: false }], full };
  }
  const [first] = group.names;
  const more = group.names.length > 1 ? ` +${group.names.length - 1}` : '';
  const cut = fitText(first?.text ?? '', room - textWidth(more), 13, first?.home);
  const names = [
    { text: cut.text, home: first?.home ?? false },
    ...(more ? [{ text: more, home: false }] : []),
  ];
  return { names, full };
}

/** Names at the first period in the wide drawing; bare places where there is no room for names. */
export function leftLabels(at: {
  groups: PlaceGroup[];
  separator: string;
  leftRoom: number;
  places: number[];
  yOf: (place: number) => number;
}): EndLabel[] {
  if (at.groups.length > 0) return endLabels(at.groups, at.separator, at.leftRoom, at.yOf, null);
  return at.places.map((place) => ({
    place: axisText(place, 0),
    names: [],
    full: null,
    home: false,
    baseline: round(at.yOf(place) + 4.5),
  }));
}
