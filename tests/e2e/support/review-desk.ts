import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { instantOfLocal, localOf } from '@/lib/domain/zone';
import { type DeskSpec, putOnDesk } from '@/tests/support/desk-review';
import type { TestDatabase } from '@/tests/support/test-database';
import { type Installation, serve } from './installation';

/** The invented country with people of its own, and a desk to put figures on. */
export interface ReviewDesk extends Pick<Installation, 'url' | 'close'> {
  /** Of the session of wang (reviewer) or chen (leader). */
  tokenOf(name: string): string;
  /** Levels of the unemployment rate, given in. */
  put(spec: Omit<DeskSpec, 'indicator' | 'measure'>): Promise<void>;
  /** Approves what is left of a period, as another reviewer, whatever its state. */
  approveRest(period: string): Promise<void>;
  letLeadersSee(): Promise<void>;
  /** The first whole minute that leaves time to schedule for it: as a form takes it, and the instant. */
  nextMinute(): Promise<{ local: string; instant: number }>;
  /** `who action result` of the log about something. */
  acts(object: string): Promise<string[]>;
}

export async function serveReviewDesk(): Promise<ReviewDesk> {
  const installation = await serve('review', (load) =>
    load('tests/fixtures/second-story', ['--publish', '--settings']),
  );
  const pool = new pg.Pool({ connectionString: installation.env.DATABASE_URL, max: 2 });
  const database = {
    run: async (_role: unknown, text: string, values?: unknown[]) => (await pool.query(text, values)).rows,
  } as unknown as TestDatabase;
  const tokens = new Map<string, string>();
  for (const [name, role] of [
    ['wang', 'reviewer'],
    ['chen', 'leader'],
  ] as const) {
    tokens.set(name, randomBytes(32).toString('base64url'));
    await pool.query(
      `WITH made AS (INSERT INTO person (user_name, display_name, must_change, created_by) VALUES ($1, $1, false, 'tests') RETURNING id),
         granted AS (INSERT INTO person_role_grant (person_id, role) SELECT id, $2::person_role FROM made)
       INSERT INTO session (token_hash, person_id, second_factor, expires_at)
       SELECT sha256(convert_to($3, 'UTF8')), id, false, now() + interval '12 hours' FROM made`,
      [name, role, tokens.get(name)],
    );
  }
  return {
    url: installation.url,
    tokenOf: (name) => tokens.get(name) ?? '',
    put: (spec) => putOnDesk(database, { indicator: 'unemployment-rate', measure: 'level', ...spec }),
    async approveRest(period) {
      await pool.query(
        `UPDATE entry SET state = 'approved', submitted_by = 'li', submitted_at = now(), approved_by = 'zhao', approved_at = now(),
           lock_version = lock_version + 1 WHERE period = $1 AND state <> 'approved'`,
        [period],
      );
    },
    async letLeadersSee() {
      await pool.query('UPDATE installation_option SET leaders_see_approved = true');
    },
    async nextMinute() {
      const { rows } = await pool.query<{ time_zone: string }>('SELECT time_zone FROM installation');
      const zone = rows[0]?.time_zone ?? '';
      const local = localOf(new Date(Date.now() + 75_000).toISOString(), zone);
      const [date = '', time = ''] = local.split('T');
      return { local, instant: Date.parse(instantOfLocal(date, time, zone)) };
    },
    async acts(object) {
      const { rows } = await pool.query<{ line: string }>(
        `SELECT concat_ws(' ', actor, action, result) AS line FROM audit_log WHERE object = $1 ORDER BY seq`,
        [object],
      );
      return rows.map(({ line }) => line);
    },
    async close() {
      await pool.end();
      await installation.close();
    },
  };
}
