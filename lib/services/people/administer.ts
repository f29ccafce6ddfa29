import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor, PersonRole } from '@/lib/auth/person';
import { type Outcome, type Refusal, type RefusalCode, refused } from '@/lib/errors';
import { auditRefusal, authorise, inAct } from '@/lib/services/act';
import { keepingRules } from './keep-rules';

/** The person whom a verb is about, as they stand under the lock. */
export interface Administered {
  id: number;
  displayName: string;
  roles: PersonRole[];
  /** Ids. */
  departments: number[];
  /** Codes. */
  regions: string[];
  oidcSubject: string | null;
  isDisabled: boolean;
  hasSecondFactor: boolean;
}

interface Row {
  id: number;
  display_name: string;
  roles: PersonRole[];
  departments: number[];
  regions: string[];
  oidc_subject: string | null;
  disabled: boolean;
  second_factor: boolean;
  lock_version: number;
}

type Changed<Done extends object> = { ok: true; before?: unknown; after?: unknown } & Done;

/** Refusals that tell of a try to do what nobody may: they stand in the log. */
const audited: readonly RefusalCode[] = [
  'forbidden',
  'own_account',
  'last_administrator',
  'one_administration',
  'administrator_figures',
];

/**
 * Makes one change to the people of the installation, one at a time: who administers is asked again under the lock, so
 * that two administrators who disable each other do not both succeed. `action` names it in the log.
 */
export async function administer<Done extends object>(
  actor: Actor,
  { action, userName }: { action: string; userName: string },
  work: (client: PoolClient) => Promise<Changed<Done> | Refusal>,
): Promise<Outcome<Done>> {
  const object = `person:${userName}`;
  const refusal = await authorise(actor, 'people.write', object);
  if (refusal) return refusal;
  const outcome = await inAct<Done>(actor, async (client) => {
    await client.query('SELECT FROM security_setting FOR UPDATE');
    if (!(await isAdministrator(client, actor.person.id))) return refused('forbidden');
    const changed = await keepingRules(client, () => work(client));
    if (!changed.ok) return changed;
    const { before, after, ...done } = changed;
    return { ...(done as unknown as { ok: true } & Done), acts: [{ action, object, before, after }] };
  });
  if (!outcome.ok && audited.includes(outcome.code)) await auditRefusal(actor, { action, object });
  return outcome;
}

/** The same for someone who is there already, and whom the form showed as they still are. Never oneself. */
export async function administerPerson<Done extends object>(
  actor: Actor,
  { action, userName, lockVersion }: { action: string; userName: string; lockVersion: number },
  work: (client: PoolClient, person: Administered) => Promise<Changed<Done> | Refusal>,
): Promise<Outcome<Done>> {
  return administer<Done>(actor, { action, userName }, async (client) => {
    const row = await rowOf(client, userName);
    if (!row) return refused('not_found');
    if (row.id === actor.person.id)
      return refused((await hasOthers(client, row.id)) ? 'own_account' : 'last_administrator');
    if (row.lock_version !== lockVersion) return refused('conflict');
    await client.query('UPDATE person SET lock_version = lock_version + 1 WHERE id = $1', [row.id]);
    return work(client, {
      id: row.id,
      displayName: row.display_name,
      roles: row.roles,
      departments: row.departments,
      regions: row.regions,
      oidcSubject: row.oidc_subject,
      isDisabled: row.disabled,
      hasSecondFactor: row.second_factor,
    });
  });
}

const administrators = `SELECT FROM person p JOIN person_role_grant g ON g.person_id = p.id
  WHERE g.role = 'security' AND p.disabled_at IS NULL`;

async function isAdministrator(client: PoolClient, id: number): Promise<boolean> {
  return (await client.query(`${administrators} AND p.id = $1`, [id])).rowCount === 1;
}

async function hasOthers(client: PoolClient, id: number): Promise<boolean> {
  return ((await client.query(`${administrators} AND p.id <> $1 LIMIT 1`, [id])).rowCount ?? 0) > 0;
}

async function rowOf(client: PoolClient, userName: string): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT p.id, p.display_name, p.oidc_subject, p.lock_version, p.disabled_at IS NOT NULL AS disabled,
       p.totp_secret IS NOT NULL AS second_factor,
       ARRAY(SELECT g.role::text FROM person_role_grant g WHERE g.person_id = p.id ORDER BY g.role) AS roles,
       ARRAY(SELECT department_id FROM person_department WHERE person_id = p.id ORDER BY 1) AS departments,
       ARRAY(SELECT r.code FROM person_region x JOIN region r ON r.id = x.region_id WHERE x.person_id = p.id ORDER BY r.code) AS regions
     FROM person p WHERE p.user_name = $1 FOR UPDATE OF p`,
    [userName],
  );
  return rows[0];
}
