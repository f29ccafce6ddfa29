import { lastInstantOf } from './zone';

const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;
const EARLIEST = Date.UTC(1900, 0, 1);
// in the zone farthest behind, the last day of 9998 ends during 1 January 9999 in UTC
const LATEST = Date.UTC(9999, 0, 2) - 1;

/** `YYYY-MM-DD`, a day that exists. */
export function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Reads a vintage or an "as of" (domain rule 24): a date, which means its last instant in the zone, or an RFC 3339
 * instant, cut to milliseconds, which is what the store keeps. ISO 8601 with milliseconds in UTC; null for anything
 * else, and outside the years 1900 to 9998, by the text and by the instant that it comes to.
 */
export function readAsOf(text: string, timeZone: string): string | null {
  const form = INSTANT.exec(text);
  const date = form?.[1] ?? text;
  if (!isDate(date) || date < '1900' || date >= '9999') return null;
  const instant = form ? instantOf(form) : Date.parse(lastInstantOf(date, timeZone));
  // a number: NaN is in no bounds, and the text of a year beyond 9999 sorts before all others
  return instant >= EARLIEST && instant <= LATEST ? new Date(instant).toISOString() : null;
}

function instantOf([, date = '', time = '', fraction = '', offset = '']: RegExpExecArray): number {
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  return Date.parse(`${date}T${time}.${milliseconds}${offset.toUpperCase()}`);
}
