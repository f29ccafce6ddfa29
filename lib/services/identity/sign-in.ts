import 'server-only';
import type { PoolClient } from 'pg';
import { isPassword } from '@/lib/auth/password';
import { appPool } from '@/lib/db';
import { type Outcome, type RefusalCode, type RefusalParams, refused } from '@/lib/errors';
import { type Act, auditRefusal, inAct } from '@/lib/services/act';
import { beginSession, type Visit } from './begin-session';
import { forgetTries, lock, takeTry } from './tries';

interface Known {
  id: number;
  password_hash: string | null;
  is_disabled: boolean;
  is_expired: boolean;
}

/**
 * Signs in by user name and password: answers the token of a new session, which a second factor or a password of one's own
 * may still stand before. The try is counted before the password is hashed, and an unknown user name costs as much as a
 * known one. `ending`: the session that the browser held until now.
 * Refused: wrong_credentials, locked_out, password_expired.
 */
export async function signIn(
  visit: Visit,
  { userName: typed, password }: { userName: string; password: string },
  ending: number | null = null,
): Promise<Outcome<{ token: string }>> {
  const userName = possibleName(typed);
  // what nobody can be called is counted for whoever typed it
  const counted = userName === nobodysName ? `${nobodysName} ${visit.address}` : userName;
  const attempt = await takeTry('password', counted, visit.address);
  const turnAway = async (reason: string, code: RefusalCode, params?: RefusalParams) => {
    await auditRefusal(
      { name: userName, address: visit.address },
      {
        action: 'session.begin',
        object: `person:${userName}`,
        after: { reason },
      },
    );
    return refused(code, params);
  };
  if (!attempt.ok) {
    const { minutes } = attempt;
    return attempt.isLogged
      ? turnAway('locked', 'locked_out', { minutes })
      : refused('locked_out', { minutes });
  }
  const known = await readKnown(userName);
  const isRight = await isPassword(password, known?.password_hash ?? null);
  if (!known || !isRight || known.is_disabled) {
    const reason = !known ? 'unknown' : isRight ? 'disabled' : 'password';
    if (!attempt.isLast) return turnAway(reason, 'wrong_credentials');
    const minutes = await lock('password', counted);
    return turnAway(`${reason}, locked`, 'locked_out', { minutes });
  }
  await forgetTries('password', userName, visit.address);
  if (known.is_expired) return turnAway('expired', 'password_expired');
  const outcome = await inAct<{ token: string }>(
    { name: userName, address: visit.address },
    async (client) => {
      if (!(await isStillSo(client, known))) return refused('wrong_credentials');
      const { id, token } = await beginSession(client, known.id, visit, false);
      const left = await client.query(
        'UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL',
        [ending],
      );
      const acts: Act[] = [
        { action: 'session.begin', object: `session:${id}`, after: { userAgent: visit.userAgent } },
      ];
      if (left.rowCount) acts.unshift({ action: 'session.end', object: `session:${ending}` });
      return { ok: true, token, acts };
    },
  );
  return !outcome.ok && outcome.code === 'wrong_credentials'
    ? turnAway('password', 'wrong_credentials')
    : outcome;
}

/** Hashing takes a while, in which a reset may come and end every session there is; this one must not begin behind it. */
async function isStillSo(client: PoolClient, { id, password_hash }: Known): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM person WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE',
    [id, password_hash],
  );
  return rowCount === 1;
}

async function readKnown(userName: string): Promise<Known | null> {
  const { rows } = await appPool().query<Known>(
    `SELECT id, password_hash, disabled_at IS NOT NULL AS is_disabled,
       must_change AND coalesce(password_expires_at <= now(), false) AS is_expired FROM person WHERE user_name = $1`,
    [userName],
  );
  return rows[0] ?? null;
}

const nobodysName = '?';

/** The user name that was typed, or that of nobody: what cannot be one may be a password in the wrong field, and is not written down. */
function possibleName(typed: string): string {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(name) ? name : nobodysName;
}
