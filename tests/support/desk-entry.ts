import type { Actor, PersonRole } from '@/lib/auth/person';
import type { EntryWrite } from '@/lib/services/desk/write-entries';
import type { TestDatabase } from './test-database';

/** Makes a department and gives it indicators; answers its id. */
export async function giveToDepartment(
  db: TestDatabase,
  name: string,
  keys: readonly string[],
): Promise<number> {
  const [row] = await db.run<{ id: number }>(
    'app',
    'INSERT INTO department (name_zh) VALUES ($1) RETURNING id',
    [name],
  );
  const id = row?.id ?? 0;
  await db.run(
    'owner',
    'UPDATE indicator_version v SET department_id = $1 FROM indicator i WHERE i.id = v.indicator_id AND i.key = ANY($2)',
    [id, keys],
  );
  return id;
}

/** Someone signed in, as services see them: no row of the database is needed to ask whether they may. */
export function actorOf(
  userName: string,
  roles: PersonRole[],
  { departments = [], regions = [] }: { departments?: number[]; regions?: string[] } = {},
): Actor {
  return { person: { id: 1, userName, displayName: userName, roles, departments, regions }, address: '' };
}

export async function idOf(db: TestDatabase, table: 'indicator' | 'region', name: string): Promise<number> {
  const column = table === 'region' ? 'code' : 'key';
  const [row] = await db.run<{ id: number }>('app', `SELECT id FROM ${table} WHERE ${column} = $1`, [name]);
  return row?.id ?? 0;
}

/** A growth of 2024-03 that nobody has seen an entry of, unless told otherwise. */
export function entryWrite(
  spec: Partial<EntryWrite> & Pick<EntryWrite, 'indicatorId' | 'regionId'>,
): EntryWrite {
  return {
    measure: 'growth',
    period: '2024-03',
    value: null,
    missing: null,
    stage: 'preliminary',
    note: null,
    reason: null,
    origin: 'official',
    sourceTitle: '',
    sourceUrl: '',
    explanation: null,
    confirmed: null,
    expected: 0,
    ...spec,
  };
}
