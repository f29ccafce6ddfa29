import type { TestDatabase } from './test-database';

/** What a form about a person carries: whom, and the state it showed. */
export async function shown(
  db: TestDatabase,
  userName: string,
): Promise<{ userName: string; lockVersion: number }> {
  const [row] = await db.run<{ lock_version: number }>(
    'app',
    'SELECT lock_version FROM person WHERE user_name = $1',
    [userName],
  );
  return { userName, lockVersion: row?.lock_version ?? 1 };
}

export interface Logged {
  actor: string;
  action: string;
  object: string;
  result: string;
  before: unknown;
  after: unknown;
}

/** The lines of the log about an object, oldest first. */
export async function logOf(db: TestDatabase, object: string): Promise<Logged[]> {
  return db.run(
    'app',
    'SELECT actor, action, object, result, before, after FROM audit_log WHERE object = $1 ORDER BY seq',
    [object],
  );
}

/** Makes a department; answers its id. */
export async function makeDepartment(db: TestDatabase, name: string): Promise<number> {
  const [row] = await db.run<{ id: number }>(
    'app',
    'INSERT INTO department (name_zh) VALUES ($1) RETURNING id',
    [name],
  );
  return row?.id ?? 0;
}
