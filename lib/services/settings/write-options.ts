import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { InstallationOptions } from '@/lib/domain/options';
import { type Outcome, refused } from '@/lib/errors';
import { authorise, inAct } from '@/lib/services/act';
import { changesOf } from '@/lib/services/catalogue/changes';
import { stateOf } from '@/lib/services/catalogue/state-of';

interface OptionsInput {
  /** Of the options that the form shows, as they were when it was made. */
  seen: string;
  changes: Partial<InstallationOptions>;
}

/** Changes the options that every page follows, of one form: who sees what, colours, or the footer. */
export async function writeOptions(
  actor: Actor,
  setting: 'visibility' | 'colour' | 'footer',
  { seen, changes }: OptionsInput,
): Promise<Outcome> {
  const object = `setting:${setting}`;
  const refusal = await authorise(actor, 'settings.write', object);
  if (refusal) return refusal;
  return inAct(actor, async (client) => {
    const { rows } = await client.query<InstallationOptions>(
      `SELECT counties_public AS "countiesPublic", leaders_see_approved AS "leadersSeeApproved",
         good_colour AS "goodColour", footer FROM installation_option FOR UPDATE`,
    );
    const known = rows[0];
    if (!known) return refused('not_found');
    const names = Object.keys(changes) as (keyof InstallationOptions)[];
    const shown = Object.fromEntries(names.map((name) => [name, known[name]]));
    if (optionsState(shown) !== seen) return refused('conflict');
    const changed = changesOf(shown, changes);
    if (!changed) return refused('nothing_to_do');
    const next = { ...known, ...changes };
    await client.query(
      'UPDATE installation_option SET counties_public = $1, leaders_see_approved = $2, good_colour = $3, footer = $4',
      [next.countiesPublic, next.leadersSeeApproved, next.goodColour, JSON.stringify(next.footer)],
    );
    return { ok: true, acts: [{ action: 'settings.write', object, ...changed }] };
  });
}

/** The state of some options, whatever the order in which they and the footer's texts are kept. */
export function optionsState(options: Partial<InstallationOptions>): string {
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return stateOf(
    sorted(options).map(([name, value]) => [
      name,
      typeof value === 'object' && value ? sorted(value) : value,
    ]),
  );
}
