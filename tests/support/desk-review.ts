import type { Actor, PersonRole } from '@/lib/auth/person';
import type { Measure } from '@/lib/domain/indicator';
import type { Scope } from '@/lib/domain/scope';
import { makeGroup, makeIndicator, makeInstallation, makeRegion } from './factories';
import type { TestDatabase } from './test-database';

/** Someone signed in: services ask nothing of the database about a person. */
export function actor(userName: string, ...roles: PersonRole[]): Actor {
  return {
    person: { id: 1, userName, displayName: userName, roles, departments: [], regions: [] },
    address: '192.0.2.1',
  };
}

export const wang = actor('wang', 'reviewer');
export const zhao = actor('zhao', 'reviewer');

export const everybody: Scope = { audience: 'public', asOf: null, edition: 'current' };

/** A province and its three cities, ranked by a monthly growth (`retail`) and a quarterly one (`gdp`). */
export async function makeCountry(db: TestDatabase): Promise<void> {
  await makeRegion(db, 'P', { level: 'province' });
  for (const code of ['A', 'B', 'C']) await makeRegion(db, code, { parent: 'P' });
  await makeGroup(db, 'cities', { benchmark: 'P', members: ['A', 'B', 'C'] });
  await makeIndicator(db, 'retail', { nameZh: '社会消费品零售总额' });
  await makeIndicator(db, 'gdp', { frequency: 'quarter', nameZh: '地区生产总值' });
  await makeInstallation(db, { home: 'A', groups: ['cities'] });
}

export interface DeskSpec {
  indicator?: string;
  period: string;
  measure?: Measure;
  /** Decimal text by region code. */
  values: Record<string, string>;
  state?: 'draft' | 'submitted' | 'approved' | 'returned';
  enteredBy?: string;
  submittedBy?: string;
  approvedBy?: string;
  reason?: string | null;
  title?: string;
}

/** Puts figures on the desk as those at work would have left them: growth of retail, given in by li, unless told otherwise. */
export async function putOnDesk(db: TestDatabase, spec: DeskSpec): Promise<void> {
  const state = spec.state ?? 'submitted';
  const isIn = state === 'submitted' || state === 'approved';
  const submittedBy = isIn ? (spec.submittedBy ?? 'li') : null;
  const approvedBy = state === 'approved' ? (spec.approvedBy ?? 'wang') : null;
  const indicator = spec.indicator ?? 'retail';
  await db.run(
    'app',
    `INSERT INTO calendar (indicator_id, period, frequency, january)
     SELECT id, $2, frequency, january FROM indicator WHERE key = $1 ON CONFLICT DO NOTHING`,
    [indicator, spec.period],
  );
  await db.run(
    'app',
    `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, origin, source_title, reason, base_published_at, state,
       entered_by, submitted_by, submitted_at, approved_by, approved_at)
     SELECT i.id, $3, r.id, $2, v.value::numeric, 'preliminary', 'official', $10, $5,
       (SELECT max(f.published_at) FROM figure f WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (i.id, $3::measure, r.id, $2)),
       $6, $7, $8, CASE WHEN $8::text IS NOT NULL THEN now() END, $9, CASE WHEN $9::text IS NOT NULL THEN now() END
     FROM indicator i, jsonb_each_text($4::jsonb) AS v(code, value) JOIN region r ON r.code = v.code WHERE i.key = $1`,
    [
      indicator,
      spec.period,
      spec.measure ?? 'growth',
      JSON.stringify(spec.values),
      spec.reason ?? null,
      state,
      spec.enteredBy ?? 'li',
      submittedBy,
      approvedBy,
      spec.title ?? '统计局',
    ],
  );
}

/** The states of a sheet's entries, by region code. */
export async function statesOf(
  db: TestDatabase,
  period: string,
  indicator = 'retail',
): Promise<Record<string, string>> {
  const rows = await db.run<{ code: string; state: string }>(
    'app',
    `SELECT r.code, e.state::text FROM entry e JOIN region r ON r.id = e.region_id JOIN indicator i ON i.id = e.indicator_id
     WHERE i.key = $1 AND e.period = $2 ORDER BY r.code`,
    [indicator, period],
  );
  return Object.fromEntries(rows.map(({ code, state }) => [code, state]));
}

/** What is public of a period: value by region code, the last version. */
export async function publicValues(
  db: TestDatabase,
  period: string,
  indicator = 'retail',
): Promise<Record<string, string>> {
  const rows = await db.run<{ code: string; value: string }>(
    'public',
    `SELECT DISTINCT ON (r.code) r.code, f.value::text FROM figure f JOIN region r ON r.id = f.region_id JOIN indicator i ON i.id = f.indicator_id
     WHERE i.key = $1 AND f.period = $2 ORDER BY r.code, f.published_at DESC`,
    [indicator, period],
  );
  return Object.fromEntries(rows.map(({ code, value }) => [code, value]));
}

/** The last lines of the audit log about something, oldest first. */
export async function actsOn(
  db: TestDatabase,
  object: string,
): Promise<{ actor: string; action: string; result: string; after: Record<string, unknown> | null }[]> {
  return db.run('app', 'SELECT actor, action, result, after FROM audit_log WHERE object = $1 ORDER BY seq', [
    object,
  ]);
}
