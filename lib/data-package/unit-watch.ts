import { decimal, parseDecimal } from '@/lib/domain/decimal';
import { calendarPrevious, type Period, type PeriodRules } from '@/lib/domain/period';
import { type UnitFactor, unitJump } from '@/lib/domain/units';

export interface UnitJump {
  factor: UnitFactor;
  period: string;
  previous: string;
}

/** The earliest level of a cell among those watched. */
export interface FirstLevel {
  indicatorId: number;
  regionId: number;
  line: number;
  period: string;
  value: string;
}

/** Cells remembered: more than a country has, and few enough for memory. */
const CELLS = 200_000;

/**
 * Watches levels go by, cell by cell, for one that looks as if it were in another unit than the period before it
 * (domain rule 5). It remembers the last level of each cell, so periods have to come in order, either way, within a
 * cell; and the first one, which is held against what is published.
 */
export class UnitWatch {
  private readonly cells = new Map<number, { first: FirstLevel; period: string; value: string }>();

  look(level: FirstLevel, rules: PeriodRules): UnitJump | null {
    // ids are far below a million, so this is one number for each cell
    const key = level.indicatorId * 1_000_000 + level.regionId;
    const cell = this.cells.get(key);
    const { period, value } = level;
    if (!cell) {
      if (this.cells.size < CELLS) this.cells.set(key, { first: { ...level }, period, value });
      return null;
    }
    const { period: previousPeriod, value: previous } = cell;
    cell.period = period;
    cell.value = value;
    if (period < cell.first.period) cell.first = { ...level };
    // levels of as many digits are less than ten times each other: most need no Decimal
    const size = digits(value);
    if (size > 0 && size === digits(previous)) return null;
    const [early, late] = previousPeriod < period ? [previousPeriod, period] : [period, previousPeriod];
    if (calendarPrevious(late as Period, rules) !== early) return null;
    const factor = jumpBetween(previous, value);
    return factor && { factor, period: previousPeriod, previous };
  }

  firsts(): FirstLevel[] {
    return [...this.cells.values()].map(({ first }) => first);
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
