import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { groupMemberSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';
import { planMember } from './plan-member';
import { stateOf } from './state-of';

/** Adds a region to a peer group from a day on, ends or corrects a membership, or takes out one recorded by mistake. */
export function writeGroupMember(
  actor: Actor,
  { key, seen, ...given }: z.output<typeof groupMemberSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `group:${key}`, (known) => {
    const group = known.groups.get(key);
    if (!group) return refused('not_found');
    if (stateOf(group.members) !== seen) return refused('conflict');
    const region = known.regions.get(given.code);
    if (!region) return refusedField('code', 'not_found');
    const levels = group.members.map(({ code }) => known.regions.get(code)?.level);
    if (given.intent === 'save' && levels.some((level) => level !== region.level))
      return refusedField('code', 'one_level');
    const change = planMember(key, group.members, { ...given, weight: '' });
    if ('ok' in change) return change;
    const { members, retire, before, after } = change;
    return { plan: { groups: { ...nothingPlanned().groups, members, retire } }, before, after };
  });
}
