import 'server-only';
import { providerSubject } from '@/lib/auth/oidc';
import { oneTimePassword } from '@/lib/auth/password';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { NewPersonInput } from '@/lib/schemas/people';
import { createPerson } from '@/lib/services/identity/create-person';
import { administer } from './administer';
import { departmentNames, unknownRegions } from './bind-person';

/**
 * Makes a person. The answer carries the one-time password, which is nowhere else and is good for seven days; null: they
 * sign in by the identity provider.
 */
export async function addPerson(
  actor: Actor,
  input: NewPersonInput,
): Promise<Outcome<{ password: string | null }>> {
  const { userName, displayName, roles, departments, regions } = input;
  const subject = providerSubject(input.subject);
  const password = subject ? null : oneTimePassword();
  return administer(actor, { action: 'person.create', userName }, async (client) => {
    const refusal = await unknownRegions(client, regions);
    if (refusal) return refusal;
    const id = await createPerson(client, {
      userName,
      displayName,
      roles,
      departments,
      regions,
      password,
      mustChange: true,
      createdBy: actor.person.userName,
    });
    if (subject) await client.query('UPDATE person SET oidc_subject = $2 WHERE id = $1', [id, subject]);
    return {
      ok: true,
      password,
      after: {
        displayName,
        roles,
        regions,
        subject,
        departments: await departmentNames(client, departments),
      },
    };
  });
}
