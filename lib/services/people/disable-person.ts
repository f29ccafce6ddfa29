import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { SomePerson } from '@/lib/schemas/people';
import { endSessions } from '@/lib/services/identity/begin-session';
import { administerPerson } from './administer';

/** Lets someone in no more; their sessions end at once. What they did stays theirs. */
export async function disablePerson(actor: Actor, input: SomePerson): Promise<Outcome> {
  return administerPerson(actor, { action: 'person.disable', ...input }, async (client, person) => {
    if (person.isDisabled) return refused('already_done');
    await client.query('UPDATE person SET disabled_at = now() WHERE id = $1', [person.id]);
    await endSessions(client, person.id);
    return { ok: true };
  });
}
