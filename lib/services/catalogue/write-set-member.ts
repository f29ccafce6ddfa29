import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { setMemberSchema } from '@/lib/schemas/catalogue';
import { inCatalogue } from './in-catalogue';
import { nothingPlanned } from './nothing-planned';
import { planMember } from './plan-member';
import { stateOf } from './state-of';

/** Adds an indicator to an assessed set with its weight, ends or corrects that, or takes out one recorded by mistake. */
export function writeSetMember(
  actor: Actor,
  { key, seen, weight, ...given }: z.output<typeof setMemberSchema>,
): Promise<Outcome> {
  return inCatalogue(actor, `set:${key}`, (known) => {
    const set = known.sets.get(key);
    if (!set) return refused('not_found');
    if (stateOf(set.members) !== seen) return refused('conflict');
    if (!known.indicators.has(given.code)) return refusedField('code', 'not_found');
    const change = planMember(key, set.members, { ...given, weight: weight ?? '1' });
    if ('ok' in change) return change;
    const { members, retire, before, after } = change;
    return { plan: { sets: { ...nothingPlanned().sets, members, retire } }, before, after };
  });
}
