import 'server-only';
import type { PoolClient } from 'pg';
import { newRecoveryCodes, recoveryCodeHash } from '@/lib/auth/recovery-codes';
import { newTotpSecret, openTotpSecret, plainCode, sealTotpSecret } from '@/lib/auth/totp';
import { appPool } from '@/lib/db';
import { type Outcome, refused } from '@/lib/errors';
import { inAct } from '@/lib/services/act';
import { endSessions, renewSession } from './begin-session';
import { actorOf, type OwnSession, withCode } from './enter-code';
import { spendTotp } from './second-factor-check';

/** How a person's second factor stands. */
export type SecondFactorState =
  | { is: 'none' }
  /** In base 32, to be put into an authenticator. */
  | { is: 'proposed'; secret: string }
  | { is: 'confirmed'; since: string; recoveryCodesLeft: number };

/** One's own second factor. The secret is told as long as it is proposed, and never again. */
export async function readSecondFactor({ session: { person } }: OwnSession): Promise<SecondFactorState> {
  const { rows } = await appPool().query<{ totp_secret: Buffer | null; since: Date | null; left: number }>(
    `SELECT totp_secret, totp_confirmed_at AS since,
       (SELECT count(*)::int FROM recovery_code WHERE person_id = p.id AND used_at IS NULL) AS left FROM person p WHERE id = $1`,
    [person.id],
  );
  const row = rows[0];
  if (row?.since) return { is: 'confirmed', since: row.since.toISOString(), recoveryCodesLeft: row.left };
  const secret = row?.totp_secret ? openTotpSecret(row.totp_secret, person.id) : null;
  return secret === null ? { is: 'none' } : { is: 'proposed', secret };
}

/** Draws a secret for an authenticator; nothing is asked for by it until a code confirms it. Refused: already_done. */
export async function proposeSecondFactor(own: OwnSession): Promise<Outcome> {
  const { person } = own.session;
  return inAct(actorOf(own), async (client) => {
    const { rowCount } = await client.query(
      'UPDATE person SET totp_secret = $2 WHERE id = $1 AND totp_confirmed_at IS NULL',
      [person.id, sealTotpSecret(newTotpSecret(), person.id)],
    );
    if (!rowCount) return refused('already_done');
    return { ok: true, acts: [{ action: 'person.totp_propose', object: `person:${person.userName}` }] };
  });
}

/**
 * Confirms what was proposed by a code of the authenticator. Answers ten recovery codes, to be shown once, and the token of
 * the session that goes on; the others end. Refused: wrong_code, already_done.
 */
export async function confirmSecondFactor(
  own: OwnSession,
  { code }: { code: string },
): Promise<Outcome<{ token: string; codes: string[] }>> {
  const { person, id } = own.session;
  return inAct(actorOf(own), async (client) => {
    const plain = plainCode(code);
    if (!plain || !(await spendTotp(client, person.id, plain))) return refused('wrong_code');
    const { rowCount } = await client.query(
      'UPDATE person SET totp_confirmed_at = now() WHERE id = $1 AND totp_confirmed_at IS NULL',
      [person.id],
    );
    if (!rowCount) return refused('already_done');
    const codes = await replaceRecoveryCodes(client, person.id);
    const renewed = await renewSession(client, id, true);
    if (!renewed) return refused('signed_out');
    await endSessions(client, person.id, renewed.id);
    const acts = [{ action: 'person.totp_confirm', object: `person:${person.userName}` }];
    return { ok: true, token: renewed.token, codes, acts };
  });
}

/** Ten new recovery codes for a code of now; the old ones are worth nothing any more. Refused: wrong_code, locked_out. */
export async function renewRecoveryCodes(
  own: OwnSession,
  { code }: { code: string },
): Promise<Outcome<{ codes: string[] }>> {
  const { person } = own.session;
  return withCode(own, code, 'person.recovery_codes', async (client) => {
    const codes = await replaceRecoveryCodes(client, person.id);
    return {
      ok: true,
      codes,
      acts: [{ action: 'person.recovery_codes', object: `person:${person.userName}` }],
    };
  });
}

/** Puts a new secret in the place of a second factor, for a code of now: another authenticator. Refused: wrong_code, locked_out. */
export async function replaceSecondFactor(own: OwnSession, { code }: { code: string }): Promise<Outcome> {
  const { person } = own.session;
  return withCode(own, code, 'person.totp_replace', async (client) => {
    await client.query('UPDATE person SET totp_confirmed_at = NULL, totp_secret = $2 WHERE id = $1', [
      person.id,
      sealTotpSecret(newTotpSecret(), person.id),
    ]);
    await client.query('DELETE FROM recovery_code WHERE person_id = $1', [person.id]);
    return { ok: true, acts: [{ action: 'person.totp_replace', object: `person:${person.userName}` }] };
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
