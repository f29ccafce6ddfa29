import type { Decimal } from './decimal';
import { decimal, divide, roundTo } from './decimal';
import { gapBetween } from './gap';
import type { Indicator } from './indicator';

/** A rate in percent, or why there is none: a base of zero, or a negative one, against which a rate has no meaning. */
export type ComputedGrowth = { value: Decimal } | { reason: 'no_base' | 'negative_base' };

const ABNORMAL_PERCENT = decimal('200');

/** Whether growth of the indicator may be computed from its levels, as a check (domain rule 4). */
export function mayComputeGrowth(indicator: Pick<Indicator, 'growth'>): boolean {
  return indicator.growth === 'computed';
}

/**
 * Growth in percent of a level over its base (the same period a year earlier), the exact quotient rounded once, half
 * away from zero. A base of zero gives no base, not infinity (domain rule 6).
 */
export function growthFromLevels(current: Decimal, base: Decimal, decimals: number): ComputedGrowth {
  if (base.eq(0)) return { reason: 'no_base' };
  if (base.lt(0)) return { reason: 'negative_base' };
  return { value: divide(current.minus(base).times(100), base, decimals) };
}

export interface GrowthWarning {
  published: Decimal;
  computed: Decimal;
  /** Published minus computed, percentage points of displayed values. */
  difference: Decimal;
}

/**
 * Compares the growth published with the one computed from levels (domain rule 4). Null where they agree within one
 * unit of the last decimal, which rounded levels explain. A warning replaces nothing: what was published stands.
 */
export function checkGrowth(published: Decimal, computed: Decimal, decimals: number): GrowthWarning | null {
  const difference = gapBetween(published, computed, decimals);
  if (difference.abs().lte(decimal(`1e-${decimals}`))) return null;
  return { published, computed, difference };
}

/** Growth of more than 200 % either way, which asks for a note (domain rule 6). */
export function isAbnormalGrowth(percent: Decimal): boolean {
  return percent.abs().gt(ABNORMAL_PERCENT);
}

export interface RateChange {
  /** 加快, 回落, or 持平 where the displays are equal. */
  kind: 'faster' | 'slower' | 'same';
  /** Percentage points, never negative. */
  points: Decimal;
}

/** The change of a cumulative rate against the previous release (domain rule 10): displayed value minus displayed value. */
export function rateChange(current: Decimal, previous: Decimal, decimals: number): RateChange {
  const change = gapBetween(current, previous, decimals);
  const kind = change.eq(0) ? 'same' : change.gt(0) ? 'faster' : 'slower';
  return { kind, points: change.abs() };
}

export interface GrowthWording {
  /** 增长, 下降, or 持平 where the display is zero. */
  kind: 'rise' | 'fall' | 'flat';
  /** Percent, displayed, never negative: a fall is 下降3.2%, never 增长-3.2%. */
  percent: Decimal;
}

/** How a growth rate is said (domain rule 10). */
export function wordGrowth(percent: Decimal, decimals: number): GrowthWording {
  const displayed = roundTo(percent, decimals);
  const kind = displayed.eq(0) ? 'flat' : displayed.gt(0) ? 'rise' : 'fall';
  return { kind, percent: displayed.abs() };
}

/** Whether a month-on-month rate (环比) may be shown: never of a cumulative indicator (domain rule 10). */
export function mayHaveMonthOnMonth(indicator: Pick<Indicator, 'basis'>): boolean {
  return indicator.basis !== 'cumulative';
}
