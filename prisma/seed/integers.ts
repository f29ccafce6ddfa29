/**
 * a / b rounded half away from zero (四舍五入), on integers alone: every machine gives the same digits.
 * Exact while |2a| + b stays below 2^53.
 */
export function divideRound(a: number, b: number): number {
  const magnitude = Math.floor((2 * Math.abs(a) + b) / (2 * b));
  return a < 0 && magnitude > 0 ? -magnitude : magnitude;
}

/** Decimal text of an integer that counts units of 10^-decimals: (-32, 1) → "-3.2". */
export function decimalText(scaled: number, decimals: number): string {
  const digits = Math.abs(scaled)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? digits : `${whole}.${digits.slice(digits.length - decimals)}`;
  return scaled < 0 ? `-${text}` : text;
}

/** The integer that counts units of 10^-decimals in a decimal text; throws where digits would be lost. */
export function scaledInteger(text: string, decimals: number): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals)
    throw new Error(`"${text}" is not a number with ${decimals} decimals`);
  const scaled = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return match[1] && scaled !== 0 ? -scaled : scaled;
}
