import 'server-only';
import { oneTimePassword } from '@/lib/auth/password';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { SomePerson } from '@/lib/schemas/people';
import { giveOneTimePassword } from '@/lib/services/identity/create-person';
import { unlock } from '@/lib/services/identity/tries';
import { administerPerson } from './administer';

/**
 * Gives someone a new one-time password, good for seven days; the answer alone carries it. Their sessions end, and so
 * does signing in by the identity provider.
 */
export async function resetPassword(actor: Actor, input: SomePerson): Promise<Outcome<{ password: string }>> {
  const password = oneTimePassword();
  const outcome = await administerPerson<{ password: string }>(
    actor,
    { action: 'person.reset_password', ...input },
    async (client, person) => {
      await giveOneTimePassword(client, person.id, password);
      await client.query('UPDATE person SET oidc_subject = NULL WHERE id = $1', [person.id]);
      return { ok: true, password, before: { subject: person.oidcSubject } };
    },
  );
  if (outcome.ok) await unlock(input.userName);
  return outcome;
}
