import 'server-only';
import { hashPassword, isPassword, isWeakPassword, passwordLength } from '@/lib/auth/password';
import { appPool } from '@/lib/db';
import { type Outcome, type Refusal, refused } from '@/lib/errors';
import { auditRefusal, inAct } from '@/lib/services/act';
import { endSessions, renewSession } from './begin-session';
import { actorOf, type OwnSession, refusalOfStep } from './enter-code';
import { forgetTries, lock, takeTry } from './tries';

interface Known {
  password_hash: string | null;
  must_change: boolean;
}

/**
 * Chooses a password of one's own: in the place of a one-time one, or of the current one, which is asked for. Every other
 * session ends, and this one goes on under a new token. Refused: forbidden (another step of signing in), wrong_credentials and locked_out (the current password),
 * weak_password, same_password, not_found (a person who has none, and signs in by the identity provider).
 */
export async function changePassword(
  own: OwnSession,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Outcome<{ token: string }>> {
  const { person, id } = own.session;
  const halfway = await refusalOfStep(own, ['password', null], 'person.password');
  if (halfway) return halfway;
  const { rows } = await appPool().query<Known>(
    'SELECT password_hash, must_change FROM person WHERE id = $1',
    [person.id],
  );
  const known = rows[0];
  if (!known?.password_hash) return refused('not_found');
  // with a one-time password the person signed in a moment ago
  const refusal = known.must_change
    ? null
    : await refusalOfCurrent(own, currentPassword, known.password_hash);
  if (refusal) return refusal;
  if (isWeakPassword(newPassword, person.userName)) return onField('weak_password', passwordLength);
  if (await isPassword(newPassword, known.password_hash)) return onField('same_password');
  const hash = await hashPassword(newPassword);
  return inAct(actorOf(own), async (client) => {
    await client.query(
      `UPDATE person SET password_hash = $2, must_change = false, password_expires_at = NULL, lock_version = lock_version + 1
       WHERE id = $1`,
      [person.id, hash],
    );
    const renewed = await renewSession(client, id, false);
    if (!renewed) return refused('signed_out');
    await endSessions(client, person.id, renewed.id);
    return {
      ok: true,
      token: renewed.token,
      acts: [{ action: 'person.password', object: `person:${person.userName}`, after: { by: 'the person' } }],
    };
  });
}

async function refusalOfCurrent(own: OwnSession, typed: string, hash: string): Promise<Refusal | null> {
  const { userName } = own.session.person;
  const attempt = await takeTry('password', userName, own.address);
  if (!attempt.ok) return refused('locked_out', { minutes: attempt.minutes });
  if (await isPassword(typed, hash)) {
    await forgetTries('password', userName, own.address);
    return null;
  }
  await auditRefusal(actorOf(own), { action: 'person.password', object: `person:${userName}` });
  if (attempt.isLast) return refused('locked_out', { minutes: await lock('password', userName) });
  return {
    ...refused('wrong_credentials'),
    fieldErrors: { currentPassword: { code: 'wrong_credentials' } },
  };
}

function onField(code: 'weak_password' | 'same_password', params: Record<string, number> = {}): Refusal {
  return { ...refused(code, params), fieldErrors: { newPassword: { code, params } } };
}
