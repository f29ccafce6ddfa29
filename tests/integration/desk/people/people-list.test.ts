import { beforeAll, describe, expect, test } from 'vitest';
import { personOf } from '@/lib/auth/permission-matrix';
import { type PersonRole, personRoles } from '@/lib/auth/person';
import { readBounds } from '@/lib/queries/people/read-bounds';
import { readPeople } from '@/lib/queries/people/read-people';
import { readPerson } from '@/lib/queries/people/read-person';
import { readSecurity } from '@/lib/queries/people/read-security';
import { roleSchema } from '@/lib/schemas/people';
import { makeDepartment } from '@/tests/support/desk-people';
import { makeGroup, makeRegion } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const security = personOf(['security']);
const size = 50;

beforeAll(async () => {
  const department = await makeDepartment(db, '统计局');
  for (const code of ['231001', '231002', '231099']) await makeRegion(db, code, { level: 'county' });
  await makeGroup(db, 'counties', { members: ['231001', '231002'] });
  await makePerson(db, {
    userName: 'li.na',
    roles: ['staff', 'reviewer'],
    departments: [department],
    regions: ['231099'],
  });
  await makePerson(db, { userName: 'li_na', roles: ['leader'] });
  await db.run(
    'app',
    `WITH made AS (INSERT INTO person (user_name, display_name, created_by)
       SELECT 'clerk.' || to_char(n, 'FM00000'), '科员' || n, 'tests' FROM generate_series(1, 10000) n RETURNING id)
     INSERT INTO person_role_grant SELECT id, 'staff' FROM made`,
  );
  await db.run('owner', 'ANALYZE');
});

describe('the list of people', () => {
  test('is paged, in the order of user names', async () => {
    const first = await readPeople(security, {}, { page: 1, size });
    const second = await readPeople(security, {}, { page: 2, size });
    expect(first?.count).toBe(10_002);
    expect(first?.people).toHaveLength(size);
    expect(second?.people[0]?.userName).toBe('clerk.00051');
    const last = await readPeople(security, {}, { page: 201, size });
    expect(last?.people.map(({ userName }) => userName)).toEqual(['li.na', 'li_na']);
    expect(last?.people[0]).toMatchObject({
      displayName: '名li.na',
      roles: ['staff', 'reviewer'],
      departments: [{ zh: '统计局', en: '' }],
      isDisabled: false,
      wayIn: 'none',
      hasSecondFactor: false,
      lastSeenAt: null,
    });
  });

  test('answers among ten thousand within a second', async () => {
    const from = performance.now();
    await readPeople(security, { words: '科员9' }, { page: 10, size });
    expect(performance.now() - from).toBeLessThan(1000);
  });

  test.each([
    ['clerk.0999', undefined, 10],
    ['CLERK.09999', undefined, 1],
    ['科员777', undefined, 11],
    // a dot and an underscore are themselves, and no pattern
    ['i.n', undefined, 1],
    ['_', undefined, 1],
    ['%', undefined, 0],
    ['', 'leader', 1],
    ['clerk', 'leader', 0],
    ["'; DROP TABLE person; --", undefined, 0],
  ] as const)('finds by words and role: %j %s', async (words, role, count) => {
    expect((await readPeople(security, { words, role }, { page: 1, size }))?.count).toBe(count);
  });
});

describe('what is read of people', () => {
  test('carries no hash and no secret', async () => {
    const person = await readPerson(security, 'li.na');
    expect(person).toMatchObject({
      userName: 'li.na',
      regions: ['231099'],
      lockVersion: 1,
      createdBy: 'tests',
    });
    expect(Object.keys(person ?? {}).filter((key) => /hash|secret$/i.test(key))).toEqual([]);
    expect(await readPerson(security, 'ghost')).toBeNull();
  });

  test('offers the regions of groups, and those someone is bound to already', async () => {
    const codes = async (held?: string[]) =>
      (await readBounds(security, held))?.regions.map(({ code }) => code);
    expect(await codes()).toEqual(['231001', '231002']);
    expect(await codes(['231099'])).toEqual(['231001', '231002', '231099']);
  });

  test.each(personRoles.filter((role) => role !== 'security'))('is not for %s', async (role: PersonRole) => {
    const asker = personOf([role]);
    expect(await readPeople(asker, {}, { page: 1, size })).toBeNull();
    expect(await readPerson(asker, 'li.na')).toBeNull();
    expect(await readBounds(asker)).toBeNull();
    expect(await readSecurity(asker)).toBeNull();
  });

  test('is none of the public role', async () => {
    for (const table of ['person', 'person_role_grant', 'session', 'security_setting', 'recovery_code'])
      await expect(db.run('public', `SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
  });

  test('knows the roles that permissions know', () => {
    expect(roleSchema.options).toEqual(personRoles);
  });
});
