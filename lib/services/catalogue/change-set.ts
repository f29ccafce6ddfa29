import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import type { KnownSet } from '@/lib/data-package/known';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { changedSetSchema } from '@/lib/schemas/catalogue';
import { changesOf } from './changes';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';
import { stateOf } from './state-of';

/** Other names of an assessed set, or other dates between which it holds. */
export function changeSet(
  actor: Actor,
  { key, seen, ...given }: z.output<typeof changedSetSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `set:${key}`, (known) => {
    const set = known.sets.get(key);
    if (!set) return refused('not_found');
    if (stateOf(namesOfSet(set)) !== seen) return refused('conflict');
    if (given.valid_to !== null && given.valid_to <= given.valid_from)
      return refusedField('valid_to', 'wrong_order');
    const changes = changesOf(namesOfSet(set), given);
    if (!changes) return refused('nothing_to_do');
    return { plan: { sets: { ...nothingPlanned().sets, update: [{ key, ...given }] } }, ...changes };
  });
}

/** What of a set its own form is made from. */
export function namesOfSet({ name_zh, name_en, valid_from, valid_to }: KnownSet) {
  return { name_zh, name_en, valid_from, valid_to };
}
