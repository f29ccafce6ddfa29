import * as z from 'zod';
import { choiceCell, codeCell, dateCell, integerCell, keyCell, textCell, weightCell } from './package-cells';

// two of these are one key of an index, whose row holds about 2,700 bytes
const name = textCell(1_000);
const prose = textCell(20_000);

export const regionRow = z.object({
  code: codeCell,
  name_zh: name,
  name_en: name,
  short_zh: name,
  short_en: name,
  level: choiceCell(['country', 'province', 'prefecture', 'county', 'other']),
  parent_code: codeCell,
  valid_from: dateCell,
  valid_to: dateCell,
});

export const indicatorRow = z.object({
  key: keyCell,
  name_zh: name,
  name_en: name,
  unit_zh: name,
  unit_en: name,
  decimals: integerCell(0, 12),
  growth_decimals: integerCell(0, 12),
  direction: choiceCell(['higher', 'lower', 'none']),
  frequency: choiceCell(['month', 'quarter', 'year']),
  basis: choiceCell(['cumulative', 'period', 'stock']),
  ranked_measure: choiceCell(['level', 'growth', 'both']),
  growth: choiceCell(['entered', 'computed', 'none']),
  growth_basis: choiceCell(['constant', 'comparable', 'nominal', 'same_scope']),
  family: name,
  january: choiceCell(['separate', 'combined']),
  streak_gap: choiceCell(['break', 'suspend']),
  ranked_for: choiceCell(['public', 'leaders', 'nobody']),
  department_zh: name,
  department_en: name,
  definition_zh: prose,
  definition_en: prose,
  caveat_zh: prose,
  caveat_en: prose,
});

export const peerGroupRow = z.object({
  key: keyCell,
  name_zh: name,
  name_en: name,
  benchmark_code: codeCell,
});
export const peerGroupMemberRow = z.object({
  group_key: keyCell,
  region_code: codeCell,
  valid_from: dateCell,
  valid_to: dateCell,
});

export const assessedSetRow = z.object({
  key: keyCell,
  name_zh: name,
  name_en: name,
  valid_from: dateCell,
  valid_to: dateCell,
});
export const assessedSetMemberRow = z.object({
  set_key: keyCell,
  indicator_key: keyCell,
  weight: weightCell,
});

/** The catalogue's tables, in the order in which they refer to each other. */
export const catalogueTables = {
  regions: { row: regionRow, required: ['code'], needsName: true },
  indicators: {
    row: indicatorRow,
    required: ['key', 'direction', 'frequency', 'basis', 'ranked_measure'],
    needsName: true,
  },
  'peer-groups': { row: peerGroupRow, required: ['key'], needsName: true },
  'peer-group-members': {
    row: peerGroupMemberRow,
    required: ['group_key', 'region_code'],
    needsName: false,
  },
  'assessed-sets': { row: assessedSetRow, required: ['key'], needsName: true },
  'assessed-set-members': {
    row: assessedSetMemberRow,
    required: ['set_key', 'indicator_key'],
    needsName: false,
  },
} as const;

export type CatalogueTable = keyof typeof catalogueTables;
export type CatalogueRow<T extends CatalogueTable> = z.output<(typeof catalogueTables)[T]['row']>;

export const MEASURES = ['level', 'growth'] as const;
export const MISSING_REASONS = ['not_reported', 'not_applicable', 'withheld'] as const;
export const STAGES = ['flash', 'preliminary', 'revised', 'final', 'census'] as const;
export const ORIGINS = ['official', 'reported', 'demo'] as const;

/** Columns of figures.csv; its rows are read by hand, a million at a time, and not by zod. */
export const FIGURE_COLUMNS = [
  'region_code',
  'indicator_key',
  'measure',
  'period',
  'value',
  'missing',
  'stated_rank',
  'stated_of',
  'stage',
  'origin',
  'source_title',
  'source_url',
  'note',
  'vintage',
] as const;
export type FigureColumn = (typeof FIGURE_COLUMNS)[number];
export const REQUIRED_FIGURE_COLUMNS = ['region_code', 'indicator_key', 'measure', 'period'] as const;

export const RESOURCES = [...(Object.keys(catalogueTables) as CatalogueTable[]), 'figures'] as const;
export type ResourceName = (typeof RESOURCES)[number];
