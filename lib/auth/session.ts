import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { appDb } from '@/lib/db';
import type { Person, PersonRole } from './person';

/** What still stands between a right password and the pages. */
export type SignInStep = 'code' | 'password' | 'totp';

export interface Session {
  id: number;
  person: Person;
  /** The code of the second factor, a password of one's own, setting up the second factor; null: signed in. */
  step: SignInStep | null;
}

interface SessionRow {
  id: number;
  second_factor: boolean;
  stale: boolean;
  person_id: number;
  user_name: string;
  display_name: string;
  must_change: boolean;
  has_totp: boolean;
  asks_totp: boolean;
  roles: PersonRole[];
  departments: number[];
  regions: string[];
}

/** 256 random bits for the cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the table knows of a token: it alone signs nobody in. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The session that a cookie's token belongs to, or null: unknown, ended, idle or held too long, or its person disabled.
 * Being read keeps it from being idle, noted once a minute.
 */
export async function readSession(token: string | undefined): Promise<Session | null> {
  if (!token || token.length !== 43) return null;
  const rows = await appDb().$queryRaw<SessionRow[]>`
    SELECT s.id, s.second_factor, s.last_seen_at < now() - interval '1 minute' AS stale,
      p.id AS person_id, p.user_name, p.display_name, p.must_change, p.totp_confirmed_at IS NOT NULL AS has_totp,
      g.totp AND p.password_hash IS NOT NULL AS asks_totp,
      ARRAY(SELECT role::text FROM person_role_grant WHERE person_id = p.id ORDER BY role) AS roles,
      ARRAY(SELECT department_id FROM person_department WHERE person_id = p.id ORDER BY 1) AS departments,
      ARRAY(SELECT r.code FROM person_region x JOIN region r ON r.id = x.region_id WHERE x.person_id = p.id ORDER BY r.code) AS regions
    FROM session s JOIN person p ON p.id = s.person_id CROSS JOIN security_setting g
    WHERE s.token_hash = ${tokenHash(token)} AND s.ended_at IS NULL AND p.disabled_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(mins => g.idle_minutes)`;
  const row = rows[0];
  if (!row) return null;
  if (row.stale) await appDb().$executeRaw`UPDATE session SET last_seen_at = now() WHERE id = ${row.id}`;
  return { id: row.id, person: personOf(row), step: stepOf(row) };
}

function stepOf(row: SessionRow): SignInStep | null {
  if (row.has_totp && !row.second_factor) return 'code';
  if (row.must_change) return 'password';
  if (row.asks_totp && !row.has_totp) return 'totp';
  return null;
}

function personOf(row: SessionRow): Person {
  return {
    id: row.person_id,
    userName: row.user_name,
    displayName: row.display_name,
    roles: row.roles,
    departments: row.departments,
    regions: row.regions,
  };
}
