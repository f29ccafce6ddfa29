import { TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSession } from '@/lib/auth/session';
import { endOtherSessions } from '@/lib/services/identity/end-session';
import { enterCode, type OwnSession } from '@/lib/services/identity/enter-code';
import {
  confirmSecondFactor,
  proposeSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
  replaceSecondFactor,
} from '@/lib/services/identity/second-factor';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';
import { actsOf, ownSession, password, secretOfTests, tokenOf } from './support';

const db = useTestDatabase();
process.env.WEICI_SECRET = secretOfTests;

beforeAll(async () => {
  await db.run('owner', 'UPDATE security_setting SET totp = true');
});
// every test signs in more than once, and a clock of its own would stand between
beforeEach(() => db.run('app', 'DELETE FROM sign_in_try'));

let counter = 0;

/** What an authenticator holds after the secret that a session is shown was put into it. */
async function proposedTo(own: OwnSession) {
  const state = await readSecondFactor(own);
  expect(state.is).toBe('proposed');
  const secret = state.is === 'proposed' ? state.secret : '';
  return { secret, totp: new TOTP({ secret }) };
}

/** A person with a second factor of the installation's own making, and what an authenticator and a drawer then hold. */
async function withSecondFactor() {
  counter += 1;
  const userName = `person-${counter}`;
  await makePerson(db, { userName, roles: ['leader'], password });
  const own = await ownSession(await tokenOf(userName));
  expect(own.session.step).toBe('totp');
  expect(await proposeSecondFactor(own)).toMatchObject({ ok: true });
  const { secret, totp } = await proposedTo(own);
  const confirmed = await confirmSecondFactor(own, { code: totp.generate() });
  expect(confirmed).toMatchObject({ ok: true });
  const { token, codes } = confirmed.ok ? confirmed : { token: '', codes: [] };
  // the step of the confirmation is used up: go back before it
  await db.run('app', 'UPDATE person SET totp_last_step = 0 WHERE user_name = $1', [userName]);
  return { userName, first: own, secret, totp, token, codes };
}

describe('setting up a second factor', () => {
  it('takes a code of its own, and the session goes on under another token', async () => {
    const { first, secret, token, codes } = await withSecondFactor();
    expect(codes).toHaveLength(10);
    expect(await readSession(token)).toMatchObject({ step: null });
    const state = await readSecondFactor(await ownSession(token));
    expect(state).toMatchObject({ is: 'confirmed', recoveryCodesLeft: 10 });
    expect(JSON.stringify(state)).not.toContain(secret);
    expect(await proposeSecondFactor(first)).toEqual({ ok: false, code: 'already_done' });
    const kept = JSON.stringify(
      await db.run('app', 'SELECT encode(totp_secret, $1) AS secret FROM person WHERE id = $2', [
        'escape',
        first.session.person.id,
      ]),
    );
    expect(kept).not.toContain(secret);
  });

  it('is not done by a wrong code', async () => {
    await makePerson(db, { userName: 'clumsy', roles: ['leader'], password });
    const own = await ownSession(await tokenOf('clumsy'));
    await proposeSecondFactor(own);
    for (const code of ['000000', 'abc', ''])
      expect(await confirmSecondFactor(own, { code })).toEqual({ ok: false, code: 'wrong_code' });
    expect((await readSecondFactor(own)).is).toBe('proposed');
  });

  it('is not asked for where the installation does without', async () => {
    await makePerson(db, { userName: 'plain', roles: ['leader'], password });
    const token = await tokenOf('plain');
    await db.run('owner', 'UPDATE security_setting SET totp = false');
    expect((await readSession(token))?.step).toBeNull();
    await db.run('owner', 'UPDATE security_setting SET totp = true');
    expect((await readSession(token))?.step).toBe('totp');
  });
});

describe('a code', () => {
  it('is asked for after the password, and gives a session of its own', async () => {
    const { userName, totp } = await withSecondFactor();
    const half = await tokenOf(userName);
    const own = await ownSession(half);
    expect(own.session.step).toBe('code');
    const whole = await enterCode(own, { code: totp.generate() });
    expect(whole).toMatchObject({ ok: true });
    expect(await readSession(whole.ok ? whole.token : '')).toMatchObject({ step: null });
    expect(await readSession(half)).toBeNull();
    expect((await actsOf(db, 'session.code')).at(-1)).toMatchObject({
      actor: userName,
      result: 'done',
      after: { by: 'totp' },
    });
  });

  it('is good once, also twice at the same instant', async () => {
    const { userName, totp } = await withSecondFactor();
    const halves = await Promise.all(
      [tokenOf(userName), tokenOf(userName), tokenOf(userName)].map(async (token) => ownSession(await token)),
    );
    const code = totp.generate();
    const outcomes = await Promise.all(halves.map((own) => enterCode(own, { code })));
    expect(outcomes.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual([
      'ok',
      'wrong_code',
      'wrong_code',
    ]);
  });

  it('is tried five times; then the codes are locked and the half session is over', async () => {
    const { userName, totp } = await withSecondFactor();
    const half = await tokenOf(userName);
    const own = await ownSession(half);
    const wrong = totp.generate({ timestamp: 0 });
    for (let at = 1; at < 5; at += 1)
      expect(await enterCode(own, { code: wrong })).toEqual({ ok: false, code: 'wrong_code' });
    expect(await enterCode(own, { code: wrong })).toMatchObject({
      code: 'locked_out',
      params: { minutes: 15 },
    });
    expect(await readSession(half)).toBeNull();
    const again = await ownSession(await tokenOf(userName));
    expect(await enterCode(again, { code: totp.generate() })).toMatchObject({ code: 'locked_out' });
    const log = (await actsOf(db, 'session.code')).filter(({ actor }) => actor === userName);
    expect(log.map(({ result }) => result)).toEqual(Array(6).fill('refused'));
    expect(JSON.stringify(log)).not.toContain(wrong);
  });
});

describe('a recovery code', () => {
  it('stands in for a code, once', async () => {
    const { userName, codes } = await withSecondFactor();
    const [code = ''] = codes;
    const halves = [await ownSession(await tokenOf(userName)), await ownSession(await tokenOf(userName))];
    const outcomes = await Promise.all(halves.map((own) => enterCode(own, { code: code.toUpperCase() })));
    expect(outcomes.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual(['ok', 'wrong_code']);
    const done = outcomes.find((each) => each.ok);
    const whole = await ownSession(done?.ok ? done.token : '');
    expect(await readSecondFactor(whole)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('is nobody else’s, and is worth nothing after new ones', async () => {
    const [one, two] = [await withSecondFactor(), await withSecondFactor()];
    const half = await ownSession(await tokenOf(one.userName));
    expect(await enterCode(half, { code: two.codes[0] ?? '' })).toMatchObject({ code: 'wrong_code' });
    const renewed = await renewRecoveryCodes(await ownSession(one.token), { code: one.totp.generate() });
    expect(renewed).toMatchObject({ ok: true });
    expect(await enterCode(half, { code: one.codes[0] ?? '' })).toMatchObject({ code: 'wrong_code' });
    expect(await enterCode(half, { code: renewed.ok ? (renewed.codes[0] ?? '') : '' })).toMatchObject({
      ok: true,
    });
  });
});

describe('another authenticator', () => {
  it('is set up with a code of the old one alone', async () => {
    const { token, totp, secret } = await withSecondFactor();
    const own = await ownSession(token);
    expect(await replaceSecondFactor(own, { code: '000000' })).toMatchObject({ code: 'wrong_code' });
    expect(await replaceSecondFactor(own, { code: totp.generate() })).toMatchObject({ ok: true });
    const state = await readSecondFactor(own);
    expect(state.is === 'proposed' && state.secret !== secret).toBe(true);
  });

  it('leaves the old one in force until it is confirmed: a password alone sees and confirms nothing', async () => {
    const { userName, token, totp, codes } = await withSecondFactor();
    const own = await ownSession(token);
    expect(await replaceSecondFactor(own, { code: totp.generate() })).toMatchObject({ ok: true });
    expect((await readSession(token))?.step).toBeNull();
    const { totp: next } = await proposedTo(own);

    const half = await ownSession(await tokenOf(userName));
    expect(half.session.step).toBe('code');
    expect(await readSecondFactor(half)).toEqual({ is: 'none' });
    expect(await confirmSecondFactor(half, { code: next.generate() })).toMatchObject({ code: 'forbidden' });
    expect(await enterCode(half, { code: next.generate() })).toMatchObject({ code: 'wrong_code' });
    expect(await enterCode(half, { code: codes[0] ?? '' })).toMatchObject({ ok: true });

    const confirmed = await confirmSecondFactor(own, { code: next.generate() });
    expect(confirmed).toMatchObject({ ok: true });
    await db.run('app', 'UPDATE person SET totp_last_step = 0 WHERE user_name = $1', [userName]);
    const again = await ownSession(await tokenOf(userName));
    for (const code of [totp.generate(), codes[1] ?? ''])
      expect(await enterCode(again, { code })).toMatchObject({ code: 'wrong_code' });
    expect(await enterCode(again, { code: next.generate() })).toMatchObject({ ok: true });
  });

  it('is shown to the session that asked for it alone, and is nobody’s after it', async () => {
    await makePerson(db, { userName: 'watched', roles: ['leader'], password });
    const [own, watcher] = [
      await ownSession(await tokenOf('watched')),
      await ownSession(await tokenOf('watched')),
    ];
    await proposeSecondFactor(own);
    const { totp } = await proposedTo(own);
    expect(await readSecondFactor(watcher)).toEqual({ is: 'none' });
    const code = totp.generate();
    expect(await confirmSecondFactor(watcher, { code })).toMatchObject({ code: 'nothing_to_do' });
    expect(await confirmSecondFactor(own, { code })).toMatchObject({ ok: true });
  });
});

describe('guessing', () => {
  it('is not answered of a factor in use, which is one refusal whatever the code', async () => {
    const { userName, first, token, totp } = await withSecondFactor();
    const whole = await ownSession(token);
    for (const own of [whole, first])
      for (const code of ['000000', totp.generate()])
        expect(await confirmSecondFactor(own, { code })).toEqual({ ok: false, code: 'already_done' });
    const log = (await actsOf(db, 'person.totp_confirm')).filter(({ actor }) => actor === userName);
    expect(log.map(({ result, after }) => [result, after])).toEqual([
      ['done', null],
      ...Array.from({ length: 4 }, () => ['refused', { reason: 'already_done' }]),
    ]);
  });

  it('is counted when a proposed one is confirmed, for all tries together', async () => {
    await makePerson(db, { userName: 'guesser', roles: ['leader'], password });
    const own = await ownSession(await tokenOf('guesser'));
    await proposeSecondFactor(own);
    const { totp } = await proposedTo(own);
    for (let at = 1; at < 5; at += 1)
      expect(await confirmSecondFactor(own, { code: '000000' })).toMatchObject({ code: 'wrong_code' });
    const locked = { code: 'locked_out', params: { minutes: 15 } };
    expect(await confirmSecondFactor(own, { code: '000000' })).toMatchObject(locked);
    expect(await confirmSecondFactor(own, { code: totp.generate() })).toMatchObject(locked);
    const log = (await actsOf(db, 'person.totp_confirm')).filter(({ actor }) => actor === 'guesser');
    expect(log.map(({ result }) => result)).toEqual(Array(6).fill('refused'));
  });

  it.each([
    ['replaceSecondFactor', replaceSecondFactor, 'person.totp_replace'],
    ['renewRecoveryCodes', renewRecoveryCodes, 'person.recovery_codes'],
  ] as const)('is counted by %s, recovery codes too', async (_name, verb, action) => {
    const { userName, token, codes } = await withSecondFactor();
    const own = await ownSession(token);
    for (const code of ['000000', 'abcde-fghjk', '', '000000'])
      expect(await verb(own, { code })).toMatchObject({ code: 'wrong_code' });
    expect(await verb(own, { code: 'abcde-fghjk' })).toMatchObject({ code: 'locked_out' });
    expect(await verb(own, { code: codes[0] ?? '' })).toMatchObject({ code: 'locked_out' });
    const log = (await actsOf(db, action)).filter(({ actor }) => actor === userName);
    expect(log.map(({ result }) => result)).toEqual(Array(6).fill('refused'));
  });
});

describe('a session half signed in', () => {
  const verbs = {
    proposeSecondFactor: [proposeSecondFactor, 'person.totp_propose', ['totp', null]],
    confirmSecondFactor: [confirmSecondFactor, 'person.totp_confirm', ['totp', null]],
    renewRecoveryCodes: [renewRecoveryCodes, 'person.recovery_codes', [null]],
    replaceSecondFactor: [replaceSecondFactor, 'person.totp_replace', [null]],
    endOtherSessions: [endOtherSessions, 'session.end', [null]],
  } as const;

  it.each(Object.entries(verbs))('does not do %s', async (_name, [verb, action, steps]) => {
    const { userName, token, totp } = await withSecondFactor();
    const { session, address } = await ownSession(token);
    const before = await db.run('app', 'SELECT * FROM person WHERE user_name = $1', [userName]);
    const forbidden = (['code', 'password', 'totp'] as const).filter(
      (step) => !(steps as readonly unknown[]).includes(step),
    );
    for (const step of forbidden)
      expect(await verb({ session: { ...session, step }, address }, { code: totp.generate() })).toEqual({
        ok: false,
        code: 'forbidden',
      });
    const log = (await actsOf(db, action)).filter(
      ({ actor, result }) => actor === userName && result === 'refused',
    );
    expect(log).toHaveLength(forbidden.length);
    expect(await db.run('app', 'SELECT * FROM person WHERE user_name = $1', [userName])).toEqual(before);
    expect(await readSession(token)).not.toBeNull();
  });
});
