import type { TestDatabase } from './test-database';

/** Makes a department and says that the indicators are its own; answers its id. */
export async function makeDepartment(
  db: TestDatabase,
  name: string,
  indicators: readonly string[] = [],
): Promise<number> {
  const [made] = await db.run<{ id: number }>(
    'app',
    'INSERT INTO department (name_zh, name_en) VALUES ($1, $1) RETURNING id',
    [name],
  );
  const id = made?.id ?? 0;
  await db.run(
    'owner',
    `UPDATE indicator_version SET department_id = $1
     WHERE indicator_id IN (SELECT id FROM indicator WHERE key = ANY($2))`,
    [id, indicators],
  );
  return id;
}

/** A figure in work. */
export async function makeEntry(
  db: TestDatabase,
  cell: {
    indicator: string;
    region: string;
    period: string;
    measure?: 'level' | 'growth';
    state?: 'draft' | 'submitted' | 'approved';
    value?: string | null;
  },
): Promise<void> {
  const state = cell.state ?? 'draft';
  await db.run(
    'owner',
    `INSERT INTO calendar (indicator_id, period, frequency, january)
     SELECT id, $2, frequency, january FROM indicator WHERE key = $1 ON CONFLICT DO NOTHING`,
    [cell.indicator, cell.period],
  );
  await db.run(
    'owner',
    `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, origin, source_title, source_url, state,
       entered_by, entered_at, submitted_by, submitted_at, approved_by, approved_at)
     SELECT i.id, $3, r.id, $4, $5, 'preliminary', 'official', '', '', $6::entry_state, 'li.na', now(),
       CASE WHEN $6::entry_state <> 'draft' THEN 'li.na' END, CASE WHEN $6::entry_state <> 'draft' THEN now() END,
       CASE WHEN $6::entry_state = 'approved' THEN 'wang.wei' END, CASE WHEN $6::entry_state = 'approved' THEN now() END
     FROM indicator i, region r WHERE i.key = $1 AND r.code = $2`,
    [
      cell.indicator,
      cell.region,
      cell.measure ?? 'growth',
      cell.period,
      cell.value === undefined ? '1' : cell.value,
      state,
    ],
  );
}

interface LogLine {
  actor: string;
  action: string;
  object: string;
  result: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What the log says of an object, oldest first. */
export function logOf(db: TestDatabase, object: string): Promise<LogLine[]> {
  return db.run<LogLine>(
    'owner',
    'SELECT actor, action, object, result, before, after FROM audit_log WHERE object = $1 ORDER BY seq',
    [object],
  );
}
