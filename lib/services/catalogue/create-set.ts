import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refusedField } from '@/lib/errors';
import type { newSetSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';

/** Adds an assessed set without indicators. */
export function createSet(actor: Actor, { key, ...set }: z.output<typeof newSetSchema>): Promise<Outcome> {
  return inCatalogue(actor, `set:${key}`, (known) => {
    if (known.sets.has(key)) return refusedField('key', 'key_taken');
    if (set.valid_to !== null && set.valid_to <= set.valid_from)
      return refusedField('valid_to', 'wrong_order');
    return { plan: { sets: { ...nothingPlanned().sets, insert: [{ key, ...set }] } }, after: set };
  });
}
