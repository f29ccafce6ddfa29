import { lastInstantOf } from '@/lib/domain/zone';
import { isDate } from '@/lib/schemas/package-cells';

const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * Reads a date (its last instant in the zone) or an RFC 3339 instant, cut to milliseconds, which is what the store keeps:
 * ISO 8601 with milliseconds in UTC. Null for anything else, or before the year 1900.
 */
export function readInstant(text: string, timeZone: string): string | null {
  if (isDate(text)) return text < '1900-01-01' ? null : lastInstantOf(text, timeZone);
  const form = INSTANT.exec(text);
  if (!form) return null;
  const [, date = '', time = '', fraction = '', offset = ''] = form;
  if (!isDate(date) || date < '1900-01-02') return null;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = Date.parse(`${date}T${time}.${milliseconds}${offset.toUpperCase()}`);
  return Number.isFinite(instant) ? new Date(instant).toISOString() : null;
}

/** Reads the vintages of a file, of which there are few. */
export class VintageReader {
  private readonly known = new Map<string, string | null>();

  constructor(
    private readonly timeZone: string,
    /** The import's own instant, ISO 8601 with milliseconds in UTC. */
    private readonly now: string,
  ) {}

  read(text: string): string | null {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const instant = readInstant(text, this.timeZone);
    // the bound is for a file in which every row has a vintage of its own
    if (this.known.size < 10_000) this.known.set(text, instant);
    return instant;
  }

  isFuture(instant: string): boolean {
    // both are of one form, in which the order of text is that of time
    return instant > this.now;
  }
}
