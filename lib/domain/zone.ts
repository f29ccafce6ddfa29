import type { Period } from './period';

/** The zone of an installation whose package names none (domain rule 11). */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the text is an IANA time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The date, `YYYY-MM-DD`, that an instant (ISO 8601) falls on in a zone, whatever the server's (domain rule 11). Throws a RangeError on either unknown. */
export function dateOfInstant(instant: string, timeZone: string): string {
  return dateOf(Date.parse(instant), timeZone);
}

/** The month, as a period, that an instant falls in: 2023-12-31T16:00Z is in 2024-01 in Asia/Shanghai. */
export function monthOfInstant(instant: string, timeZone: string): Period {
  return dateOfInstant(instant, timeZone).slice(0, 7) as Period;
}

/**
 * The last instant of a date (`YYYY-MM-DD`) in a zone, ISO 8601 with milliseconds in UTC: what a date means as a
 * vintage and in "as of". Right across changes of the clock, since it looks for the instant and adds no offsets.
 */
export function lastInstantOf(date: string, timeZone: string): string {
  const noon = Date.parse(`${date}T12:00:00.000Z`);
  // no zone is farther than 15 hours from UTC
  let inside = noon - 36 * 3_600_000;
  let after = noon + 36 * 3_600_000;
  while (after - inside > 1) {
    const middle = Math.floor((inside + after) / 2);
    if (dateOf(middle, timeZone) <= date) inside = middle;
    else after = middle;
  }
  return new Date(inside).toISOString();
}

function dateOf(milliseconds: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}
