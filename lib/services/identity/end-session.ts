import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import { inAct } from '@/lib/services/act';
import { endSessions } from './begin-session';
import { actorOf, type OwnSession, refusalOfStep } from './enter-code';

/** Signs out, from whatever step of signing in: the session ends on the server, whatever the browser keeps. Signing out twice is no error. */
export async function signOut(own: OwnSession): Promise<Outcome> {
  return inAct(actorOf(own), async (client) => {
    const { rowCount } = await client.query(
      'UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL',
      [own.session.id],
    );
    return {
      ok: true,
      acts: rowCount ? [{ action: 'session.end', object: `session:${own.session.id}` }] : [],
    };
  });
}

/** Ends one of one's own sessions, on another machine. Refused: not_found, of whoever's else it is. */
export async function endOwnSession(actor: Actor, { session }: { session: number }): Promise<Outcome> {
  return inAct(actor, async (client) => {
    const { rowCount } = await client.query(
      'UPDATE session SET ended_at = now() WHERE id = $1 AND person_id = $2 AND ended_at IS NULL',
      [session, actor.person.id],
    );
    if (!rowCount) return refused('not_found');
    return { ok: true, acts: [{ action: 'session.end', object: `session:${session}` }] };
  });
}

/** Ends every session of one's own but the one that asks. Refused: forbidden (half signed in), nothing_to_do. */
export async function endOtherSessions(own: OwnSession): Promise<Outcome> {
  const { person, id } = own.session;
  const halfway = await refusalOfStep(own, [null], 'session.end');
  if (halfway) return halfway;
  return inAct(actorOf(own), async (client) => {
    const ended = await endSessions(client, person.id, id);
    if (ended === 0) return refused('nothing_to_do');
    return {
      ok: true,
      acts: [{ action: 'session.end', object: `person:${person.userName}`, after: { others: ended } }],
    };
  });
}
