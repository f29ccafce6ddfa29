import { allPeriods, periodsOfYear } from './calendar';
import { type Growth, pullTo } from './growth';
import { divideRound } from './integers';
import { home } from './regions';
import type { Shape } from './shape';
import { type Goal, gaps, type Rival, storyYear } from './story';

/** Distances to the province are stretched at most so far. */
const mostStretch = 2;

/**
 * Fits the cities' growth to a goal, in place. Home is led to the goal's distance from the province at the year's end and, in each
 * release of the year, between the cities that its place asks for. Where that left it short, the distances to the province are stretched,
 * more towards the year's end, until home lies at the goal's distance, and what is left over moves all cities together.
 */
export function fitGoal(shape: Shape, goal: Goal, cities: Map<string, Growth>, whole: Growth): void {
  const periods = allPeriods(shape.calendar);
  const year = periodsOfYear(shape.calendar, storyYear);
  const first = periods.indexOf(year[0] ?? '');
  const place = () => {
    for (const [step, period] of year.entries()) {
      const wanted = goal.places[step];
      if (wanted === undefined) throw new Error(`${goal.indicator}: no place for ${period}`);
      const tiedWith = step === year.length - 1 ? goal.tiedWith : undefined;
      putHome(cities, first + step, wanted, absent(goal.indicator, period), tiedWith);
    }
  };
  const end = first + year.length - 1;
  const distance = () => (cities.get(home)?.[end] ?? 0) - (whole[end] ?? 0);
  pullTo(cities.get(home) ?? [], end, (whole[end] ?? 0) + goal.gap, year.length);
  place();
  stretch(cities, whole, first, end, distance(), goal.gap);
  place();
  const off = goal.gap - distance();
  for (const growth of cities.values()) {
    for (let at = first; at <= end; at += 1) {
      growth[at] = (growth[at] ?? 0) + divideRound(off * (at - first + 1), year.length);
    }
  }
}

/** Leads a rival past home in the course of the year: ahead by its lead at the end. */
export function fitRival(shape: Shape, rival: Rival, cities: Map<string, Growth>): void {
  const periods = allPeriods(shape.calendar);
  const year = periodsOfYear(shape.calendar, storyYear);
  const growth = cities.get(rival.region) ?? [];
  const own = cities.get(home) ?? [];
  const end = periods.indexOf(year.at(-1) ?? '');
  pullTo(growth, end, (own[end] ?? 0) + rival.lead, year.length);
}

function stretch(
  cities: Map<string, Growth>,
  whole: Growth,
  first: number,
  end: number,
  distance: number,
  gap: number,
): void {
  if (distance * gap <= 0) return;
  const from = Math.abs(distance);
  const to = Math.min(Math.abs(gap), from * mostStretch);
  const steps = end - first + 1;
  for (const growth of cities.values()) {
    for (let at = first; at <= end; at += 1) {
      const middle = whole[at] ?? 0;
      const factor = from * steps + (to - from) * (at - first + 1);
      growth[at] = middle + divideRound(((growth[at] ?? 0) - middle) * factor, from * steps);
    }
  }
}

function absent(indicator: string, period: string): string[] {
  return gaps
    .filter((gap) => gap.indicator === indicator && period.startsWith(gap.periods) && !gap.reportedAt)
    .map((gap) => gap.region);
}

/** Puts home between the others that its place asks for; they keep their values, but for a tenth where there is no room. */
function putHome(
  cities: Map<string, Growth>,
  at: number,
  place: number,
  without: string[],
  tiedWith?: string,
): void {
  const value = (region: string) => cities.get(region)?.[at] ?? 0;
  const others = [...cities.keys()]
    .filter((region) => region !== home && region !== tiedWith && !without.includes(region))
    .sort((a, b) => value(b) - value(a) || (a < b ? -1 : 1));
  const above = others.slice(0, place - 1);
  const below = others.slice(place - 1);
  const ceiling = Math.min(...above.map(value)) - 1;
  const floor = Math.max(...below.map(value)) + 1;
  const own = Math.max(Math.min(value(home), ceiling), floor);
  const set = (region: string, to: number) => {
    const growth = cities.get(region);
    if (growth) growth[at] = to;
  };
  set(home, own);
  if (tiedWith) set(tiedWith, own);
  for (const region of above) set(region, Math.max(value(region), own + 1));
}
