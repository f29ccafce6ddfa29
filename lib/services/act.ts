import 'server-only';
import type { PoolClient } from 'pg';
import type { ActedOn, Action } from '@/lib/auth/permissions';
import { may } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/auth/person';
import { appPool } from '@/lib/db';
import { type Outcome, type Refusal, refused } from '@/lib/errors';

/** On whose behalf something is done that nobody signed in for: a command, the timer, a try to sign in. */
export interface Someone {
  name: string;
  address: string;
}

/** A line of the audit log. */
export interface Act {
  /** What was done, in the grammar of permissions where there is one: `review.approve`, `session.begin`. */
  action: string;
  /** To what: `sheet:gdp/2023-Q4`, `plan:12`, `person:li.na`. */
  object: string;
  result?: 'done' | 'refused' | 'failed';
  before?: unknown;
  after?: unknown;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * Runs one verb in one transaction together with its audit row, which is written last (its lock is held until the commit).
 * A refusal that the work answers rolls everything back. The work says in `act` what it did; several lines where it did several things.
 */
export async function inAct<Done extends object>(
  by: Actor | Someone,
  work: (client: PoolClient) => Promise<({ ok: true; acts: Act[] } & Done) | Refusal>,
): Promise<Outcome<Done>> {
  const client = await appPool().connect();
  let broken = false;
  try {
    await client.query(`BEGIN; SET LOCAL timezone = 'UTC'`);
    const outcome = await work(client);
    if (!outcome.ok) {
      await client.query('ROLLBACK');
      return outcome;
    }
    const { acts, ...done } = outcome;
    for (const act of acts) await writeAudit(client, by, act);
    await client.query('COMMIT');
    return done as Outcome<Done>;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    const { code } = error as { code?: string };
    if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return refused('conflict');
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One line of the log, in the transaction of what it tells of. */
export async function writeAudit(client: PoolClient, by: Actor | Someone, act: Act): Promise<void> {
  const { name, address } = 'person' in by ? { name: by.person.userName, address: by.address } : by;
  await client.query(
    `INSERT INTO audit_log (actor, origin_ip, action, object, result, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      name,
      address,
      act.action,
      act.object,
      act.result ?? 'done',
      act.before === undefined ? null : JSON.stringify(act.before),
      act.after === undefined ? null : JSON.stringify(act.after),
    ],
  );
}

/** Writes down that something was refused, on its own: what was refused was rolled back. */
export async function auditRefusal(by: Actor | Someone, act: Omit<Act, 'result'>): Promise<void> {
  await inAct(by, async () => ({ ok: true, acts: [{ ...act, result: 'refused' }] }));
}

/** Writes down that something not public was looked at. */
export async function auditView(by: Actor, act: Omit<Act, 'result'>): Promise<void> {
  await inAct(by, async () => ({ ok: true, acts: [act] }));
}

/** Null where the person may; else the refusal, which is in the log by then. */
export async function authorise(
  actor: Actor,
  action: Action,
  object: string,
  on: ActedOn = {},
): Promise<Refusal | null> {
  if (may(actor.person, action, on)) return null;
  await auditRefusal(actor, { action, object });
  return refused('forbidden');
}
