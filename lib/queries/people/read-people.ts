import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person, PersonRole } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { Text } from '@/lib/domain/text';
import { Prisma } from '../../../generated/prisma/client';

/** Which people; what is absent narrows nothing. */
export interface PeopleFilter {
  /** Part of a user name or a display name. */
  words?: string | undefined;
  role?: PersonRole | undefined;
}

export interface ListedPerson {
  userName: string;
  displayName: string;
  roles: PersonRole[];
  departments: Text[];
  isDisabled: boolean;
  /** By password, by the identity provider, or not at all until there is a new password. */
  wayIn: 'password' | 'one_time' | 'provider' | 'none';
  hasSecondFactor: boolean;
  /** ISO 8601; null: never signed in. */
  lastSeenAt: string | null;
}

export interface PeoplePage {
  people: ListedPerson[];
  /** How many match, on all pages. */
  count: number;
}

interface Row {
  user_name: string;
  display_name: string;
  roles: PersonRole[];
  departments: Text[];
  disabled: boolean;
  way_in: ListedPerson['wayIn'];
  second_factor: boolean;
  last_seen_at: Date | null;
}

/** A page of people in the order of user names, from 1 on. Null: not this person's to read. */
export async function readPeople(
  person: Person,
  filter: PeopleFilter,
  { page, size }: { page: number; size: number },
): Promise<PeoplePage | null> {
  if (!may(person, 'people.read')) return null;
  const found = matching(filter);
  const [rows, [counted]] = await Promise.all([
    // what is gathered of each person is asked of those on the page alone
    appDb().$queryRaw<Row[]>`
      SELECT p.user_name, p.display_name, p.disabled_at IS NOT NULL AS disabled, ${wayIn} AS way_in,
        p.totp_confirmed_at IS NOT NULL AS second_factor,
        ARRAY(SELECT g.role::text FROM person_role_grant g WHERE g.person_id = p.id ORDER BY g.role) AS roles,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('zh', d.name_zh, 'en', d.name_en) ORDER BY d.id), '[]')
           FROM person_department x JOIN department d ON d.id = x.department_id WHERE x.person_id = p.id) AS departments,
        (SELECT max(last_seen_at) FROM session WHERE person_id = p.id) AS last_seen_at
      FROM (SELECT * FROM person p WHERE ${found} ORDER BY user_name LIMIT ${size} OFFSET ${(page - 1) * size}) p
      ORDER BY p.user_name`,
    appDb().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM person p WHERE ${found}`,
  ]);
  return {
    people: rows.map((row) => ({
      userName: row.user_name,
      displayName: row.display_name,
      roles: row.roles,
      departments: row.departments,
      isDisabled: row.disabled,
      wayIn: row.way_in,
      hasSecondFactor: row.second_factor,
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    })),
    count: counted?.count ?? 0,
  };
}

/** By what a person (`p`) signs in, in SQL. */
export const wayIn = Prisma.sql`CASE WHEN p.password_hash IS NOT NULL THEN CASE WHEN p.must_change THEN 'one_time' ELSE 'password' END
  WHEN p.oidc_subject IS NOT NULL THEN 'provider' ELSE 'none' END`;

function matching({ words, role }: PeopleFilter): Prisma.Sql {
  const byWords = words
    ? Prisma.sql`(strpos(p.user_name, lower(${words})) > 0 OR strpos(lower(p.display_name), lower(${words})) > 0)`
    : Prisma.sql`true`;
  const byRole = role
    ? Prisma.sql`EXISTS (SELECT FROM person_role_grant WHERE person_id = p.id AND role = ${role}::person_role)`
    : Prisma.sql`true`;
  return Prisma.sql`${byWords} AND ${byRole}`;
}
