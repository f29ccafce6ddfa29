import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { newToken, readSession } from '@/lib/auth/session';
import { changePassword } from '@/lib/services/identity/change-password';
import { endOtherSessions, endOwnSession, signOut } from '@/lib/services/identity/end-session';
import { signIn } from '@/lib/services/identity/sign-in';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';
import { actsOf, begunToken, ownSession, password, tokenOf, visit } from './support';

const db = useTestDatabase();
let leader: Actor;
let other: Actor;

beforeAll(async () => {
  await db.run('owner', 'UPDATE security_setting SET totp = false, idle_minutes = 30, absolute_hours = 12');
  leader = await makePerson(db, { userName: 'leader', roles: ['leader'], password });
  other = await makePerson(db, { userName: 'other', roles: ['staff'], password });
});

const idOf = async (token: string) => (await readSession(token))?.id ?? 0;

describe('a session', () => {
  it('is nobody’s under a token that was never given', async () => {
    for (const token of [undefined, '', 'short', newToken(), 'x'.repeat(4000)])
      expect(await readSession(token)).toBeNull();
  });

  it('ends when it was idle too long, and being read keeps it awake', async () => {
    const token = await begunToken(db, leader.person.id);
    const id = await idOf(token);
    const idle = (minutes: number) =>
      db.run('owner', `UPDATE session SET last_seen_at = now() - make_interval(mins => $2) WHERE id = $1`, [
        id,
        minutes,
      ]);
    await idle(29);
    expect(await readSession(token)).not.toBeNull();
    const [row] = await db.run<{ awake: boolean }>(
      'app',
      `SELECT last_seen_at > now() - interval '10 seconds' AS awake FROM session WHERE id = $1`,
      [id],
    );
    expect(row?.awake).toBe(true);
    await idle(30);
    expect(await readSession(token)).toBeNull();
  });

  it('ends after its hours, however busy, and a step up does not make it longer', async () => {
    const token = await begunToken(db, leader.person.id);
    const id = await idOf(token);
    const hours = async (of: number) =>
      (
        await db.run<{ hours: number }>(
          'app',
          `SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM session WHERE id = $1`,
          [of],
        )
      )[0]?.hours;
    expect(await hours(id)).toBe(12);
    await db.run('owner', `UPDATE session SET expires_at = now() + interval '3 hours' WHERE id = $1`, [id]);
    const renewed = await changePassword(await ownSession(token), {
      currentPassword: password,
      newPassword: 'another kind of lamp',
    });
    expect(renewed.ok).toBe(true);
    const next = renewed.ok ? renewed.token : '';
    expect(await hours(await idOf(next))).toBe(3);
    await db.run('owner', `UPDATE session SET expires_at = now() WHERE id = $1`, [await idOf(next)]);
    expect(await readSession(next)).toBeNull();
  });

  it('ends at once when its person is disabled', async () => {
    const someone = await makePerson(db, { userName: 'someone', roles: ['leader'] });
    const token = await begunToken(db, someone.person.id);
    expect(await readSession(token)).not.toBeNull();
    await db.run('app', 'UPDATE person SET disabled_at = now() WHERE id = $1', [someone.person.id]);
    expect(await readSession(token)).toBeNull();
  });

  it('ends on the server at sign-out, whatever the browser keeps', async () => {
    const token = await begunToken(db, leader.person.id);
    const own = await ownSession(token);
    expect(await signOut(own)).toMatchObject({ ok: true });
    expect(await readSession(token)).toBeNull();
    expect(await signOut(own)).toMatchObject({ ok: true });
    const ends = (await actsOf(db, 'session.end')).filter(
      ({ object }) => object === `session:${own.session.id}`,
    );
    expect(ends).toMatchObject([{ actor: 'leader', origin_ip: visit.address, result: 'done' }]);
  });

  it('is ended by its own person alone', async () => {
    const token = await begunToken(db, leader.person.id);
    const session = await idOf(token);
    expect(await endOwnSession(other, { session })).toEqual({ ok: false, code: 'not_found' });
    expect(await readSession(token)).not.toBeNull();
    expect(await endOwnSession(leader, { session })).toMatchObject({ ok: true });
    expect(await readSession(token)).toBeNull();
  });

  it('is the one that stays when the others are ended', async () => {
    const [here, there] = [await begunToken(db, leader.person.id), await begunToken(db, leader.person.id)];
    const foreign = await begunToken(db, other.person.id);
    expect(await endOtherSessions(await ownSession(here))).toMatchObject({ ok: true });
    expect([await readSession(here), await readSession(there), await readSession(foreign)]).toEqual([
      expect.anything(),
      null,
      expect.anything(),
    ]);
  });
});

describe('a password', () => {
  it('that is one-time must be changed, and the session goes on under another token', async () => {
    await makePerson(db, { userName: 'fresh', roles: ['staff'], password, mustChange: true });
    const token = await tokenOf('fresh');
    const elsewhere = await tokenOf('fresh');
    const own = await ownSession(token);
    expect(own.session.step).toBe('password');
    for (const [newPassword, code] of [
      ['fresh-2024', 'weak_password'],
      [password, 'same_password'],
    ] as const)
      expect(await changePassword(own, { currentPassword: '', newPassword })).toMatchObject({
        ok: false,
        code,
        fieldErrors: { newPassword: { code } },
      });
    const changed = await changePassword(own, { currentPassword: '', newPassword: 'seven warm lamps' });
    expect(changed.ok).toBe(true);
    const next = changed.ok ? changed.token : '';
    expect((await readSession(next))?.step).toBeNull();
    expect(await readSession(token)).toBeNull();
    expect(await readSession(elsewhere)).toBeNull();
    expect(await signIn(visit, { userName: 'fresh', password })).toMatchObject({ code: 'wrong_credentials' });
    await tokenOf('fresh', 'seven warm lamps');
    expect(await actsOf(db, 'person.password')).toMatchObject([
      { actor: 'leader' },
      { actor: 'fresh', object: 'person:fresh', result: 'done' },
    ]);
  });

  it('of one’s own is changed with the current one alone, of which five are tried', async () => {
    await makePerson(db, { userName: 'steady', roles: ['staff'], password });
    const own = await ownSession(await tokenOf('steady'));
    const guess = () => changePassword(own, { currentPassword: 'a guess', newPassword: 'seven warm lamps' });
    for (let at = 1; at < 5; at += 1) expect(await guess()).toMatchObject({ code: 'wrong_credentials' });
    expect(await guess()).toMatchObject({ code: 'locked_out' });
    expect(
      await changePassword(own, { currentPassword: password, newPassword: 'seven warm lamps' }),
    ).toMatchObject({ code: 'locked_out' });
  });
});
