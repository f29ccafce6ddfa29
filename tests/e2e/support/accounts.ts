import { readFileSync } from 'node:fs';
import path from 'node:path';
import { databaseUrl } from '@/lib/env';
import { withClient } from '@/lib/platform/connect';

/** The demo's accounts are named by their roles. */
export const roles = ['leader', 'staff', 'reviewer', 'system', 'security', 'audit'] as const;
export type Role = (typeof roles)[number];

/** File of the demo's accounts, a line each; the runner says where it is. Absent: a server of one's own, looked at as everyone. */
const file = process.env.WEICI_TEST_ACCOUNTS;

/** The password of one of the demo's accounts. */
export function passwordOf(userName: string): string {
  const lines = readFileSync(file ?? '', 'utf8').split('\n');
  const line = lines.find((each) => each.split(/\s+/)[0] === userName);
  if (!line) throw new Error(`the demo has no account ${userName}`);
  return line.split(/\s+/)[1] ?? '';
}

/** What a browser keeps in which one of the demo's accounts is signed in: made once for the whole run. */
export function stateOf(role: Role): string | undefined {
  return file ? path.join(path.dirname(file), `${role}.json`) : undefined;
}

/** The token of the leader's session. */
export function leaderToken(): string {
  const state = JSON.parse(readFileSync(stateOf('leader') ?? '', 'utf8')) as {
    cookies: { name: string; value: string }[];
  };
  const cookie = state.cookies.find(({ name }) => name === 'weici_session');
  if (!cookie) throw new Error('the leader was not signed in');
  return cookie.value;
}

/**
 * Makes one more account of the demo for a test that changes it, with the password of the role's own account. On the
 * database under test, past the services: it is not what is tested.
 */
export async function makeTwin(role: Role, userName: string): Promise<void> {
  await withClient(databaseUrl('DATABASE_URL'), (client) =>
    client.query(
      `WITH made AS (INSERT INTO person (user_name, display_name, password_hash, must_change, created_by)
         SELECT $2, display_name, password_hash, false, 'tests' FROM person WHERE user_name = $1 RETURNING id)
       INSERT INTO person_role_grant (person_id, role) SELECT id, $1::person_role FROM made`,
      [role, userName],
    ),
  );
}

/** Everyone: nobody is signed in. For `test.use({ storageState: nobody })`. */
export const nobody = { cookies: [], origins: [] };
