import { allPeriods, endOf, periodsOfYear, years } from './calendar';
import { facts } from './facts';
import { divideRound, scaledInteger } from './integers';
import { bell, drawFrom } from './random';
import { province } from './regions';
import type { Shape } from './shape';

/** Growth in tenths of a percent, one number a period of the story. */
export type Growth = number[];

/** How many releases before and after a fact the figures around it lean towards it. */
const pull = 12;

function factsOf(indicator: string, region: string): Map<string, number> {
  return new Map(
    facts
      .filter((fact) => fact.indicator === indicator && fact.region === region)
      .filter((fact) => fact.measure === 'growth' && fact.value !== '')
      .map((fact) => [fact.period, scaledInteger(fact.value, 1)]),
  );
}

/** The benchmark's growth: facts where there are any, the shape's points, straight lines between with a little unrest. */
export function provinceGrowth(shape: Shape): Growth {
  const known = factsOf(shape.key, province);
  const draw = drawFrom(`${shape.key}/${province}`);
  return years.flatMap((year) => {
    const points = shape.path[year] ?? {};
    const values = periodsOfYear(shape.calendar, year).map(
      (period) => known.get(period) ?? points[numberOf(period)],
    );
    return values.map((value, i) => {
      const unrest = bell(draw, 1);
      if (value !== undefined) return value;
      const before = values.findLastIndex((v, j) => j < i && v !== undefined);
      const after = values.findIndex((v, j) => j > i && v !== undefined);
      const low = values[before];
      const high = values[after];
      if (low === undefined || high === undefined)
        throw new Error(`${shape.key}: no point on one side of ${year}/${i}`);
      return low + divideRound((high - low) * (i - before), after - before) + unrest;
    });
  });
}

/** Month, quarter, or 1 for a year: the key of a shape's points. */
function numberOf(period: string): number {
  return period.length === 4 ? 1 : Number(period.slice(5).replace('Q', ''));
}

/**
 * Growth of the parts of a whole: each stands apart by a draw of its own for the year and wanders a little, less so late in
 * the year as a cumulative figure does; weighted by size the parts keep together with the whole.
 */
export function partsGrowth(
  shape: Shape,
  whole: Growth,
  regions: string[],
  weights: number[],
): Map<string, Growth> {
  const apart = new Map(regions.map((region) => [region, distances(shape, region)]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = new Map<string, Growth>(regions.map((region) => [region, []]));
  for (const [i, growth] of whole.entries()) {
    const sum = regions.reduce((s, region, j) => s + (apart.get(region)?.[i] ?? 0) * (weights[j] ?? 0), 0);
    const mean = divideRound(sum, total);
    for (const region of regions) {
      parts.get(region)?.push(growth + divideRound((apart.get(region)?.[i] ?? 0) - mean, 10));
    }
  }
  for (const region of regions) pullToFacts(shape, region, parts.get(region) ?? []);
  return parts;
}

/** Distance to the whole in hundredths of a percentage point. */
function distances(shape: Shape, region: string): number[] {
  const draw = drawFrom(`${shape.key}/${region}`);
  const lean = shape.lean?.[region] ?? 0;
  let standing = bell(draw, shape.spread);
  let wander = 0;
  return years.flatMap((year) => {
    const periods = periodsOfYear(shape.calendar, year);
    const from = standing;
    standing = divideRound(standing * 5, 10) + divideRound(bell(draw, shape.spread) * 8, 10);
    wander = divideRound(wander, 2);
    return periods.map((period, i) => {
      const { month } = endOf(period);
      wander = divideRound(wander * 8, 10) + divideRound(bell(draw, shape.jitter) * (16 - month), 10);
      // the year's draw takes over from last year's step by step: nobody jumps from the first place to the last
      const towards = divideRound((standing - from) * (i + 1), periods.length);
      return lean + from + towards + wander;
    });
  });
}

function pullToFacts(shape: Shape, region: string, growth: Growth): void {
  const periods = allPeriods(shape.calendar);
  for (const [period, value] of factsOf(shape.key, region))
    pullTo(growth, periods.indexOf(period), value, pull);
}

/** Moves a series onto a value at one of its periods, and the periods around it in proportion to their nearness. */
export function pullTo(growth: Growth, at: number, value: number, reach: number): void {
  const off = value - (growth[at] ?? 0);
  for (const [i, present] of growth.entries()) {
    const near = reach - Math.abs(i - at);
    if (near > 0) growth[i] = present + divideRound(off * near, reach);
  }
}
