import 'server-only';
import type { PoolClient } from 'pg';
import { oneTimePassword } from '@/lib/auth/password';
import { type Outcome, refused } from '@/lib/errors';
import { inAct } from '@/lib/services/act';
import { createPerson, giveOneTimePassword } from './create-person';
import { unlock } from './tries';

const operator = { name: 'operator', address: '' };

/**
 * Makes the first account, where there is none at all: a security administrator who makes the others, with a one-time
 * password. Refused: already_done, invalid (the user name).
 */
export async function makeFirstAccount(userName: string): Promise<Outcome<{ password: string }>> {
  if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(userName)) return refused('invalid');
  const password = oneTimePassword();
  return inAct(operator, async (client) => {
    if (!(await isFirst(client))) return refused('already_done');
    await createPerson(client, {
      userName,
      displayName: userName,
      roles: ['security'],
      departments: [],
      regions: [],
      password,
      mustChange: true,
      createdBy: operator.name,
    });
    const act = { action: 'person.create', object: `person:${userName}`, after: { roles: ['security'] } };
    return { ok: true, password, acts: [act] };
  });
}

/** Whether nobody is there, also when two starts ask at the same instant. */
export async function isFirst(client: PoolClient): Promise<boolean> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('first account'))`);
  const { rows } = await client.query<{ first: boolean }>('SELECT NOT EXISTS (SELECT FROM person) AS first');
  return rows[0]?.first ?? false;
}

/**
 * Lets someone in again who lost everything, by whoever holds the machine: a one-time password, no second factor, no lock,
 * every session over, and not disabled any more. Refused: not_found.
 */
export async function letInAgain(userName: string): Promise<Outcome<{ password: string }>> {
  const password = oneTimePassword();
  const outcome = await inAct<{ password: string }>(operator, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `UPDATE person SET disabled_at = NULL, totp_confirmed_at = NULL, totp_secret = NULL, totp_proposed = NULL,
         oidc_subject = NULL
       WHERE user_name = $1 RETURNING id`,
      [userName],
    );
    const id = rows[0]?.id;
    if (id === undefined) return refused('not_found');
    await client.query('DELETE FROM recovery_code WHERE person_id = $1', [id]);
    await giveOneTimePassword(client, id, password);
    return { ok: true, password, acts: [{ action: 'person.let_in', object: `person:${userName}` }] };
  });
  if (outcome.ok) await unlock(userName);
  return outcome;
}
