import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { noCounts, type RegionVersion } from '@/lib/data-package/known';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { changedRegionSchema } from '@/lib/schemas/catalogue';
import { changesOf } from './changes';
import { inCatalogue } from './in-catalogue';
import { parentRefusal } from './region-parent';
import { stateOf } from './state-of';

/**
 * Another name or parent of a region from a day on: the version before ends there. With the day of the last version that one is
 * corrected. A day before it is refused: what lies between would be two things at once.
 */
export function changeRegion(
  actor: Actor,
  { code, seen, ...given }: z.output<typeof changedRegionSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `region:${code}`, (known) => {
    const region = known.regions.get(code);
    const last = region?.versions.at(-1);
    if (!region || !last) return refused('not_found');
    if (stateOf(region.versions) !== seen) return refused('conflict');
    const refusal = parentRefusal(known, region.level, given.parent_code);
    if (refusal) return refusal;
    if (given.valid_from < last.valid_from) return refusedField('valid_from', 'wrong_order');
    const isCorrection = given.valid_from === last.valid_from;
    const next: RegionVersion = { ...given, valid_to: last.valid_to };
    if (last.valid_to !== null && given.valid_from >= last.valid_to)
      return refusedField('valid_from', 'wrong_order');
    const changes = changesOf({ ...last, valid_from: given.valid_from }, next);
    if (!changes) return refused('nothing_to_do');
    return {
      plan: {
        regions: {
          newRegions: [],
          insert: isCorrection ? [] : [{ code, ...next }],
          update: [{ code, ...(isCorrection ? next : { ...last, valid_to: given.valid_from }) }],
          counts: noCounts(),
        },
      },
      before: changes.before,
      after: { ...changes.after, valid_from: given.valid_from },
    };
  });
}
