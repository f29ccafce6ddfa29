import { type Period, parsePeriod } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';

/** What a leader sees now, unless told otherwise. */
export function scope(changes: Partial<Scope> = {}): Scope {
  return { audience: 'leader', asOf: null, edition: 'current', ...changes };
}

/** A period known to be one. */
export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new Error(`"${text}" is not a period`);
  return parsed;
}
