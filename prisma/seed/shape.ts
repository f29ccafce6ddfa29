import type { Calendar } from './calendar';

/** Parts per thousand of the whole, in the order of `cities` or `counties`. */
export type Shares = number[];

/** How the generator makes one indicator: plausible sizes and movements, none of them a fact. */
export interface Shape {
  key: string;
  calendar: Calendar;
  /** The province's growth in tenths of a percent, by year and month (quarter, 1 for a year); straight lines between, facts first. */
  path: Record<number, Record<number, number>>;
  /** How far cities stand apart and how much they move from period to period, in hundredths of a percentage point. */
  spread: number;
  jitter: number;
  /** Standing lead or lag of a city against its draw, in hundredths of a percentage point. */
  lean?: Record<string, number>;
  level?: LevelShape;
  /** Whether the ten counties have it. */
  counties?: Shares;
  /** Stage of the first version. */
  stage?: 'preliminary' | 'final';
}

/** Levels start in 2020, the year before the story, and follow growth from there. */
export interface LevelShape {
  decimals: number;
  /** The province's level of 2020 at the year's end, in units of the last decimal. */
  whole: number;
  /** Parts per ten thousand of `whole` reached at each period of 2020. */
  profile: number[];
  /** `part`: a city has a share of the whole. `each`: a figure per head, the share is a factor. */
  kind: 'part' | 'each';
  shares: Shares;
  /** Tenths of a percent by which the level grows beyond published growth, by year (prices, for growth at constant ones). */
  beyond?: Record<number, number>;
  /** Published growth is worked out from the levels. */
  computed?: boolean;
}

/** The size of each city in the province's output, used as weight where an indicator has no shares of its own. */
export const cityWeights: Shares = [360, 82, 41, 24, 35, 176, 21, 55, 15, 59, 43, 79, 10];
/** The same of the counties in the city's. */
export const countyWeights: Shares = [150, 105, 110, 125, 75, 65, 105, 110, 85, 70];
