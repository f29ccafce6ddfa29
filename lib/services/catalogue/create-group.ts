import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refusedField } from '@/lib/errors';
import type { newGroupSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';

/** Adds a peer group without members. */
export function createGroup(
  actor: Actor,
  { key, ...group }: z.output<typeof newGroupSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `group:${key}`, (known) => {
    if (known.groups.has(key)) return refusedField('key', 'key_taken');
    if (group.benchmark_code !== null && !known.regions.has(group.benchmark_code))
      return refusedField('benchmark_code', 'not_found');
    return {
      plan: { groups: { ...nothingPlanned().groups, insert: [{ key, ...group }] } },
      after: group,
    };
  });
}
