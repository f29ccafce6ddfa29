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

/**
 * The instant (ISO 8601 with milliseconds, UTC) of a date and a time of day `HH:MM` in a zone. A time that comes twice is the
 * first; one that the clock skips is as long after the change as it would have been after the hour before.
 */
export function instantOfLocal(date: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${date}T${time.slice(0, 5)}:00.000Z`);
  if (Number.isNaN(wanted)) throw new RangeError(`no date and time: ${date} ${time}`);
  const day = 24 * 3_600_000;
  const before = wanted - offsetAt(wanted - day, timeZone);
  const after = wanted - offsetAt(wanted + day, timeZone);
  const matching = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wanted);
  return new Date(matching.length > 0 ? Math.min(...matching) : before).toISOString();
}

/** Date and time of day of an instant in a zone, `YYYY-MM-DDTHH:MM`, as a form's field takes them. */
export function localOf(instant: string, timeZone: string): string {
  const milliseconds = Date.parse(instant);
  return new Date(milliseconds + offsetAt(milliseconds, timeZone)).toISOString().slice(0, 16);
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(milliseconds: number, timeZone: string): number {
  let format = clocks.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, format);
  }
  const whole = Math.floor(milliseconds / 1_000) * 1_000;
  const parts = format.formatToParts(whole);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    whole
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();
