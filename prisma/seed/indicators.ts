import { assessedIndicators } from './indicators-assessed';
import { otherIndicators } from './indicators-other';

/** A row of indicators.csv, its columns by name. */
export interface CatalogueRow {
  key: string;
  name: [zh: string, en: string];
  unit: [zh: string, en: string];
  decimals: number;
  growthDecimals: number;
  direction: 'higher' | 'lower' | 'none';
  frequency: 'month' | 'quarter' | 'year';
  basis: 'cumulative' | 'period' | 'stock';
  rankedMeasure: 'level' | 'growth' | 'both';
  growth: 'entered' | 'computed' | 'none';
  growthBasis: 'constant' | 'comparable' | 'nominal' | 'same_scope' | '';
  family?: string;
  january: 'separate' | 'combined';
  rankedFor: 'public' | 'leaders' | 'nobody';
  department: [zh: string, en: string];
  definition: [zh: string, en: string];
  caveat?: [zh: string, en: string];
  /** Weight in the assessed set. */
  weight?: number;
}

/** The catalogue in the order in which pages list it. */
export const catalogue: CatalogueRow[] = [...assessedIndicators, ...otherIndicators];

export const indicatorTable = catalogue.map((row) => ({
  key: row.key,
  name_zh: row.name[0],
  name_en: row.name[1],
  unit_zh: row.unit[0],
  unit_en: row.unit[1],
  decimals: row.decimals,
  growth_decimals: row.growthDecimals,
  direction: row.direction,
  frequency: row.frequency,
  basis: row.basis,
  ranked_measure: row.rankedMeasure,
  growth: row.growth,
  growth_basis: row.growthBasis,
  family: row.family ?? '',
  january: row.january,
  streak_gap: 'break',
  ranked_for: row.rankedFor,
  department_zh: row.department[0],
  department_en: row.department[1],
  definition_zh: row.definition[0],
  definition_en: row.definition[1],
  caveat_zh: row.caveat?.[0] ?? '',
  caveat_en: row.caveat?.[1] ?? '',
}));

export const assessedSet = 'hlj-eight-2023';

/**
 * The newspaper does not list its eight; this choice is the demo's. The 2023 edition is valid from the first figure on, so
 * that every month of the story is counted by one and the same edition.
 */
export const assessedSetTable = [
  {
    key: assessedSet,
    name_zh: '8项考核指标（2023年版）',
    name_en: 'Eight assessed indicators (2023 edition)',
    valid_from: '2021-01-01',
    valid_to: '',
  },
];

export const assessedMemberTable = catalogue
  .filter((row) => row.weight !== undefined)
  .map((row) => ({ set_key: assessedSet, indicator_key: row.key, weight: row.weight }));
