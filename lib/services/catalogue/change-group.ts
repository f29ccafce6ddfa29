import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import type { KnownGroup } from '@/lib/data-package/known';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { changedGroupSchema } from '@/lib/schemas/catalogue';
import { changesOf } from './changes';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';
import { stateOf } from './state-of';

/** Other names of a peer group, or another benchmark. */
export function changeGroup(
  actor: Actor,
  { key, seen, ...given }: z.output<typeof changedGroupSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `group:${key}`, (known) => {
    const group = known.groups.get(key);
    if (!group) return refused('not_found');
    if (stateOf(namesOfGroup(group)) !== seen) return refused('conflict');
    if (given.benchmark_code !== null && !known.regions.has(given.benchmark_code))
      return refusedField('benchmark_code', 'not_found');
    const changes = changesOf(namesOfGroup(group), given);
    if (!changes) return refused('nothing_to_do');
    return { plan: { groups: { ...nothingPlanned().groups, update: [{ key, ...given }] } }, ...changes };
  });
}

/** What of a group its own form is made from; members have forms of their own. */
export function namesOfGroup({ name_zh, name_en, benchmark_code }: KnownGroup) {
  return { name_zh, name_en, benchmark_code };
}
