import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person, PersonRole } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import { type ListedPerson, wayIn } from './read-people';

/** Someone as their administrator sees them: neither hash nor secret is among it. */
export interface AdministeredPerson
  extends Pick<
    ListedPerson,
    'userName' | 'displayName' | 'roles' | 'isDisabled' | 'wayIn' | 'hasSecondFactor'
  > {
  lockVersion: number;
  /** Ids. */
  departments: number[];
  /** Codes. */
  regions: string[];
  /** Issuer and subject at the identity provider. */
  oidcSubject: string | null;
  /** ISO 8601: until when a one-time password is good. */
  passwordExpiresAt: string | null;
  lastSeenAt: string | null;
  createdAt: string;
  createdBy: string;
}

interface Row {
  user_name: string;
  display_name: string;
  roles: PersonRole[];
  departments: number[];
  regions: string[];
  disabled: boolean;
  way_in: ListedPerson['wayIn'];
  second_factor: boolean;
  oidc_subject: string | null;
  lock_version: number;
  password_expires_at: Date | null;
  last_seen_at: Date | null;
  created_at: Date;
  created_by: string;
}

/** One person by user name; null: there is none, or it is not the asker's to read. */
export async function readPerson(asker: Person, userName: string): Promise<AdministeredPerson | null> {
  if (!may(asker, 'people.read')) return null;
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT p.user_name, p.display_name, p.disabled_at IS NOT NULL AS disabled, ${wayIn} AS way_in, p.oidc_subject, p.lock_version,
      p.totp_secret IS NOT NULL AS second_factor, p.password_expires_at, p.created_at, p.created_by,
      ARRAY(SELECT g.role::text FROM person_role_grant g WHERE g.person_id = p.id ORDER BY g.role) AS roles,
      ARRAY(SELECT department_id FROM person_department WHERE person_id = p.id ORDER BY 1) AS departments,
      ARRAY(SELECT r.code FROM person_region x JOIN region r ON r.id = x.region_id WHERE x.person_id = p.id ORDER BY r.code) AS regions,
      (SELECT max(last_seen_at) FROM session WHERE person_id = p.id) AS last_seen_at
    FROM person p WHERE p.user_name = ${userName}`;
  const row = rows[0];
  if (!row) return null;
  return {
    userName: row.user_name,
    displayName: row.display_name,
    roles: row.roles,
    departments: row.departments,
    regions: row.regions,
    isDisabled: row.disabled,
    wayIn: row.way_in,
    hasSecondFactor: row.second_factor,
    oidcSubject: row.oidc_subject,
    lockVersion: row.lock_version,
    passwordExpiresAt: row.password_expires_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}
