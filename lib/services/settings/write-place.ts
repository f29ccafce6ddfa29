import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import { mostGroups, type placeSettingsSchema } from '@/lib/schemas/settings';
import { authorise, inAct } from '@/lib/services/act';
import { changesOf } from '@/lib/services/catalogue/changes';
import { lockCatalogue } from '@/lib/services/catalogue/in-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { readKnownCatalogue } from '@/lib/services/import-known';
import { writeSettings } from '@/lib/services/import-settings';
import { readPlace } from './read-place';

/** Whose place is shown, among which groups in which order, by which assessed set: what a package's settings say too. */
export async function writePlace(
  actor: Actor,
  input: z.output<typeof placeSettingsSchema>,
): Promise<Outcome> {
  const object = 'setting:installation';
  const refusal = await authorise(actor, 'settings.write', object);
  if (refusal) return refusal;
  return inAct(actor, async (client) => {
    if (!(await lockCatalogue(client))) return refused('busy');
    const before = await readPlace(client);
    if (stateOf(before) !== input.seen) return refused('conflict');
    const known = await readKnownCatalogue(client);
    if (!known.regions.has(input.home)) return refusedField('home', 'not_found');
    if (input.assessedSet !== null && !known.sets.has(input.assessedSet))
      return refusedField('assessedSet', 'not_found');
    const names = Array.from({ length: mostGroups }, (_, n) => `group${n + 1}` as const);
    const unknown = names.find((name) => input[name] && !known.groups.has(input[name]));
    if (unknown) return refusedField(unknown, 'not_found');
    const groups = [...new Set(names.flatMap((name) => input[name] ?? []))];
    if (groups.length === 0) return refusedField('group1', 'required');
    const after = { home: input.home, groups, assessedSet: input.assessedSet ?? before?.assessedSet ?? null };
    const changes = before ? changesOf(before, after) : { before: null, after };
    if (!changes) return refused('nothing_to_do');
    const settings = {
      home: after.home,
      groups,
      ...(after.assessedSet === null ? {} : { assessedSet: after.assessedSet }),
    };
    await writeSettings(client, settings, true);
    return { ok: true, acts: [{ action: 'settings.write', object, ...changes }] };
  });
}
