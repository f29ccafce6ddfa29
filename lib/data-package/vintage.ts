import { readAsOf } from '@/lib/domain/as-of';

/** Reads the vintages of a file, of which there are few. */
export class VintageReader {
  private readonly known = new Map<string, string | null>();
  private readonly now: number;

  constructor(
    private readonly timeZone: string,
    /** The import's own instant, ISO 8601. */
    now: string,
  ) {
    this.now = Date.parse(now);
  }

  read(text: string): string | null {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const instant = readAsOf(text, this.timeZone);
    // the bound is for a file in which every row has a vintage of its own
    if (this.known.size < 10_000) this.known.set(text, instant);
    return instant;
  }

  isFuture(instant: string): boolean {
    return Date.parse(instant) > this.now;
  }
}
