import 'server-only';
import { appDb } from '@/lib/db';
import type { Text } from '@/lib/domain/text';

export interface OwnSessionEntry {
  id: number;
  /** Instants. */
  beganAt: Date;
  lastSeenAt: Date;
  address: string;
  userAgent: string;
}

export interface OwnAccount {
  departments: Text[];
  regions: Text[];
  /** False: signs in by the identity provider alone. */
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Those that are not over, the latest used first. */
  sessions: OwnSessionEntry[];
}

type PersonRow = Omit<OwnAccount, 'sessions'>;

/** What a person may know of their own account, besides what every session tells. */
export async function readOwnAccount(personId: number): Promise<OwnAccount> {
  const [people, sessions] = await Promise.all([
    appDb().$queryRaw<PersonRow[]>`
      SELECT p.password_hash IS NOT NULL AS "hasPassword", p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
        ARRAY(SELECT json_build_object('zh', d.name_zh, 'en', d.name_en) FROM person_department x
          JOIN department d ON d.id = x.department_id WHERE x.person_id = p.id ORDER BY d.id) AS departments,
        ARRAY(SELECT json_build_object('zh', v.name_zh, 'en', v.name_en) FROM person_region x
          JOIN region_version v USING (region_id) WHERE x.person_id = p.id AND v.valid_to IS NULL ORDER BY x.region_id) AS regions
      FROM person p WHERE p.id = ${personId}`,
    appDb().$queryRaw<OwnSessionEntry[]>`
      SELECT s.id, s.created_at AS "beganAt", s.last_seen_at AS "lastSeenAt", s.address, s.user_agent AS "userAgent"
      FROM session s CROSS JOIN security_setting g
      WHERE s.person_id = ${personId} AND s.ended_at IS NULL AND s.expires_at > now()
        AND s.last_seen_at > now() - make_interval(mins => g.idle_minutes)
      ORDER BY s.last_seen_at DESC, s.id DESC`,
  ]);
  const person = people[0];
  if (!person) throw new Error(`no person ${personId}`);
  return { ...person, sessions };
}
