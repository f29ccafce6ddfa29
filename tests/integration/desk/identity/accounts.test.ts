import { beforeEach, describe, expect, it } from 'vitest';
import { personRoles } from '@/lib/auth/person';
import { readSession } from '@/lib/auth/session';
import { createPerson } from '@/lib/services/identity/create-person';
import { makeDemoAccounts } from '@/lib/services/identity/demo-accounts';
import { letInAgain, makeFirstAccount } from '@/lib/services/identity/first-account';
import { signIn } from '@/lib/services/identity/sign-in';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';
import { actsOf, begunToken, ownSession, password, tokenOf, visit } from './support';

const db = useTestDatabase();

beforeEach(async () => {
  await db.run('owner', 'TRUNCATE person CASCADE');
  await db.run('owner', 'UPDATE security_setting SET totp = true');
  await db.run('app', 'DELETE FROM sign_in_try');
});

const people = () =>
  db.run<{ user_name: string; must_change: boolean; roles: string[]; departments: number }>(
    'app',
    `SELECT user_name, must_change, ARRAY(SELECT role::text FROM person_role_grant WHERE person_id = p.id) AS roles,
       (SELECT count(*)::int FROM person_department WHERE person_id = p.id) AS departments FROM person p ORDER BY id`,
  );

describe('the first account', () => {
  it('is one security administrator with a random one-time password, however many starts there are', async () => {
    const made = await Promise.all([1, 2, 3].map(() => makeFirstAccount('security')));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await people()).toEqual([
      { user_name: 'security', must_change: true, roles: ['security'], departments: 0 },
    ]);
    const first = made.find((each) => each.ok);
    const given = first?.ok ? first.password : '';
    expect(given).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const own = await ownSession(await tokenOf('security', given));
    expect(own.session.step).toBe('password');
    expect(await actsOf(db, 'person.create')).toMatchObject([
      { actor: 'operator', object: 'person:security', result: 'done' },
    ]);
    const log = await db.run('app', 'SELECT row_to_json(a)::text AS line FROM audit_log a');
    expect(JSON.stringify(log)).not.toContain(given);
  });

  it('has another password in another installation, and no impossible name', async () => {
    const one = await makeFirstAccount('security');
    await db.run('owner', 'TRUNCATE person CASCADE');
    const two = await makeFirstAccount('security');
    expect(one).not.toEqual(two);
    await db.run('owner', 'TRUNCATE person CASCADE');
    for (const name of ['', 'A', 'li na', '../x'])
      expect(await makeFirstAccount(name)).toEqual({ ok: false, code: 'invalid' });
  });
});

describe('the demo', () => {
  it('has one account a role with a password to stay, and asks for no second factor', async () => {
    await db.run(
      'app',
      `INSERT INTO department (name_zh) VALUES ('统计局'), ('商务局') ON CONFLICT DO NOTHING`,
    );
    const made = await makeDemoAccounts();
    expect(await people()).toEqual(
      personRoles.map((role) => ({
        user_name: role,
        must_change: false,
        roles: [role],
        departments: role === 'staff' ? 2 : 0,
      })),
    );
    const accounts = made.ok ? made.accounts : [];
    expect(new Set(accounts.map((each) => each.password)).size).toBe(6);
    for (const { userName, password: given } of accounts)
      expect((await ownSession(await tokenOf(userName, given))).session.step).toBeNull();
    expect(await makeDemoAccounts()).toEqual({ ok: false, code: 'already_done' });
    expect(await makeFirstAccount('security')).toEqual({ ok: false, code: 'already_done' });
  });
});

describe('who lost everything', () => {
  it('is let in again by the machine’s command, with a one-time password', async () => {
    const { person } = await makePerson(db, { userName: 'security', roles: ['security'], password });
    await db.run(
      'app',
      `UPDATE person SET disabled_at = now(), totp_secret = 'x', totp_confirmed_at = now() WHERE id = $1`,
      [person.id],
    );
    const token = await begunToken(db, person.id);
    for (let at = 0; at < 5; at += 1) await signIn(visit, { userName: 'security', password: 'wrong' });
    const outcome = await letInAgain('security');
    expect(await readSession(token)).toBeNull();
    expect(await signIn(visit, { userName: 'security', password })).toMatchObject({
      code: 'wrong_credentials',
    });
    const own = await ownSession(await tokenOf('security', outcome.ok ? outcome.password : ''));
    expect(own.session.step).toBe('password');
    expect(await actsOf(db, 'person.let_in')).toMatchObject([
      { actor: 'operator', object: 'person:security' },
    ]);
    expect(await letInAgain('nobody')).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('a person', () => {
  it.each([
    ['two administrations', ['system', 'security'], 'person_one_administration'],
    ['an administrator who changes figures', ['audit', 'staff'], 'person_administrator_figures'],
  ] as const)('cannot be %s', async (_what, roles, constraint) => {
    const made = makePerson(db, { userName: 'both', roles: [...roles] });
    await expect(made).rejects.toMatchObject({ constraint });
  });

  it('has a user name of its own', async () => {
    await makePerson(db, { userName: 'li.na', roles: ['leader'] });
    await expect(makePerson(db, { userName: 'li.na', roles: ['leader'] })).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('without a password has none to change', async () => {
    const id = await db.session('app', (client) =>
      createPerson(client, {
        userName: 'elsewhere',
        displayName: 'x',
        roles: ['leader'],
        departments: [],
        regions: [],
        password: null,
        mustChange: true,
        createdBy: 'tests',
      }),
    );
    const own = await ownSession(await begunToken(db, id));
    expect(own.session.step).not.toBe('password');
    for (const typed of ['', 'x', 'null'])
      expect(await signIn(visit, { userName: 'elsewhere', password: typed })).toMatchObject({
        code: 'wrong_credentials',
      });
  });
});
