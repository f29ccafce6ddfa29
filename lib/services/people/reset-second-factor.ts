import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { SomePerson } from '@/lib/schemas/people';
import { endSessions } from '@/lib/services/identity/begin-session';
import { administerPerson } from './administer';

/** Forgets the second factor of someone who lost it, and its recovery codes; the next sign-in sets up another. */
export async function resetSecondFactor(actor: Actor, input: SomePerson): Promise<Outcome> {
  return administerPerson(
    actor,
    { action: 'person.reset_second_factor', ...input },
    async (client, person) => {
      if (!person.hasSecondFactor) return refused('nothing_to_do');
      await client.query(
        'UPDATE person SET totp_secret = NULL, totp_confirmed_at = NULL, totp_proposed = NULL, totp_last_step = 0 WHERE id = $1',
        [person.id],
      );
      await client.query('DELETE FROM recovery_code WHERE person_id = $1', [person.id]);
      await endSessions(client, person.id);
      return { ok: true };
    },
  );
}
