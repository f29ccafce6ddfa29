import 'server-only';
import type { PoolClient } from 'pg';
import { newRecoveryCodes, recoveryCodeHash } from '@/lib/auth/recovery-codes';
import {
  newTotpSecret,
  openTotpProposal,
  plainCode,
  sealTotpProposal,
  sealTotpSecret,
  stepOfCode,
} from '@/lib/auth/totp';
import { appPool } from '@/lib/db';
import { type Outcome, refused } from '@/lib/errors';
import { inAct } from '@/lib/services/act';
import { endSessions, renewSession } from './begin-session';
import { actorOf, type OwnSession, refusalOfStep, withCode, withTry } from './enter-code';

/** How a person's second factor stands. */
export type SecondFactorState =
  | { is: 'none' }
  /** In base 32, to be put into an authenticator; another may be in force until a code confirms this one. */
  | { is: 'proposed'; secret: string }
  | { is: 'confirmed'; since: string; recoveryCodesLeft: number };

/** Whoever sets up a second factor: signed in whole, or kept from it by that alone. */
const settingUp = ['totp', null] as const;

/**
 * One's own second factor. The secret is told as long as it is proposed, to the session that asked for it, and never again;
 * a session that waits for a code or a password is told nothing.
 */
export async function readSecondFactor({
  session: { id, person, step },
}: OwnSession): Promise<SecondFactorState> {
  if (step !== null && step !== 'totp') return { is: 'none' };
  const { rows } = await appPool().query<{ totp_proposed: Buffer | null; since: Date | null; left: number }>(
    `SELECT totp_proposed, totp_confirmed_at AS since,
       (SELECT count(*)::int FROM recovery_code WHERE person_id = p.id AND used_at IS NULL) AS left FROM person p WHERE id = $1`,
    [person.id],
  );
  const row = rows[0];
  const isItsTurn = step === null || !row?.since;
  const secret = row?.totp_proposed && isItsTurn ? openTotpProposal(row.totp_proposed, id) : null;
  if (secret !== null) return { is: 'proposed', secret };
  return row?.since
    ? { is: 'confirmed', since: row.since.toISOString(), recoveryCodesLeft: row.left }
    : { is: 'none' };
}

/** Draws a secret for an authenticator; nothing is asked for by it until a code confirms it. Refused: forbidden, already_done. */
export async function proposeSecondFactor(own: OwnSession): Promise<Outcome> {
  const { person, id } = own.session;
  const halfway = await refusalOfStep(own, settingUp, 'person.totp_propose');
  if (halfway) return halfway;
  return inAct(actorOf(own), async (client) => {
    const { rowCount } = await client.query(
      'UPDATE person SET totp_proposed = $2 WHERE id = $1 AND totp_confirmed_at IS NULL',
      [person.id, sealTotpProposal(newTotpSecret(), id)],
    );
    if (!rowCount) return refused('already_done');
    return { ok: true, acts: [{ action: 'person.totp_propose', object: `person:${person.userName}` }] };
  });
}

/**
 * Confirms what this session was proposed by a code of the authenticator, in the place of the second factor in force if
 * there is one. Answers ten recovery codes, to be shown once, and the token of the session that goes on; the others end.
 * Refused: forbidden, locked_out, wrong_code; and, without looking at the code, already_done and nothing_to_do.
 */
export async function confirmSecondFactor(
  own: OwnSession,
  { code }: { code: string },
): Promise<Outcome<{ token: string; codes: string[] }>> {
  const { person, id, step } = own.session;
  const action = 'person.totp_confirm';
  const halfway = await refusalOfStep(own, settingUp, action);
  if (halfway) return halfway;
  return withTry<{ token: string; codes: string[] }>(own, action, async (client) => {
    const { rows } = await client.query<{ totp_proposed: Buffer | null; is_confirmed: boolean }>(
      'SELECT totp_proposed, totp_confirmed_at IS NOT NULL AS is_confirmed FROM person WHERE id = $1 FOR UPDATE',
      [person.id],
    );
    const { totp_proposed: proposed = null, is_confirmed: isConfirmed = false } = rows[0] ?? {};
    const secret = proposed && openTotpProposal(proposed, id);
    if (isConfirmed && (step === 'totp' || !secret)) return refused('already_done');
    if (!secret) return refused('nothing_to_do');
    const plain = plainCode(code);
    const timeStep = plain && stepOfCode(secret, plain);
    if (!timeStep) return refused('wrong_code');
    await client.query(
      `UPDATE person SET totp_secret = $2, totp_confirmed_at = now(), totp_last_step = $3, totp_proposed = NULL WHERE id = $1`,
      [person.id, sealTotpSecret(secret, person.id), timeStep],
    );
    const codes = await replaceRecoveryCodes(client, person.id);
    const renewed = await renewSession(client, id, true);
    if (!renewed) return refused('signed_out');
    await endSessions(client, person.id, renewed.id);
    const acts = [{ action, object: `person:${person.userName}` }];
    return { ok: true, token: renewed.token, codes, acts };
  });
}

/** Ten new recovery codes for a code of now; the old ones are worth nothing any more. Refused: forbidden, wrong_code, locked_out. */
export async function renewRecoveryCodes(
  own: OwnSession,
  { code }: { code: string },
): Promise<Outcome<{ codes: string[] }>> {
  const { person } = own.session;
  const action = 'person.recovery_codes';
  const halfway = await refusalOfStep(own, [null], action);
  if (halfway) return halfway;
  return withCode(own, code, action, async (client) => {
    const codes = await replaceRecoveryCodes(client, person.id);
    return { ok: true, codes, acts: [{ action, object: `person:${person.userName}` }] };
  });
}

/**
 * Draws a secret for another authenticator, for a code of now. The one in force and its recovery codes stay so until
 * `confirmSecondFactor`. Refused: forbidden, wrong_code, locked_out.
 */
export async function replaceSecondFactor(own: OwnSession, { code }: { code: string }): Promise<Outcome> {
  const { person, id } = own.session;
  const action = 'person.totp_replace';
  const halfway = await refusalOfStep(own, [null], action);
  if (halfway) return halfway;
  return withCode(own, code, action, async (client) => {
    await client.query('UPDATE person SET totp_proposed = $2 WHERE id = $1', [
      person.id,
      sealTotpProposal(newTotpSecret(), id),
    ]);
    return { ok: true, acts: [{ action, object: `person:${person.userName}` }] };
  });
}

async function replaceRecoveryCodes(client: PoolClient, personId: number): Promise<string[]> {
  const codes = newRecoveryCodes();
  await client.query('DELETE FROM recovery_code WHERE person_id = $1', [personId]);
  await client.query('INSERT INTO recovery_code (person_id, hash) SELECT $1, unnest($2::bytea[])', [
    personId,
    codes.map((code) => recoveryCodeHash(code, personId)),
  ]);
  return codes;
}
