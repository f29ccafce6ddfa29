import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { readSession } from '@/lib/auth/session';
import type { NewPersonInput } from '@/lib/schemas/people';
import { inAct } from '@/lib/services/act';
import { beginSession } from '@/lib/services/identity/begin-session';
import { signIn } from '@/lib/services/identity/sign-in';
import { addPerson } from '@/lib/services/people/add-person';
import { changePerson } from '@/lib/services/people/change-person';
import { changeSecurity } from '@/lib/services/people/change-security';
import { disablePerson } from '@/lib/services/people/disable-person';
import { enablePerson } from '@/lib/services/people/enable-person';
import { resetPassword } from '@/lib/services/people/reset-password';
import { resetSecondFactor } from '@/lib/services/people/reset-second-factor';
import { logOf, makeDepartment, shown } from '@/tests/support/desk-people';
import { makeRegion } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const visit = { address: '192.0.2.7', userAgent: 'tests' };
let security: Actor;
let department: number;

beforeAll(async () => {
  security = await makePerson(db, { userName: 'security', roles: ['security'] });
  department = await makeDepartment(db, '统计局');
  await makeRegion(db, '231001', { level: 'county' });
});

const someone = (userName: string, rest: Partial<NewPersonInput> = {}): NewPersonInput => ({
  userName,
  displayName: '李娜',
  roles: ['staff'],
  departments: [department],
  regions: [],
  ...rest,
});

/** What the table holds of a person, besides secrets. */
async function rowOf(userName: string) {
  const [row] = await db.run(
    'app',
    `SELECT display_name, must_change, disabled_at IS NOT NULL AS disabled, password_hash IS NOT NULL AS password, oidc_subject,
       totp_secret IS NOT NULL AS totp, password_expires_at BETWEEN now() + interval '6 days 23 hours' AND now() + interval '7 days' AS a_week,
       ARRAY(SELECT role::text FROM person_role_grant WHERE person_id = p.id ORDER BY role) AS roles,
       ARRAY(SELECT department_id FROM person_department WHERE person_id = p.id) AS departments,
       ARRAY(SELECT r.code FROM person_region x JOIN region r ON r.id = x.region_id WHERE person_id = p.id) AS regions
     FROM person p WHERE user_name = $1`,
    [userName],
  );
  return row;
}

async function sessionOf(userName: string): Promise<string> {
  const [row] = await db.run<{ id: number }>('app', 'SELECT id FROM person WHERE user_name = $1', [userName]);
  const begun = await inAct(security, async (client) => ({
    ok: true,
    acts: [],
    ...(await beginSession(client, row?.id ?? 0, visit, true)),
  }));
  if (!begun.ok) throw new Error(begun.code);
  return begun.token;
}

describe('a new person', () => {
  test('gets a one-time password that signs in, must be changed, and is nowhere else', async () => {
    const made = await addPerson(security, someone('li.na', { regions: ['231001'] }));
    expect(made).toMatchObject({
      ok: true,
      password: expect.stringMatching(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/),
    });
    if (!made.ok) return;
    expect(await rowOf('li.na')).toEqual({
      display_name: '李娜',
      must_change: true,
      a_week: true,
      disabled: false,
      password: true,
      totp: false,
      oidc_subject: null,
      roles: ['staff'],
      departments: [department],
      regions: ['231001'],
    });
    const signedIn = await signIn(visit, { userName: 'li.na', password: made.password ?? '' });
    expect(signedIn).toMatchObject({ ok: true });
    if (signedIn.ok) expect((await readSession(signedIn.token))?.step).toBe('password');
    const logged = await db.run('app', 'SELECT before::text, after::text, object FROM audit_log');
    expect(JSON.stringify(logged)).not.toContain(made.password);
    expect(await logOf(db, 'person:li.na')).toMatchObject([
      {
        actor: 'security',
        action: 'person.create',
        result: 'done',
        after: { displayName: '李娜', roles: ['staff'], departments: ['统计局'], regions: ['231001'] },
      },
    ]);
  });

  test.each([
    ['a taken user name', { userName: 'security' }, 'name_taken', 'userName'],
    ['two administrations', { roles: ['system', 'audit'] }, 'one_administration', 'roles'],
    ['an administrator who enters figures', { roles: ['staff', 'audit'] }, 'administrator_figures', 'roles'],
    [
      'an administrator who approves figures',
      { roles: ['reviewer', 'system'] },
      'administrator_figures',
      'roles',
    ],
    ['a department that there is not', { departments: [999_999] }, 'invalid', 'departments'],
    // without regions it would be every region
    ['a region that there is not', { regions: ['231001', '999999'] }, 'invalid', 'regions'],
  ] as const)('is refused: %s', async (_name, rest, code, field) => {
    const input = someone('nobody.yet', rest as Partial<NewPersonInput>);
    expect(await addPerson(security, input)).toMatchObject({
      ok: false,
      code,
      fieldErrors: { [field]: {} },
    });
    expect(await rowOf('nobody.yet')).toBeUndefined();
  });

  test('may be leader and administrator, or staff and reviewer', async () => {
    expect(await addPerson(security, someone('zhang', { roles: ['leader', 'audit'] }))).toMatchObject({
      ok: true,
    });
    expect(await addPerson(security, someone('wang', { roles: ['reviewer', 'staff'] }))).toMatchObject({
      ok: true,
    });
  });
});

describe('a change', () => {
  test('holds from the next request on and says in the log what was', async () => {
    await makePerson(db, {
      userName: 'chen',
      roles: ['staff'],
      departments: [department],
      regions: ['231001'],
    });
    const token = await sessionOf('chen');
    const changed = await changePerson(security, {
      ...(await shown(db, 'chen')),
      displayName: '陈',
      roles: ['reviewer', 'leader'],
      departments: [],
      regions: [],
    });
    expect(changed).toMatchObject({ ok: true });
    expect((await readSession(token))?.person).toMatchObject({
      displayName: '陈',
      roles: ['leader', 'reviewer'],
      departments: [],
      regions: [],
    });
    expect((await logOf(db, 'person:chen')).at(-1)).toMatchObject({
      action: 'person.change',
      before: { displayName: '名chen', roles: ['staff'], departments: ['统计局'], regions: ['231001'] },
      after: { displayName: '陈', roles: ['reviewer', 'leader'], departments: [], regions: [] },
    });
  });

  test('of what another has changed meanwhile is a conflict', async () => {
    await makePerson(db, { userName: 'zhao', roles: ['staff'] });
    const seen = await shown(db, 'zhao');
    const input = { ...seen, displayName: '甲', roles: ['staff' as const], departments: [], regions: [] };
    expect(await changePerson(security, input)).toMatchObject({ ok: true });
    expect(await changePerson(security, { ...input, displayName: '乙' })).toMatchObject({ code: 'conflict' });
    expect(await rowOf('zhao')).toMatchObject({ display_name: '甲' });
  });

  test('to what nobody may be is refused, written down, and changes nothing', async () => {
    await makePerson(db, { userName: 'sun', roles: ['system'] });
    const input = { ...(await shown(db, 'sun')), displayName: '孙', departments: [], regions: [] };
    const refusal = await changePerson(security, { ...input, roles: ['system', 'staff'] });
    expect(refusal).toMatchObject({ code: 'administrator_figures' });
    expect(await rowOf('sun')).toMatchObject({ display_name: '名sun', roles: ['system'] });
    expect((await logOf(db, 'person:sun')).at(-1)).toMatchObject({
      action: 'person.change',
      result: 'refused',
    });
  });

  test('of someone whom there is not is refused', async () => {
    const input = { userName: 'ghost', lockVersion: 1, displayName: 'x', departments: [], regions: [] };
    expect(await changePerson(security, { ...input, roles: ['staff'] })).toMatchObject({ code: 'not_found' });
  });
});

describe('an account', () => {
  test('that is disabled ends its sessions at once and lets nobody in until it is enabled', async () => {
    await makePerson(db, { userName: 'zhou', roles: ['reviewer'], password: 'a quiet river bend' });
    const token = await sessionOf('zhou');
    expect(await readSession(token)).not.toBeNull();
    expect(await disablePerson(security, await shown(db, 'zhou'))).toMatchObject({ ok: true });
    expect(await readSession(token)).toBeNull();
    const [left] = await db.run<{ open: number }>(
      'app',
      `SELECT count(*)::int AS open FROM session s JOIN person p ON p.id = s.person_id WHERE user_name = 'zhou' AND ended_at IS NULL`,
    );
    expect(left?.open).toBe(0);
    const credentials = { userName: 'zhou', password: 'a quiet river bend' };
    expect(await signIn(visit, credentials)).toMatchObject({ ok: false });
    expect(await disablePerson(security, await shown(db, 'zhou'))).toMatchObject({ code: 'already_done' });
    expect(await enablePerson(security, await shown(db, 'zhou'))).toMatchObject({ ok: true });
    expect(await enablePerson(security, await shown(db, 'zhou'))).toMatchObject({ code: 'already_done' });
    expect(await readSession(token)).toBeNull();
    expect(await signIn(visit, credentials)).toMatchObject({ ok: true });
    expect((await logOf(db, 'person:zhou')).map(({ action, result }) => `${action} ${result}`)).toEqual(
      expect.arrayContaining(['person.disable done', 'person.enable done']),
    );
  });

  test('whose password is reset takes the new one, once locked or not, and no other', async () => {
    await makePerson(db, { userName: 'wu', roles: ['staff'], password: 'a quiet river bend' });
    const token = await sessionOf('wu');
    for (let n = 0; n < 6; n += 1) await signIn(visit, { userName: 'wu', password: 'wrong wrong wrong' });
    expect(await signIn(visit, { userName: 'wu', password: 'a quiet river bend' })).toMatchObject({
      code: 'locked_out',
    });
    const reset = await resetPassword(security, await shown(db, 'wu'));
    expect(reset).toMatchObject({ ok: true });
    if (!reset.ok) return;
    expect(await readSession(token)).toBeNull();
    expect(await signIn(visit, { userName: 'wu', password: 'a quiet river bend' })).toMatchObject({
      ok: false,
    });
    expect(await signIn(visit, { userName: 'wu', password: reset.password })).toMatchObject({ ok: true });
    expect(await rowOf('wu')).toMatchObject({ must_change: true, a_week: true });
  });

  test('whose second factor is reset has none, nor recovery codes, nor sessions', async () => {
    const { person } = await makePerson(db, { userName: 'zheng', roles: ['staff'] });
    expect(await resetSecondFactor(security, await shown(db, 'zheng'))).toMatchObject({
      code: 'nothing_to_do',
    });
    await db.run('app', `UPDATE person SET totp_secret = '\\x00', totp_confirmed_at = now() WHERE id = $1`, [
      person.id,
    ]);
    await db.run('app', `INSERT INTO recovery_code (person_id, hash) VALUES ($1, '\\x01')`, [person.id]);
    const token = await sessionOf('zheng');
    expect(await resetSecondFactor(security, await shown(db, 'zheng'))).toMatchObject({ ok: true });
    expect(await rowOf('zheng')).toMatchObject({ totp: false });
    expect(await db.run('app', 'SELECT FROM recovery_code WHERE person_id = $1', [person.id])).toEqual([]);
    expect(await readSession(token)).toBeNull();
  });
});

describe('security administrators', () => {
  const verbs = { disablePerson, resetPassword, resetSecondFactor, enablePerson };

  test.each(Object.entries(verbs))('leave their own account to another: %s', async (_name, verb) => {
    await makePerson(db, { userName: 'second', roles: ['security'] }).catch(() => {});
    expect(await verb(security, await shown(db, 'security'))).toMatchObject({ code: 'own_account' });
    expect((await logOf(db, 'person:security')).at(-1)).toMatchObject({ result: 'refused' });
  });

  test('do not give themselves a role', async () => {
    const input = { ...(await shown(db, 'security')), displayName: 'x', departments: [], regions: [] };
    const refusal = await changePerson(security, { ...input, roles: ['security', 'leader'] });
    expect(refusal).toMatchObject({ code: 'own_account' });
    expect(await rowOf('security')).toMatchObject({ roles: ['security'] });
  });

  test('never disappear: of two who disable each other at once one is left', async () => {
    const one = await makePerson(db, { userName: 'one', roles: ['security'] });
    const two = await makePerson(db, { userName: 'two', roles: ['security'] });
    await db.run(
      'app',
      `UPDATE person SET disabled_at = now() WHERE user_name NOT IN ('one', 'two') AND id IN (SELECT person_id FROM person_role_grant WHERE role = 'security')`,
    );
    const outcomes = await Promise.all([
      disablePerson(one, await shown(db, 'two')),
      changePerson(two, {
        ...(await shown(db, 'one')),
        displayName: 'x',
        roles: ['leader'],
        departments: [],
        regions: [],
      }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'forbidden' });
    const left = await db.run<{ user_name: string }>(
      'app',
      `SELECT user_name FROM person p JOIN person_role_grant g ON g.person_id = p.id WHERE role = 'security' AND disabled_at IS NULL`,
    );
    expect(left).toHaveLength(1);
    const last = left[0]?.user_name === 'one' ? one : two;
    expect(await disablePerson(last, await shown(db, last.person.userName))).toMatchObject({
      code: 'last_administrator',
    });
    await db.run('app', `UPDATE person SET disabled_at = NULL WHERE user_name = 'security'`);
  });
});

describe('the settings of sign-in', () => {
  test('hold for everyone and are in the log with what was', async () => {
    const input = { totp: false, idleMinutes: 10, absoluteHours: 8 };
    expect(await changeSecurity(security, input)).toMatchObject({ ok: true });
    expect(await db.run('app', 'SELECT totp, idle_minutes, absolute_hours FROM security_setting')).toEqual([
      { totp: false, idle_minutes: 10, absolute_hours: 8 },
    ]);
    expect((await logOf(db, 'setting:security')).at(-1)).toMatchObject({
      actor: 'security',
      action: 'security.change',
      result: 'done',
      after: input,
      before: { totp: true, idleMinutes: 30, absoluteHours: 12 },
    });
  });
});
