import { allPeriods, type Calendar, endOf } from './calendar';
import type { Growth } from './growth';
import { divideRound } from './integers';
import { baseLevels, growthOfLevels } from './levels';
import { bell, drawFrom } from './random';
import { cities, province } from './regions';
import { cityWeights, type Shape } from './shape';

/** One indicator of one region over all periods of the story: levels in units of the last decimal, growth in tenths. */
export interface Series {
  levels: number[];
  growth: number[];
}

/** The mean growth of prices since January, from the single months (a plain mean, at one decimal). */
export function cumulativePrices(months: Growth): Growth {
  let sum = 0;
  return months.map((growth, i) => {
    const month = (i % 12) + 1;
    sum = month === 1 ? growth : sum + growth;
    return divideRound(sum, month);
  });
}

/** Single months of a cumulative series with a separate January: what each month adds. */
export function singleMonths(shape: Shape, levels: number[], share: number, of: number): Series {
  const months = differences(levels);
  return { levels: months, growth: growthOfLevels(months, differences(baseLevels(shape, share, of))) };
}

function differences(cumulative: number[]): number[] {
  return cumulative.map((value, i) => (i % 12 === 0 ? value : value - (cumulative[i - 1] ?? 0)));
}

export const airCalendar: Calendar = { frequency: 'month', january: 'separate', day: 7, hour: 9 };

/** A usual year of the province's PM2.5, January to December, µg/m³: the heating season is the worst. */
const usual = [47, 41, 34, 29, 19, 15, 13, 14, 17, 28, 39, 46];
/** Usual concentration of each city in percent of the province's. */
const burden = [128, 92, 82, 96, 104, 98, 68, 106, 118, 97, 64, 112, 54];

/** PM2.5 of the cities and the province by month; no growth is published. */
export function airQuality(): Map<string, number[]> {
  const drawn = new Map<string, number[]>(
    cities.map((city, j) => {
      const draw = drawFrom(`pm25/${city}`);
      return [
        city,
        allPeriods(airCalendar).map((period) => {
          const { year, month } = endOf(period);
          const year100 = 100 - (year - 2021) * 3;
          const weather = 100 + bell(draw, 5);
          return divideRound((usual[month - 1] ?? 0) * (burden[j] ?? 100) * year100 * weather, 1000000);
        }),
      ];
    }),
  );
  const weights = cityWeights.map((weight) => 60 + weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const whole = allPeriods(airCalendar).map((_, i) =>
    divideRound(
      cities.reduce((sum, city, j) => sum + (drawn.get(city)?.[i] ?? 0) * (weights[j] ?? 0), 0),
      total,
    ),
  );
  return new Map([[province, whole], ...drawn]);
}
