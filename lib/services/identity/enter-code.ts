import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor } from '@/lib/auth/person';
import type { Session, SignInStep } from '@/lib/auth/session';
import { type Outcome, type Refusal, refused } from '@/lib/errors';
import { type Act, auditRefusal, inAct } from '@/lib/services/act';
import { renewSession } from './begin-session';
import { type SecondFactor, spendCode } from './second-factor-check';
import { forgetTries, lock, takeTry } from './tries';

/** A session and where its request came from: what these verbs need of someone who may be half signed in. */
export interface OwnSession {
  session: Session;
  address: string;
}

export const actorOf = ({ session, address }: OwnSession): Actor => ({ person: session.person, address });

/** Null where the session is at one of these steps, null being signed in whole; else the refusal, which is in the log by then. */
export async function refusalOfStep(
  own: OwnSession,
  steps: readonly (SignInStep | null)[],
  action: string,
): Promise<Refusal | null> {
  const { step, person } = own.session;
  if (steps.includes(step)) return null;
  await auditRefusal(actorOf(own), { action, object: `person:${person.userName}`, after: { step } });
  return refused('forbidden');
}

/**
 * The second step of signing in: a code of the authenticator, or a recovery code. Answers the token of a new session in the
 * place of the half one. Refused: wrong_code, locked_out.
 */
export async function enterCode(
  own: OwnSession,
  { code }: { code: string },
): Promise<Outcome<{ token: string }>> {
  if (own.session.step !== 'code') return refused('already_done');
  return withCode(own, code, 'session.code', async (client, by) => {
    const renewed = await renewSession(client, own.session.id, true);
    if (!renewed) return refused('signed_out');
    return {
      ok: true,
      token: renewed.token,
      acts: [{ action: 'session.code', object: `session:${renewed.id}`, after: { by } }],
    };
  });
}

/** Does something that asks for a code of the second factor in force, in one transaction with the code's use. */
export async function withCode<Done extends object>(
  own: OwnSession,
  code: string,
  action: string,
  work: (client: PoolClient, by: SecondFactor) => Promise<({ ok: true; acts: Act[] } & Done) | Refusal>,
): Promise<Outcome<Done>> {
  return withTry<Done>(own, action, async (client) => {
    const used = await spendCode(client, own.session.person.id, code);
    return used ? work(client, used) : refused('wrong_code');
  });
}

/**
 * Runs what compares a code. Tries are counted before they are compared, and refusals are in the log; five `wrong_code`
 * lock the person's codes for a while, and end a session that was still waiting for one.
 */
export async function withTry<Done extends object>(
  own: OwnSession,
  action: string,
  work: (client: PoolClient) => Promise<({ ok: true; acts: Act[] } & Done) | Refusal>,
): Promise<Outcome<Done>> {
  const { person, id, step } = own.session;
  const by = actorOf(own);
  const note = (reason: string) =>
    auditRefusal(by, { action, object: `person:${person.userName}`, after: { reason } });
  const attempt = await takeTry('code', person.userName, own.address);
  if (!attempt.ok) {
    if (attempt.isLogged) await note('locked');
    return refused('locked_out', { minutes: attempt.minutes });
  }
  const outcome = await inAct<Done>(by, work);
  if (outcome.ok) {
    await forgetTries('code', person.userName, own.address);
    return outcome;
  }
  const isWrong = outcome.code === 'wrong_code';
  if (!isWrong || !attempt.isLast) {
    await note(isWrong ? 'code' : outcome.code);
    return outcome;
  }
  const minutes = await lock('code', person.userName);
  await inAct(by, async (client) => {
    if (step === 'code') await client.query('UPDATE session SET ended_at = now() WHERE id = $1', [id]);
    const object = `person:${person.userName}`;
    return { ok: true, acts: [{ action, object, result: 'refused', after: { reason: 'code, locked' } }] };
  });
  return refused('locked_out', { minutes });
}
