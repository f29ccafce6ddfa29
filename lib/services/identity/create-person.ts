import 'server-only';
import type { PoolClient } from 'pg';
import { hashPassword } from '@/lib/auth/password';
import type { PersonRole } from '@/lib/auth/person';

export interface NewPerson {
  userName: string;
  displayName: string;
  roles: readonly PersonRole[];
  /** Ids. */
  departments: readonly number[];
  /** Codes; none: every region. */
  regions: readonly string[];
  /** Null: signs in by the identity provider alone. */
  password: string | null;
  /** A one-time password: good for choosing one's own, for a week. */
  mustChange: boolean;
  createdBy: string;
}

/** Days that a one-time password is good for. */
const oneTimeDays = 7;

/**
 * Makes a person in the transaction given; whoever calls writes the audit row (`person.create`). Answers the id.
 * The database refuses a taken user name (23505), two administrations and administrators who change figures (23514).
 */
export async function createPerson(client: PoolClient, person: NewPerson): Promise<number> {
  const passwordHash = person.password === null ? null : await hashPassword(person.password);
  const made = await client.query<{ id: number }>(
    `INSERT INTO person (user_name, display_name, password_hash, must_change, password_expires_at, created_by)
     VALUES ($1, $2, $3, $4::boolean, CASE WHEN $4 THEN now() + make_interval(days => $5) END, $6) RETURNING id`,
    [
      person.userName,
      person.displayName,
      passwordHash,
      person.mustChange && passwordHash !== null,
      oneTimeDays,
      person.createdBy,
    ],
  );
  const id = made.rows[0]?.id ?? 0;
  await client.query(`INSERT INTO person_role_grant (person_id, role) SELECT $1, unnest($2::person_role[])`, [
    id,
    person.roles,
  ]);
  await client.query(
    `INSERT INTO person_department (person_id, department_id) SELECT $1, unnest($2::integer[])`,
    [id, person.departments],
  );
  await client.query(
    `INSERT INTO person_region (person_id, region_id) SELECT $1, id FROM region WHERE code = ANY ($2::text[])`,
    [id, person.regions],
  );
  return id;
}

/** Gives someone a one-time password in the transaction given: it must be changed, it expires, and every session ends. */
export async function giveOneTimePassword(
  client: PoolClient,
  personId: number,
  password: string,
): Promise<void> {
  await client.query(
    `UPDATE person SET password_hash = $2, must_change = true, password_expires_at = now() + make_interval(days => $3),
       lock_version = lock_version + 1 WHERE id = $1`,
    [personId, await hashPassword(password), oneTimeDays],
  );
  await client.query('UPDATE session SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL', [
    personId,
  ]);
}
