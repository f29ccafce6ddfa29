import 'server-only';
import { decimal } from '@/lib/domain/decimal';
import type { FigureVersion, MissingReason, Origin, Stage, StatedRank } from '@/lib/domain/figure';
import type {
  Direction,
  GrowthBasis,
  GrowthKind,
  Indicator,
  Measure,
  RankedFor,
} from '@/lib/domain/indicator';
import type { Basis, Frequency, JanuaryRule, Period } from '@/lib/domain/period';
import type { Region, RegionLevel } from '@/lib/domain/region';

// What the queries' SQL answers, and its way into the domain's types.

interface VersionRow {
  measure: Measure;
  period: string;
  published_at: Date;
  origin: Origin;
  title: string;
  url: string;
}

export interface FigureRow extends VersionRow {
  /** NUMERIC as text: nothing on its way is a binary number. */
  value: string | null;
  missing: MissingReason | null;
  stage: Stage;
  note: string | null;
}

export interface StatedRow extends VersionRow {
  rank: number;
  of: number | null;
}

/** `published_at` of a driver is a Date of whole milliseconds: the key's own precision. */
export function toFigure(indicator: string, region: string, row: FigureRow): FigureVersion {
  return {
    indicator,
    measure: row.measure,
    region,
    period: row.period as Period,
    publishedAt: row.published_at.toISOString(),
    value: row.value === null ? null : decimal(row.value),
    missing: row.missing,
    stage: row.stage,
    source: { origin: row.origin, title: row.title, url: row.url },
    note: row.note ?? '',
  };
}

export function toStated(indicator: string, region: string, row: StatedRow): StatedRank {
  return {
    indicator,
    measure: row.measure,
    region,
    period: row.period as Period,
    publishedAt: row.published_at.toISOString(),
    rank: row.rank,
    of: row.of,
    source: { origin: row.origin, title: row.title, url: row.url },
  };
}

export interface RegionRow {
  code: string;
  level: RegionLevel;
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  parent: string | null;
}

export function toRegion(row: RegionRow): Region {
  return {
    code: row.code,
    level: row.level,
    name: { zh: row.name_zh, en: row.name_en },
    short: { zh: row.short_zh, en: row.short_en },
    parent: row.parent,
  };
}

export interface IndicatorRow {
  key: string;
  frequency: Frequency;
  january: JanuaryRule;
  name_zh: string;
  name_en: string;
  unit_zh: string;
  unit_en: string;
  decimals: number;
  growth_decimals: number;
  direction: Direction;
  basis: Basis;
  ranked_measure: Measure | 'both';
  growth: GrowthKind;
  growth_basis: GrowthBasis | null;
  family: string;
  streak_gap: 'break' | 'suspend';
  ranked_for: RankedFor;
  department_zh: string;
  department_en: string;
  definition_zh: string;
  definition_en: string;
  caveat_zh: string;
  caveat_en: string;
}

export function toIndicator(row: IndicatorRow): Indicator {
  return {
    key: row.key,
    name: { zh: row.name_zh, en: row.name_en },
    unit: { zh: row.unit_zh, en: row.unit_en },
    decimals: row.decimals,
    growthDecimals: row.growth_decimals,
    direction: row.direction,
    frequency: row.frequency,
    basis: row.basis,
    rankedMeasure: row.ranked_measure,
    growth: row.growth,
    growthBasis: row.growth_basis,
    family: row.family,
    january: row.january,
    streakGap: row.streak_gap,
    rankedFor: row.ranked_for,
    department: { zh: row.department_zh, en: row.department_en },
    definition: { zh: row.definition_zh, en: row.definition_en },
    caveat: { zh: row.caveat_zh, en: row.caveat_en },
  };
}
