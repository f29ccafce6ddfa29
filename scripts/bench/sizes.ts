/** How much is stored in a database that the reads are measured in. */
export interface Size {
  /** Nominal figures: 1e4 … 1e7. */
  figures: number;
  /** Indicators with a long history, of `regions` and `months`, of both measures. */
  indicators: number;
  regions: number;
  months: number;
}

// What a page shows is the same at every size: one catalogue of 50, one group of 13, two years of months. The indicators
// without a long history have the 13 last months of the group, growth alone, which is what a summary reads of each.
const few = 14;
const all = 367;

/** The catalogue's indicators. */
export const CATALOGUE = 50;
/** Months that every indicator has. */
export const COMMON_MONTHS = 13;

export const sizes: readonly Size[] = [
  { figures: 1e4, indicators: 1, regions: few, months: 40 },
  { figures: 1e5, indicators: 26, regions: few, months: 132 },
  { figures: 1e6, indicators: 11, regions: all, months: 123 },
  { figures: 1e7, indicators: CATALOGUE, regions: all, months: 275 },
];

/** The figures that are stored, revisions left out. */
export function storedFigures({ indicators, regions, months }: Size): number {
  return indicators * regions * months * 2 + (CATALOGUE - indicators) * few * COMMON_MONTHS;
}
