import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { noCounts } from '@/lib/data-package/known';
import { type Outcome, refusedField } from '@/lib/errors';
import type { newRegionSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { parentRefusal } from './region-parent';

/** Adds a region with its first name and parent. Code and level never change afterwards. */
export function createRegion(
  actor: Actor,
  { code, level, ...version }: z.output<typeof newRegionSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `region:${code}`, (known) => {
    if (known.regions.has(code)) return refusedField('code', 'key_taken');
    const refusal = parentRefusal(known, level, version.parent_code);
    if (refusal) return refusal;
    return {
      plan: {
        regions: {
          newRegions: [{ code, level }],
          insert: [{ code, ...version, valid_to: null }],
          update: [],
          counts: noCounts(),
        },
      },
      after: { level, ...version },
    };
  });
}
