import Big from 'big.js';

/** An exact decimal. Never a binary floating-point number: 0.1 + 0.2 is 0.3 (domain rule 1). */
export type Decimal = Big;

const MAX_DIGITS_BEFORE_POINT = 30;
const MAX_DIGITS_AFTER_POINT = 20;
// the longest text within the limits is a sign, 50 digits, a point and an exponent; anything longer is not read at all
const MAX_LENGTH = 64;
const FORM = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Makes a Decimal of text that is known to be one (a NUMERIC of the database). Throws on anything else. */
export function decimal(text: string): Decimal {
  return new Big(text);
}

/**
 * Reads a plain decimal of a form or a file: an optional sign, digits with at most one point, an optional exponent
 * (`-.333`, `1.82e-08`). Null for anything else: NaN, Infinity, hex, thousands separators, spaces, other scripts'
 * digits, and numbers with more than 30 digits before the point or 20 after it, counted as written once the exponent
 * has moved the point. The work is bounded, however long the text or large the exponent.
 */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_LENGTH) return null;
  const form = FORM.exec(text);
  if (!form) return null;
  const whole = form[1] ?? '';
  const fraction = form[2] ?? '';
  if (whole.length + fraction.length === 0) return null;
  const exponent = Number(form[3] ?? '0');
  if (whole.length + exponent > MAX_DIGITS_BEFORE_POINT) return null;
  if (fraction.length - exponent > MAX_DIGITS_AFTER_POINT) return null;
  const value = new Big(text.startsWith('+') ? text.slice(1) : text);
  return value.eq(0) ? new Big(0) : value;
}

/** Rounds half away from zero (四舍五入): 1.25 → 1.3, −1.25 → −1.3 (domain rule 12). Never a negative zero. */
export function roundTo(value: Decimal, decimals: number): Decimal {
  const rounded = value.round(decimals, Big.roundHalfUp);
  return rounded.eq(0) ? new Big(0) : rounded;
}

/** Plain text with exactly `decimals` decimals, rounded half away from zero, never an exponent, never "-0.0". */
export function toFixed(value: Decimal, decimals: number): string {
  return roundTo(value, decimals).toFixed(decimals);
}

/** Plain text with every digit of the value and no other: never an exponent, never a trailing zero, never "-0". */
export function toPlainText(value: Decimal): string {
  return value.eq(0) ? '0' : value.toFixed();
}

/**
 * Divides, and rounds the exact quotient once, half away from zero, to `decimals`.
 * Throws on a divisor of zero.
 */
export function divide(dividend: Decimal, divisor: Decimal, decimals: number): Decimal {
  // a constructor of its own: the precision of big.js is a setting of the constructor, and the shared one stays as it is
  const Exact = Big();
  Exact.DP = decimals;
  Exact.RM = Big.roundHalfUp;
  return new Big(new Exact(dividend).div(divisor));
}
