import 'server-only';
import { appPool } from '@/lib/db';
import { type Outcome, refused } from '@/lib/errors';
import { auditRefusal, inAct } from '@/lib/services/act';
import { beginSession, type Visit } from './begin-session';

/**
 * Signs in whom the identity provider vouched for: answers the token of a new session. Only someone whose subject an
 * administrator wrote down; nobody is made. The provider's own second factor counts. `ending`: the session that the
 * browser held until now. Refused: not_found, forbidden (disabled).
 */
export async function signInByProvider(
  visit: Visit,
  subject: string,
  ending: number | null = null,
): Promise<Outcome<{ token: string }>> {
  const { rows } = await appPool().query<{ id: number; user_name: string; disabled: boolean }>(
    'SELECT id, user_name, disabled_at IS NOT NULL AS disabled FROM person WHERE oidc_subject = $1',
    [subject],
  );
  const person = rows[0];
  const by = { name: person?.user_name ?? '?', address: visit.address };
  if (!person || person.disabled) {
    const reason = person ? 'disabled' : 'unknown';
    await auditRefusal(by, {
      action: 'session.begin',
      object: `person:${person?.user_name ?? '?'}`,
      after: { reason, subject },
    });
    return refused(person ? 'forbidden' : 'not_found');
  }
  return inAct(by, async (client) => {
    const { id, token } = await beginSession(client, person.id, visit, true);
    if (ending !== null) await client.query('UPDATE session SET ended_at = now() WHERE id = $1', [ending]);
    const after = { userAgent: visit.userAgent, by: 'provider' };
    return { ok: true, token, acts: [{ action: 'session.begin', object: `session:${id}`, after }] };
  });
}
