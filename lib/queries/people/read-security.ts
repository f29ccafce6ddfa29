import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';

export interface SecuritySettings {
  /** Whether everyone who signs in by password needs a second factor. */
  totp: boolean;
  idleMinutes: number;
  absoluteHours: number;
}

/** The settings of sign-in; null: not this person's to read. */
export async function readSecurity(person: Person): Promise<SecuritySettings | null> {
  if (!may(person, 'people.read')) return null;
  const rows = await appDb().$queryRaw<SecuritySettings[]>`
    SELECT totp, idle_minutes AS "idleMinutes", absolute_hours AS "absoluteHours" FROM security_setting`;
  return rows[0] ?? null;
}
