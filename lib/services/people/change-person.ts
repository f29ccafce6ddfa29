import 'server-only';
import type { PoolClient } from 'pg';
import { providerSubject } from '@/lib/auth/oidc';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { ChangedPersonInput } from '@/lib/schemas/people';
import { endSessions } from '@/lib/services/identity/begin-session';
import { type Administered, administerPerson } from './administer';
import { departmentNames, unknownRegions } from './bind-person';

/**
 * Changes what a person is called, may do, and by what they sign in. It holds from their next request on. A subject at
 * the identity provider takes the place of the password.
 */
export async function changePerson(actor: Actor, input: ChangedPersonInput): Promise<Outcome> {
  const { userName, lockVersion, displayName, roles, departments, regions } = input;
  return administerPerson(
    actor,
    { action: 'person.change', userName, lockVersion },
    async (client, person) => {
      const refusal = await unknownRegions(client, regions);
      if (refusal) return refusal;
      const subject = input.subject === undefined ? person.oidcSubject : providerSubject(input.subject);
      await client.query('UPDATE person SET display_name = $2, oidc_subject = $3 WHERE id = $1', [
        person.id,
        displayName,
        subject,
      ]);
      if (subject !== person.oidcSubject) await changeWayIn(client, person, subject);
      await bind(client, person.id, { roles, departments, regions });
      return {
        ok: true,
        before: await told(client, person, person.oidcSubject),
        after: await told(client, { displayName, roles, departments, regions }, subject),
      };
    },
  );
}

/** Whoever signs in by the provider has no password beside it; whoever does no longer is signed out. */
async function changeWayIn(client: PoolClient, person: Administered, subject: string | null): Promise<void> {
  if (subject)
    await client.query(
      'UPDATE person SET password_hash = NULL, must_change = false, password_expires_at = NULL WHERE id = $1',
      [person.id],
    );
  await endSessions(client, person.id);
}

type Bound = Pick<Administered, 'roles' | 'departments' | 'regions'>;

async function bind(client: PoolClient, id: number, { roles, departments, regions }: Bound): Promise<void> {
  await client.query('DELETE FROM person_role_grant WHERE person_id = $1', [id]);
  await client.query('INSERT INTO person_role_grant (person_id, role) SELECT $1, unnest($2::person_role[])', [
    id,
    [...new Set(roles)],
  ]);
  await client.query('DELETE FROM person_department WHERE person_id = $1', [id]);
  await client.query(
    'INSERT INTO person_department (person_id, department_id) SELECT $1, unnest($2::integer[])',
    [id, [...new Set(departments)]],
  );
  await client.query('DELETE FROM person_region WHERE person_id = $1', [id]);
  await client.query(
    'INSERT INTO person_region (person_id, region_id) SELECT $1, id FROM region WHERE code = ANY ($2::text[])',
    [id, regions],
  );
}

async function told(
  client: PoolClient,
  { displayName, roles, departments, regions }: Bound & { displayName: string },
  subject: string | null,
): Promise<object> {
  return { displayName, roles, regions, subject, departments: await departmentNames(client, departments) };
}
