import type { Series } from './derived';
import { fitGoal, fitRival } from './fit';
import { type Growth, partsGrowth, provinceGrowth } from './growth';
import { baseLevels, growthOfLevels, levelsOf } from './levels';
import { cities, counties, home, province } from './regions';
import { cityWeights, countyWeights, type Shape } from './shape';
import { goals, rivals } from './story';

/** The part that a region's level of 2020 is of the province's. */
export interface Part {
  share: number;
  of: number;
}

/** A region's part of the province's level; a county's through the city's. */
export function partOf(shape: Shape, region: string): Part {
  const shares = shape.level?.shares ?? [];
  if (region === province) return { share: 1, of: 1 };
  if (cities.includes(region)) return { share: shares[cities.indexOf(region)] ?? 0, of: 1000 };
  const city = shares[cities.indexOf(home)] ?? 0;
  return { share: city * (shape.counties?.[counties.indexOf(region)] ?? 0), of: 1000000 };
}

/** All regions' series of one shape: province, cities fitted to the story, counties after their city. */
export function indicatorSeries(shape: Shape): Map<string, Series> {
  const whole = provinceGrowth(shape);
  const parts = shape.level?.kind === 'part';
  const byCity = partsGrowth(shape, whole, cities, parts ? (shape.level?.shares ?? []) : cityWeights);
  const goal = goals.find((g) => g.indicator === shape.key);
  if (goal) fitGoal(shape, goal, byCity, whole);
  const rival = rivals.find((r) => r.indicator === shape.key);
  if (rival) fitRival(shape, rival, byCity);
  const all = new Map<string, Growth>([[province, whole], ...byCity]);
  if (shape.counties) {
    const own = byCity.get(home) ?? [];
    const weights = parts ? shape.counties : countyWeights;
    for (const [county, growth] of partsGrowth({ ...shape, lean: {} }, own, counties, weights))
      all.set(county, growth);
  }
  return new Map([...all].map(([region, growth]) => [region, withLevels(shape, region, growth)]));
}

function withLevels(shape: Shape, region: string, growth: Growth): Series {
  const { share, of } = partOf(shape, region);
  const levels = levelsOf(shape, region, growth, share, of);
  if (!shape.level?.computed) return { levels, growth };
  return { levels, growth: growthOfLevels(levels, baseLevels(shape, share, of)) };
}
