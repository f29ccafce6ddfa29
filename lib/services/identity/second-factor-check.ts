import 'server-only';
import type { PoolClient } from 'pg';
import { plainRecoveryCode, recoveryCodeHash } from '@/lib/auth/recovery-codes';
import { openTotpSecret, plainCode, stepOfCode } from '@/lib/auth/totp';
import { log } from '@/lib/log';

/** By what a second factor was shown. */
export type SecondFactor = 'totp' | 'recovery';

/**
 * Uses up a code in the transaction given: a step of the authenticator is good once, a recovery code is good once, also
 * when both come twice at the same instant. Null: it is no right code.
 */
export async function spendCode(
  client: PoolClient,
  personId: number,
  typed: string,
): Promise<SecondFactor | null> {
  const code = plainCode(typed);
  if (code) return (await spendTotp(client, personId, code)) ? 'totp' : null;
  const recovery = plainRecoveryCode(typed);
  if (!recovery) return null;
  const { rowCount } = await client.query(
    'UPDATE recovery_code SET used_at = now() WHERE person_id = $1 AND hash = $2 AND used_at IS NULL',
    [personId, recoveryCodeHash(recovery, personId)],
  );
  return rowCount === 1 ? 'recovery' : null;
}

async function spendTotp(client: PoolClient, personId: number, code: string): Promise<boolean> {
  const { rows } = await client.query<{ totp_secret: Buffer | null }>(
    'SELECT totp_secret FROM person WHERE id = $1 FOR UPDATE',
    [personId],
  );
  const sealed = rows[0]?.totp_secret;
  if (!sealed) return false;
  const secret = openTotpSecret(sealed, personId);
  if (secret === null) {
    log.error({ personId }, 'a second factor cannot be opened: was WEICI_SECRET changed?');
    return false;
  }
  const step = stepOfCode(secret, code);
  if (step === null) return false;
  const { rowCount } = await client.query(
    'UPDATE person SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2',
    [personId, step],
  );
  return rowCount === 1;
}
