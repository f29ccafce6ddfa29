import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { SomePerson } from '@/lib/schemas/people';
import { administerPerson } from './administer';

/** Lets someone in again who was disabled. */
export async function enablePerson(actor: Actor, input: SomePerson): Promise<Outcome> {
  return administerPerson(actor, { action: 'person.enable', ...input }, async (client, person) => {
    if (!person.isDisabled) return refused('already_done');
    await client.query('UPDATE person SET disabled_at = NULL WHERE id = $1', [person.id]);
    return { ok: true };
  });
}
