import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { noCounts } from '@/lib/data-package/known';
import { type Outcome, refusedField } from '@/lib/errors';
import type { newIndicatorSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { entryFrom } from './indicator-entry';

/** Adds an indicator at the catalogue's end. Its key, frequency and January rule never change afterwards. */
export function createIndicator(
  actor: Actor,
  { key, ...given }: z.output<typeof newIndicatorSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `indicator:${key}`, (known) => {
    if (known.indicators.has(key)) return refusedField('key', 'key_taken');
    // a January that stands by itself or not is a matter of months alone
    const january = given.frequency === 'month' ? given.january : 'separate';
    const entry = entryFrom(given, { frequency: given.frequency, january });
    if ('ok' in entry) return entry;
    const position = 1 + Math.max(0, ...[...known.indicators.values()].map((one) => one.position));
    return {
      plan: {
        indicators: { newIndicators: [{ key, position, entry }], changed: [], moved: [], counts: noCounts() },
      },
      after: entry,
    };
  });
}
