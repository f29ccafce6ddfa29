import { expect, test } from '@playwright/test';
import { listening, startServer, stopServerProcess } from '@/lib/platform/server-process';
import { passwordOf } from './support/accounts';
import { type Answer, ask } from './support/ask';

/** Fields that the form holds already, as a browser without script sends them. */
function hiddenFields(html: string): [string, string][] {
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
  return [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    plain(attribute(tag, 'name')),
    plain(attribute(tag, 'value')),
  ]);
}

/** Signs the demo's leader in by the form, without script. */
async function signIn(url: string, origin: string): Promise<Answer> {
  const page = await ask(url, '/zh/sign-in');
  const typed: [string, string][] = [
    ['userName', 'leader'],
    ['password', passwordOf('leader')],
  ];
  const boundary = 'weici-test-boundary';
  const parts = [...hiddenFields(page.text), ...typed].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return ask(url, '/zh/sign-in', {
    method: 'POST',
    headers: { origin, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}--\r\n`,
  });
}

const attributesOf = (cookie: string) =>
  cookie
    .split(';')
    .map((part) => part.trim().toLowerCase())
    .slice(1);

test('the session’s cookie is read by no script, and sent by no other site’s forms', async () => {
  const url = process.env.WEICI_TEST_URL ?? '';
  const { status, headers } = await signIn(url, url);
  expect(status).toBe(303);
  const cookie = headers['set-cookie'] ?? '';
  expect(cookie).toMatch(/^weici_session=[\w-]{43};/);
  expect(attributesOf(cookie)).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']));
});

test('behind TLS it is this host’s alone, and browsers are told to stay with TLS', async () => {
  const PUBLIC_URL = 'https://weici.test';
  const server = startServer({ ...process.env, PUBLIC_URL, PORT: '0', HOST: '127.0.0.1' });
  try {
    const url = `http://127.0.0.1:${await listening(server)}`;
    expect((await ask(url, '/zh')).headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    const { status, headers } = await signIn(url, PUBLIC_URL);
    expect(status).toBe(303);
    const cookie = headers['set-cookie'] ?? '';
    expect(cookie).toMatch(/^__Host-weici_session=[\w-]{43};/);
    expect(attributesOf(cookie)).toEqual(
      expect.arrayContaining(['httponly', 'samesite=lax', 'path=/', 'secure']),
    );
    expect(attributesOf(cookie).filter((part) => part.startsWith('domain'))).toEqual([]);
    // a cookie of the plain name is a stranger's here
    const token = /=([\w-]{43});/.exec(cookie)?.[1];
    expect((await ask(url, '/zh/account', { headers: { cookie: `weici_session=${token}` } })).status).toBe(
      307,
    );
    expect(
      (await ask(url, '/zh/account', { headers: { cookie: `__Host-weici_session=${token}` } })).status,
    ).toBe(200);
  } finally {
    await stopServerProcess(server);
  }
});
