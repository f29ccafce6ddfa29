import type { Actor, PersonRole } from '@/lib/auth/person';
import { createPerson } from '@/lib/services/identity/create-person';
import type { TestDatabase } from './test-database';

export interface PersonSpec {
  userName: string;
  roles: readonly PersonRole[];
  /** Ids; none. */
  departments?: readonly number[];
  /** Codes; none: every region. */
  regions?: readonly string[];
  /** Null: nobody signs in by it. */
  password?: string | null;
  mustChange?: boolean;
}

/** Makes a person, and answers them as one who acts from 192.0.2.1. */
export async function makePerson(db: TestDatabase, spec: PersonSpec): Promise<Actor> {
  const { userName, roles, departments = [], regions = [], password = null, mustChange = false } = spec;
  const displayName = `名${userName}`;
  const id = await db.session('app', async (client) => {
    await client.query('BEGIN');
    const made = await createPerson(client, {
      userName,
      displayName,
      roles,
      departments,
      regions,
      password,
      mustChange,
      createdBy: 'tests',
    });
    await client.query('COMMIT');
    return made;
  });
  const person = { id, userName, displayName, roles, departments, regions };
  return { person, address: '192.0.2.1' };
}
