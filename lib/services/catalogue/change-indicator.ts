import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { noCounts } from '@/lib/data-package/known';
import { type Outcome, refused } from '@/lib/errors';
import type { changedIndicatorSchema } from '@/lib/schemas/catalogue';
import { changesOf } from './changes';
import { inCatalogue } from './in-catalogue';
import { entryFrom, indicatorState } from './indicator-entry';
import { stateOf } from './state-of';

/** A new version of an indicator's entry, from now on; releases before it keep the one that they were ranked with (release_item). */
export function changeIndicator(
  actor: Actor,
  { key, seen, reason, ...given }: z.output<typeof changedIndicatorSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `indicator:${key}`, (known) => {
    const indicator = known.indicators.get(key);
    if (!indicator) return refused('not_found');
    if (stateOf(indicatorState(indicator)) !== seen) return refused('conflict');
    const { frequency, january } = indicator.entry;
    const entry = entryFrom(given, { frequency, january });
    if ('ok' in entry) return entry;
    const changes = changesOf(indicator.entry, entry);
    if (!changes) return refused('nothing_to_do');
    return {
      plan: {
        indicators: { newIndicators: [], changed: [{ key, entry }], moved: [], counts: noCounts() },
      },
      reason,
      before: changes.before,
      after: { ...changes.after, reason },
    };
  });
}
