import { createHash, randomBytes } from 'node:crypto';
import { type PersonRole, personRoles } from '@/lib/auth/person';
import type { TestDatabase } from './test-database';

type Rows = Pick<TestDatabase, 'run'>;

/** A word and a number that stand in nothing public. */
export const canaryWord = 'zq7canary';
export const canaryValue = '8642.0913';
/** A period of which nothing is published, and one of which nothing is known. */
export const canaryPeriod = '2024-02';
export const nowherePeriod = '2031-05';
export const canaryUser = (role: PersonRole) => `${canaryWord}.${role}`;

/** Whether a text has any of it: the word, the number as it is shown, or a number of one of its cells. */
export const canariesIn = (text: string): string[] => [
  ...new Set(text.match(/zq7canary[\w.-]*|8642\.\d+/gi) ?? []),
];

/**
 * Lines of the log as years of work leave them, written by the database's owner without the chain: for searches alone, since
 * `audit_verify` refuses them. One line a minute back from `until`, ten people, every hundredth refused.
 */
export async function fillAuditLog(db: TestDatabase, lines: number, until: string): Promise<void> {
  await db.session('owner', async (client) => {
    await client.query('BEGIN');
    await client.query('ALTER TABLE audit_log DISABLE TRIGGER audit_chain');
    await client.query(
      `INSERT INTO audit_log (seq, at, actor, origin_ip, action, object, result, before, after, prev_hash, hash)
       SELECT n, $2::timestamptz - ($1::int - n) * interval '1 minute', 'person' || n % 10, '192.0.2.1',
         (ARRAY['entry.write','entry.submit','review.approve','session.begin'])[n % 4 + 1],
         CASE n % 4 WHEN 3 THEN 'person:person' || n % 10 ELSE 'cell:key' || n % 30 || '/growth/37' || n % 17 || '/2024-' || n % 12 END,
         CASE WHEN n % 100 = 0 THEN 'refused' ELSE 'done' END, '{"value": "1"}', '{"value": "2"}', sha256(''), sha256(n::text::bytea)
       FROM generate_series(1, $1::int) n`,
      [lines, until],
    );
    await client.query('ALTER TABLE audit_log ENABLE TRIGGER audit_chain');
    await client.query('UPDATE audit_head SET seq = $1', [lines]);
    await client.query('COMMIT');
    await client.query('ANALYZE audit_log');
  });
}

/**
 * What a desk in work knows and the public does not, each text with the canary's word, each value with its number: people,
 * figures drafted, submitted, returned and approved, of a period to come and of one that is out, comments, plans, uploads.
 */
export async function seedCanaries(
  db: Rows,
): Promise<{ tokens: Record<PersonRole, string>; plans: number[] }> {
  const tokens = await seedPeople(db);
  await db.run(
    'app',
    `INSERT INTO calendar (indicator_id, period, frequency, january, note)
     SELECT id, $1, frequency, january, $2 FROM indicator WHERE key IN ('fixed-asset-investment', 'retail-sales', 'budget-revenue', 'pm25')`,
    [canaryPeriod, `${canaryWord}-calendar`],
  );
  for (const [key, period, state] of [
    ['fixed-asset-investment', canaryPeriod, 'approved'],
    ['retail-sales', canaryPeriod, 'submitted'],
    ['budget-revenue', canaryPeriod, 'returned'],
    ['pm25', canaryPeriod, 'draft'],
    ['fixed-asset-investment', '2023-12', 'approved'],
    ['retail-sales', '2023-12', 'draft'],
  ] as const)
    await seedSheet(db, key, period, state);
  await db.run(
    'app',
    `INSERT INTO entry_comment (indicator_id, measure, region_id, period, author, body)
     SELECT indicator_id, measure, region_id, period, $1, $2 FROM entry`,
    [canaryUser('reviewer'), `${canaryWord}-comment`],
  );
  const plans = [
    await seedPlan(db, 'first', canaryPeriod, '2099-01-01T00:00:00Z'),
    await seedPlan(db, 'revision', '2023-12', null),
  ];
  await db.run(
    'app',
    `INSERT INTO table_upload (person_id, file_name, sha256, content) SELECT id, $2, sha256('x'), $3 FROM person WHERE user_name = $1`,
    [canaryUser('staff'), `${canaryWord}-upload.csv`, JSON.stringify({ name: `${canaryWord}-cell` })],
  );
  await db.run('app', `INSERT INTO table_memory (shape, mapping, used_by) VALUES (sha256('x'), $1, $2)`, [
    JSON.stringify({ head: `${canaryWord}-head` }),
    canaryUser('staff'),
  ]);
  await db.run(
    'app',
    `INSERT INTO audit_log (actor, action, object, result, after) VALUES ($1, 'entry.write', $2, 'done', $3)`,
    [canaryUser('staff'), `cell:${canaryWord}`, JSON.stringify({ value: canaryValue })],
  );
  return { tokens, plans };
}

/** One person a role, with a session each: the cookie's token by role. */
async function seedPeople(db: Rows): Promise<Record<PersonRole, string>> {
  await db.run('app', 'UPDATE security_setting SET totp = false');
  const tokens: Partial<Record<PersonRole, string>> = {};
  for (const role of personRoles) {
    const token = randomBytes(32).toString('base64url');
    tokens[role] = token;
    const [person] = await db.run<{ id: number }>(
      'app',
      `WITH made AS (INSERT INTO person (user_name, display_name, must_change, created_by) VALUES ($1, $2, false, 'tests') RETURNING id),
         given AS (INSERT INTO session (token_hash, person_id, second_factor, expires_at, user_agent)
           SELECT $3, id, true, now() + interval '8 hours', $4 FROM made)
       SELECT id FROM made`,
      [
        canaryUser(role),
        `${canaryWord}-${role}-name`,
        createHash('sha256').update(token).digest(),
        `${canaryWord}-agent`,
      ],
    );
    await db.run('app', 'INSERT INTO person_role_grant VALUES ($1, $2)', [person?.id, role]);
    if (role === 'staff')
      await db.run('app', 'INSERT INTO person_department SELECT $1, id FROM department', [person?.id]);
  }
  return tokens as Record<PersonRole, string>;
}

/** A sheet in a state: each region's figure a little more than the last. */
async function seedSheet(
  db: Rows,
  key: string,
  period: string,
  state: 'draft' | 'submitted' | 'returned' | 'approved',
) {
  const isGivenIn = state !== 'draft';
  await db.run(
    'app',
    `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, note, reason, origin, source_title, source_url, base_published_at,
       state, entered_by, submitted_by, submitted_at, approved_by, approved_at, reopened_reason, explanation, returned_reason)
     SELECT i.id, x.measure, r.id, $2, round($4::numeric + r.id / 1000.0, 4), 'final', $5 || '-note', $5 || '-reason', 'official', $5 || '-source', 'https://' || $5 || '.test/', x.base,
       $3::entry_state, $6, CASE WHEN $8 THEN $6 END, CASE WHEN $8 THEN now() END,
       CASE WHEN $3 = 'approved' THEN $7 END, CASE WHEN $3 = 'approved' THEN now() END,
       $5 || '-reopened', $5 || '-explanation', CASE WHEN $3 = 'returned' THEN $5 || '-returned' END
     FROM indicator i JOIN LATERAL (
       SELECT f.region_id, f.measure, max(f.published_at) FILTER (WHERE f.period = $2) AS base FROM figure f WHERE f.indicator_id = i.id
       GROUP BY 1, 2) x ON true JOIN region r ON r.id = x.region_id
     WHERE i.key = $1`,
    [key, period, state, canaryValue, canaryWord, canaryUser('staff'), canaryUser('reviewer'), isGivenIn],
  );
}

/** A plan with what of its period is approved; at an instant far ahead, it is scheduled. */
async function seedPlan(
  db: Rows,
  kind: 'first' | 'revision',
  period: string,
  scheduledAt: string | null,
): Promise<number> {
  const [plan] = await db.run<{ id: number }>(
    'app',
    `WITH made AS (
       INSERT INTO release_plan (state, scheduled_at, scheduled_by, kind, title, reason, document_title, document_url, created_by)
       SELECT CASE WHEN $2::timestamptz IS NULL THEN 'open' ELSE 'scheduled' END::plan_state, $2, CASE WHEN $2::timestamptz IS NOT NULL THEN $5 END, $1,
         $4 || '-plan', $4 || '-plan-reason', $4 || '-document', 'https://' || $4 || '.test/doc', $5 RETURNING id),
     items AS (INSERT INTO release_plan_item (plan_id, indicator_id, period, break_zh, break_en)
       SELECT DISTINCT made.id, e.indicator_id, e.period, $4 || '-break', $4 || '-break' FROM made, entry e WHERE e.period = $3 AND e.state = 'approved')
     SELECT id FROM made`,
    [kind, scheduledAt, period, canaryWord, canaryUser('reviewer')],
  );
  return plan?.id ?? 0;
}
