import { decimal, parseDecimal } from '@/lib/domain/decimal';
import { calendarPrevious, type Period, type PeriodRules } from '@/lib/domain/period';
import { type UnitFactor, unitJump } from '@/lib/domain/units';

export interface UnitJump {
  factor: UnitFactor;
  period: string;
  previous: string;
}

/**
 * Watches levels go by, cell by cell, for one that looks as if it were in another unit than the period before it
 * (domain rule 5). It remembers one level a cell, so periods have to come in order, either way, within a cell.
 */
export class UnitWatch {
  private readonly last = new Map<number, { period: string; value: string }>();

  look(cell: number, period: string, value: string, rules: PeriodRules): UnitJump | null {
    const before = this.last.get(cell);
    if (!before) {
      if (this.last.size < 200_000) this.last.set(cell, { period, value });
      return null;
    }
    const { period: previousPeriod, value: previous } = before;
    before.period = period;
    before.value = value;
    // levels of as many digits are less than ten times each other: most need no Decimal
    const size = digits(value);
    if (size > 0 && size === digits(previous)) return null;
    const [early, late] = previousPeriod < period ? [previousPeriod, period] : [period, previousPeriod];
    if (calendarPrevious(late as Period, rules) !== early) return null;
    const factor = jumpBetween(previous, value);
    return factor && { factor, period: previousPeriod, previous };
  }
}

/** The factor by which two levels, as decimal text, seem to differ in unit; null: none. */
export function jumpBetween(previous: string, next: string): UnitFactor | null {
  return unitJump(parseDecimal(previous) ?? decimal('0'), parseDecimal(next) ?? decimal('0'));
}

/** Digits before the point of a plain decimal without leading zeros; 0 where there are none, or it is written otherwise. */
function digits(text: string): number {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const point = text.indexOf('.', start);
  const end = point === -1 ? text.length : point;
  return text.charCodeAt(start) === 48 || /[eE+]/.test(text) ? 0 : end - start;
}
