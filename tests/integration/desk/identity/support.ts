import { expect } from 'vitest';
import type { Session } from '@/lib/auth/session';
import { readSession } from '@/lib/auth/session';
import { beginSession } from '@/lib/services/identity/begin-session';
import type { OwnSession } from '@/lib/services/identity/enter-code';
import { signIn } from '@/lib/services/identity/sign-in';
import type { TestDatabase } from '@/tests/support/test-database';

export const password = 'four cold lamps in fog';
export const visit = { address: '192.0.2.7', userAgent: 'tests' };
export const secretOfTests = 'Jm4tqXw8Zc2vRb7nKp5sLd9fGh3yTa6e';

/** Signs in and answers the token; the test fails where that is refused. */
export async function tokenOf(userName: string, given = password): Promise<string> {
  const outcome = await signIn(visit, { userName, password: given });
  expect(outcome).toMatchObject({ ok: true });
  return outcome.ok ? outcome.token : '';
}

/** The session that a token belongs to; the test fails where there is none. */
export async function ownSession(token: string): Promise<OwnSession> {
  const session = (await readSession(token)) as Session;
  expect(session).not.toBeNull();
  return { session, address: visit.address };
}

/** A session without the work of hashing. */
export async function begunToken(db: TestDatabase, personId: number): Promise<string> {
  const { token } = await db.session('app', (client) => beginSession(client, personId, visit, false));
  return token;
}

/** The log's lines of one action, the oldest first. */
export function actsOf(db: TestDatabase, action: string) {
  return db.run<{ actor: string; origin_ip: string; object: string; result: string; after: unknown }>(
    'app',
    'SELECT actor, origin_ip, object, result, after FROM audit_log WHERE action = $1 ORDER BY seq',
    [action],
  );
}
