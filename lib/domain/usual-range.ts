import { type Decimal, decimal, divide, roundTo, toPlainText } from './decimal';

/** Between which values (decimal text, both inclusive) a figure is nothing unusual. */
export interface UsualRange {
  from: string;
  to: string;
}

/** Fewer values than this have no middle worth comparing with. */
const LEAST = 6;
const MIDDLE_DECIMALS = 10;
/** Scales the median absolute deviation to a normal distribution's standard deviation, and the mean one likewise. */
const OF_MEDIAN_DEVIATION = decimal('1.4826');
const OF_MEAN_DEVIATION = decimal('1.2533');
const CUT = decimal('3.5');

/**
 * The usual range around the median of some values: those whose modified z-score 0.6745·|x − median| / MAD is at most
 * 3.5 (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, ASQC 1993), which a few wild values do not
 * stretch. Where more than half of the values are equal, the mean absolute deviation stands in for the MAD. The
 * deviation counts at least as one unit of the last decimal, so that rounding alone is never unusual. Null: fewer than
 * six values.
 */
export function usualRange(values: readonly Decimal[], decimals: number): UsualRange | null {
  if (values.length < LEAST) return null;
  const middle = median(values);
  const deviations = values.map((value) => value.minus(middle).abs());
  const ofMedian = median(deviations).times(OF_MEDIAN_DEVIATION);
  const scale = ofMedian.gt(0) ? ofMedian : mean(deviations).times(OF_MEAN_DEVIATION);
  const unit = decimal(`1e-${decimals}`);
  const reach = (scale.gt(unit) ? scale : unit).times(CUT);
  return {
    from: toPlainText(roundTo(middle.minus(reach), decimals)),
    to: toPlainText(roundTo(middle.plus(reach), decimals)),
  };
}

/** The middle value, or the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly Decimal[]): Decimal {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const half = sorted.length >> 1;
  const [lower, upper] = [sorted[half - 1 + (sorted.length % 2)], sorted[half]];
  if (!lower || !upper) throw new RangeError('no values have no median');
  return divide(lower.plus(upper), decimal('2'), MIDDLE_DECIMALS);
}

function mean(values: readonly Decimal[]): Decimal {
  const sum = values.reduce((total, value) => total.plus(value), decimal('0'));
  return divide(sum, decimal(String(values.length)), MIDDLE_DECIMALS);
}
