import type { Basis, Frequency, JanuaryRule } from './period';
import type { RegionLevel } from './region';
import type { Audience } from './scope';
import type { Text } from './text';

export type Measure = 'level' | 'growth';
/** Mandatory on every indicator, without a default (domain rule 13). */
export type Direction = 'higher' | 'lower' | 'none';
export type GrowthKind = 'entered' | 'computed' | 'none';
export type GrowthBasis = 'constant' | 'comparable' | 'nominal' | 'same_scope';
export type RankedFor = 'public' | 'leaders' | 'nobody';

/** An entry of the catalogue as it reads at the instant asked for. */
export interface Indicator {
  key: string;
  name: Text;
  unit: Text;
  /** Decimals of the published level. */
  decimals: number;
  /** Decimals of the published growth, in percent. */
  growthDecimals: number;
  direction: Direction;
  frequency: Frequency;
  basis: Basis;
  rankedMeasure: Measure | 'both';
  growth: GrowthKind;
  growthBasis: GrowthBasis | null;
  /** Indicators of one family are the same thing counted otherwise (当月, 累计); empty: none. */
  family: string;
  january: JanuaryRule;
  streakGap: 'break' | 'suspend';
  /** In the group that was asked for, if one was. */
  rankedFor: RankedFor;
  department: Text;
  definition: Text;
  caveat: Text;
}

/** Decimals at which a measure is published, shown and ranked. */
export function decimalsOf(indicator: Indicator, measure: Measure): number {
  return measure === 'level' ? indicator.decimals : indicator.growthDecimals;
}

/** The measure that a ranking is of when none is asked for: growth where it is ranked, else the level. */
export function mainMeasure(indicator: Indicator): Measure {
  return indicator.rankedMeasure === 'level' ? 'level' : 'growth';
}

/**
 * The measure to open an indicator at: its main one, or the other where that alone is published. Undefined: nothing
 * is published.
 */
export function defaultMeasure(indicator: Indicator, published: readonly Measure[]): Measure | undefined {
  const main = mainMeasure(indicator);
  return published.includes(main) ? main : published[0];
}

/** Whether a measure of the indicator is ranked at all. */
export function isRanked(indicator: Indicator, measure: Measure): boolean {
  return (
    indicator.direction !== 'none' &&
    (indicator.rankedMeasure === 'both' || indicator.rankedMeasure === measure)
  );
}

/**
 * Whom an indicator is ranked for among regions of a level: counties are ranked for leaders only (domain rule 26),
 * whatever the indicator is ranked for elsewhere, unless the installation's setting says otherwise. Null: a group without members.
 */
export function rankedForAmong(
  rankedFor: RankedFor,
  level: RegionLevel | null,
  countiesPublic = false,
): RankedFor {
  return rankedFor === 'public' && level === 'county' && !countiesPublic ? 'leaders' : rankedFor;
}

/** Whether this audience may see the regions' places (domain rule 26). */
export function mayRank(indicator: Indicator, audience: Audience): boolean {
  if (indicator.rankedFor === 'nobody') return false;
  return indicator.rankedFor === 'public' || audience !== 'public';
}
