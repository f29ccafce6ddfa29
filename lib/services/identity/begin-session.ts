import 'server-only';
import type { PoolClient } from 'pg';
import { newToken, tokenHash } from '@/lib/auth/session';

/** Where a request came from, and by what. */
export interface Visit {
  address: string;
  userAgent: string;
}

interface BegunSession {
  id: number;
  /** For the cookie; the table keeps its hash alone. */
  token: string;
}

const longestAgent = 300;

/**
 * Begins a session in the transaction given, good until the installation's absolute time-out. `secondFactor`: a code was
 * given, or an identity provider vouches for one. Whoever calls writes the audit row (`session.begin`) and sets the cookie.
 */
export async function beginSession(
  client: PoolClient,
  personId: number,
  { address, userAgent }: Visit,
  secondFactor: boolean,
): Promise<BegunSession> {
  const token = newToken();
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO session (token_hash, person_id, second_factor, expires_at, address, user_agent)
     SELECT $1, $2, $3, now() + make_interval(hours => absolute_hours), $4, $5 FROM security_setting RETURNING id`,
    [tokenHash(token), personId, secondFactor, address, userAgent.slice(0, longestAgent)],
  );
  return { id: rows[0]?.id ?? 0, token };
}

/**
 * Puts a new session in the place of one, in the transaction given: whoever knew the old token has nothing by it. Its end
 * stays where it was. Null: it had ended.
 */
export async function renewSession(
  client: PoolClient,
  sessionId: number,
  secondFactor: boolean,
): Promise<BegunSession | null> {
  const token = newToken();
  const { rows } = await client.query<{ id: number }>(
    `WITH ended AS (UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL
       RETURNING person_id, second_factor, expires_at, address, user_agent)
     INSERT INTO session (token_hash, person_id, second_factor, expires_at, address, user_agent)
     SELECT $2, person_id, second_factor OR $3, expires_at, address, user_agent FROM ended RETURNING id`,
    [sessionId, tokenHash(token), secondFactor],
  );
  const row = rows[0];
  return row ? { id: row.id, token } : null;
}

/** Ends a person's sessions in the transaction given, all but one where one is named. Answers how many. */
export async function endSessions(client: PoolClient, personId: number, but?: number): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE session SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2`,
    [personId, but ?? null],
  );
  return rowCount ?? 0;
}
