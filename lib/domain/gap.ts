import type { Decimal } from './decimal';
import { roundTo } from './decimal';
import type { Indicator, Measure } from './indicator';

/** Own minus other, of the displayed values, so that what is printed adds up (domain rule 19). */
export function gapBetween(own: Decimal, other: Decimal, decimals: number): Decimal {
  return roundTo(own, decimals).minus(roundTo(other, decimals));
}

/**
 * What a gap is counted in: percentage points (个百分点) between rates, never %; the indicator's unit between levels
 * (domain rule 19). A level that is itself a rate (unit %) differs in percentage points too.
 */
export function gapUnit(indicator: Pick<Indicator, 'unit'>, measure: Measure): 'points' | 'unit' {
  if (measure === 'growth') return 'points';
  const isRate = [indicator.unit.zh, indicator.unit.en].some((unit) =>
    ['%', '％', 'percent'].includes(unit.trim()),
  );
  return isRate ? 'points' : 'unit';
}
