import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as comeBack } from '@/app/[locale]/sign-in/provider/callback/route';
import { GET as begin } from '@/app/[locale]/sign-in/provider/route';
import { openFlow, sealFlow } from '@/lib/auth/oidc-flow';
import type { Actor } from '@/lib/auth/person';
import { readSession } from '@/lib/auth/session';
import { addPerson } from '@/lib/services/people/add-person';
import { changePerson } from '@/lib/services/people/change-person';
import { disablePerson } from '@/lib/services/people/disable-person';
import { resetPassword } from '@/lib/services/people/reset-password';
import { logOf, shown } from '@/tests/support/desk-people';
import { type IdentityProvider, openIdentityProvider } from '@/tests/support/identity-provider';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const site = 'https://weici.example.gov.cn';
const sessionCookie = '__Host-weici_session';
const flowCookie = '__Host-weici_provider';
let provider: IdentityProvider;
let security: Actor;

beforeAll(async () => {
  provider = await openIdentityProvider({
    id: 'weici',
    secret: 'the-providers-secret-for-weici-0001',
    redirectUris: ['zh', 'en'].map((locale) => `${site}/${locale}/sign-in/provider/callback`),
  });
  Object.assign(process.env, {
    PUBLIC_URL: site,
    WEICI_SECRET: 'hJ4mQ9vXrT2kLw8zPbN6cYfDsG1uEa3o',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'weici',
    OIDC_CLIENT_SECRET: 'the-providers-secret-for-weici-0001',
  });
  security = await makePerson(db, { userName: 'security', roles: ['security'] });
  const named = { roles: ['staff' as const], departments: [], regions: [] };
  await addPerson(security, { userName: 'li.na', displayName: '李娜', subject: 'sub-1', ...named });
  await addPerson(security, { userName: 'gone', displayName: '离职', subject: 'sub-2', ...named });
  await disablePerson(security, await shown(db, 'gone'));
  await makePerson(db, { userName: 'sub-3', roles: ['leader'], password: 'a quiet river bend' });
});

afterAll(() => provider.close());

beforeEach(() => {
  provider.account = 'sub-1';
});

/** The cookie of an answer; null: it was not touched, '': it was taken back. */
function cookieOf(response: Response, name: string): string | null {
  const line = response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`));
  return line?.slice(name.length + 1).split(';')[0] ?? null;
}

const at = (locale: string) => ({ params: Promise.resolve({ locale }) });

async function start(to = '/zh/account', locale = 'zh'): Promise<{ url: string; flow: string }> {
  const asked = `${site}/${locale}/sign-in/provider?${new URLSearchParams({ to })}`;
  const response = await begin(new NextRequest(asked), at(locale));
  expect(response.status).toBe(303);
  return { url: response.headers.get('location') ?? '', flow: cookieOf(response, flowCookie) ?? '' };
}

async function back(url: string, flow: string | null, locale = 'zh'): Promise<Response> {
  const headers = {
    'x-weici-address': '192.0.2.9',
    ...(flow === null ? {} : { cookie: `${flowCookie}=${flow}` }),
  };
  return comeBack(new NextRequest(url, { headers }), at(locale));
}

async function sessions(): Promise<number> {
  const [row] = await db.run<{ count: number }>('app', 'SELECT count(*)::int AS count FROM session');
  return row?.count ?? 0;
}

/** Nobody was signed in, and the visitor is told why. */
async function expectRefusal(response: Response, because: string, before: number): Promise<void> {
  expect(response.headers.get('location')).toBe(`/zh/sign-in/provider/refused?because=${because}`);
  expect(cookieOf(response, sessionCookie)).toBeNull();
  expect(await sessions()).toBe(before);
}

describe('signing in by an identity provider', () => {
  test.each(['zh', 'en'])(
    'signs in whom an administrator named, and goes on where one wanted: %s',
    async (locale) => {
      const { url, flow } = await start(`/${locale}/account?tab=1`, locale);
      expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
      const response = await back(await provider.walk(url), flow, locale);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`/${locale}/account?tab=1`);
      const session = await readSession(cookieOf(response, sessionCookie) ?? '');
      // nothing is asked for any more: neither a password nor a second factor
      expect(session).toMatchObject({ step: null, person: { userName: 'li.na', roles: ['staff'] } });
      const [line] = (await logOf(db, `session:${session?.id}`)).slice(-1);
      expect(line).toMatchObject({
        actor: 'li.na',
        action: 'session.begin',
        result: 'done',
        after: { by: 'provider' },
      });
      const cookie = response.headers.getSetCookie().find((each) => each.startsWith(sessionCookie));
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/Secure/i);
      expect(cookie).toMatch(/SameSite=lax/i);
      expect(cookieOf(response, flowCookie)).toBe('');
    },
  );

  test.each(['https://evil.example/', '//evil.example', '/zh//evil.example'])(
    'leads to no other place: %s',
    async (to) => {
      const { url, flow } = await start(to);
      const response = await back(await provider.walk(url), flow);
      expect(response.headers.get('location')).toBe('/zh');
    },
  );

  test('leaves nothing to read in the cookie', async () => {
    const { url, flow } = await start();
    const { searchParams } = new URL(url);
    const plain = Buffer.from(flow, 'base64url').toString('latin1');
    for (const name of ['state', 'nonce']) expect(plain).not.toContain(searchParams.get(name));
  });
});

describe('nobody is signed in', () => {
  test('whom no administrator named, though a user name be the same; it is in the log', async () => {
    const before = await sessions();
    provider.account = 'sub-3';
    const { url, flow } = await start();
    await expectRefusal(await back(await provider.walk(url), flow), 'unknown', before);
    expect((await logOf(db, 'person:?')).at(-1)).toMatchObject({
      actor: '?',
      action: 'session.begin',
      result: 'refused',
      after: { reason: 'unknown', subject: `${provider.issuer} sub-3` },
    });
    expect(await db.run('app', "SELECT FROM person WHERE oidc_subject LIKE '%sub-3'")).toEqual([]);
  });

  test('who is disabled', async () => {
    const before = await sessions();
    provider.account = 'sub-2';
    const { url, flow } = await start();
    await expectRefusal(await back(await provider.walk(url), flow), 'disabled', before);
    expect((await logOf(db, 'person:gone')).at(-1)).toMatchObject({
      action: 'session.begin',
      result: 'refused',
    });
  });

  test('by an answer that comes twice', async () => {
    const { url, flow } = await start();
    const address = await provider.walk(url);
    expect(cookieOf(await back(address, flow), sessionCookie)).toBeTruthy();
    const before = await sessions();
    await expectRefusal(await back(address, flow), 'failed', before);
  });

  test('by an answer to another flow: another state', async () => {
    const before = await sessions();
    const mine = await start();
    const theirs = await start();
    const address = await provider.walk(theirs.url);
    await expectRefusal(await back(address, mine.flow), 'failed', before);
    // everything else is right: the state alone refuses it
    const changed = new URL(await provider.walk(mine.url));
    changed.searchParams.set('state', 'x'.repeat(43));
    await expectRefusal(await back(changed.href, mine.flow), 'failed', before);
  });

  test('by a token that was made for another nonce', async () => {
    const before = await sessions();
    const { url, flow } = await start();
    const changed = new URL(url);
    changed.searchParams.set('nonce', 'another');
    await expectRefusal(await back(await provider.walk(changed.href), flow), 'failed', before);
  });

  test('by a code that was asked for with another verifier', async () => {
    const before = await sessions();
    const { url, flow } = await start();
    const opened = openFlow(flow);
    if (!opened) throw new Error('the flow does not open');
    const stolen = sealFlow({ ...opened, verifier: 'y'.repeat(43) });
    await expectRefusal(await back(await provider.walk(url), stolen), 'failed', before);
  });

  test('by an answer that names another issuer', async () => {
    const before = await sessions();
    const { url, flow } = await start();
    const changed = new URL(await provider.walk(url));
    changed.searchParams.set('iss', 'https://other.example');
    await expectRefusal(await back(changed.href, flow), 'failed', before);
  });

  test('without the cookie, with a changed one, or with one of yesterday', async () => {
    const before = await sessions();
    const { url, flow } = await start();
    const address = await provider.walk(url);
    const opened = openFlow(flow);
    if (!opened) throw new Error('the flow does not open');
    const changed = flow.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    const old = sealFlow(opened, Date.now() - 601_000);
    for (const cookie of [null, '', 'x', changed, old])
      await expectRefusal(await back(address, cookie), 'expired', before);
  });

  test('when the provider refuses', async () => {
    const before = await sessions();
    const { url, flow } = await start();
    const state = new URL(url).searchParams.get('state') ?? '';
    const refusal = `${site}/zh/sign-in/provider/callback?${new URLSearchParams({ error: 'access_denied', state })}`;
    await expectRefusal(await back(refusal, flow), 'failed', before);
  });
});

describe('the way in', () => {
  test('is the provider or a password, never both', async () => {
    await makePerson(db, { userName: 'qian', roles: ['staff'], password: 'a quiet river bend' });
    const input = { displayName: '钱', roles: ['staff' as const], departments: [], regions: [] };
    await changePerson(security, { ...(await shown(db, 'qian')), ...input, subject: 'sub-4' });
    const way = () =>
      db.run(
        'app',
        `SELECT password_hash IS NOT NULL AS password, must_change, oidc_subject FROM person WHERE user_name = 'qian'`,
      );
    const kept = `${provider.issuer} sub-4`;
    expect(await way()).toEqual([{ password: false, must_change: false, oidc_subject: kept }]);
    // a form that does not ask leaves it as it is
    await changePerson(security, { ...(await shown(db, 'qian')), ...input });
    expect(await way()).toEqual([{ password: false, must_change: false, oidc_subject: kept }]);
    await resetPassword(security, await shown(db, 'qian'));
    expect(await way()).toEqual([{ password: true, must_change: true, oidc_subject: null }]);
  });

  test('is one person’s alone', async () => {
    const input = {
      userName: 'double',
      displayName: 'x',
      roles: ['staff' as const],
      departments: [],
      regions: [],
    };
    expect(await addPerson(security, { ...input, subject: 'sub-1' })).toMatchObject({
      code: 'subject_taken',
      fieldErrors: { subject: { code: 'subject_taken' } },
    });
  });

  test('is not there without a provider', async () => {
    const { OIDC_ISSUER } = process.env;
    delete process.env.OIDC_ISSUER;
    try {
      expect((await begin(new NextRequest(`${site}/zh/sign-in/provider`), at('zh'))).status).toBe(404);
      expect((await back(`${site}/zh/sign-in/provider/callback?code=x`, 'x')).status).toBe(404);
    } finally {
      process.env.OIDC_ISSUER = OIDC_ISSUER;
    }
  });

  test('is said to be away when the provider is', async () => {
    const { OIDC_ISSUER } = process.env;
    process.env.OIDC_ISSUER = 'http://127.0.0.1:9';
    try {
      const response = await begin(new NextRequest(`${site}/zh/sign-in/provider`), at('zh'));
      expect(response.headers.get('location')).toBe('/zh/sign-in/provider/refused?because=away');
    } finally {
      process.env.OIDC_ISSUER = OIDC_ISSUER;
    }
  });
});
