import { connect } from 'node:net';
import { expect, test } from '@playwright/test';

const base = () => new URL(process.env.WEICI_TEST_URL ?? 'http://127.0.0.1:3000');

/** Sends bytes as they are to the server under test and answers the status. */
function rawStatus(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(base().port), base().hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      if (!status) return;
      resolve(Number(status));
      socket.destroy();
    });
    socket.on('error', reject);
    socket.setTimeout(10_000, () => reject(new Error('no answer')));
  });
}

const request = (line: string, ...headers: string[]) =>
  rawStatus(
    [`${line} HTTP/1.1`, `Host: ${base().host}`, 'Connection: close', ...headers, '', ''].join('\r\n'),
  );

test('both languages answer, and the root leads to the one preferred', async ({ request: http }) => {
  for (const path of ['/zh', '/en']) expect((await http.get(path)).status()).toBe(200);
  const root = await http.get('/', { maxRedirects: 0, headers: { 'accept-language': 'en-GB,en' } });
  expect([root.status(), root.headers().location]).toEqual([307, '/en']);
});

test('says that it lives and is ready', async ({ request: http }) => {
  for (const [path, status] of [
    ['/api/health/live', 'live'],
    ['/api/health/ready', 'ready'],
  ] as const) {
    const answer = await http.get(path);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toEqual({ status });
    expect(answer.headers()['cache-control']).toContain('no-store');
  }
});

test('every script of a page carries the nonce of the policy, a new one each time', async ({
  request: http,
}) => {
  const nonces: string[] = [];
  for (const path of ['/zh', '/zh', '/zh/no-such-page']) {
    const answer = await http.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    expect(policy).not.toContain('unsafe');
    const html = await answer.text();
    for (const [script] of html.matchAll(/<script\b[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/<[a-z][^>]*\sstyle="/);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(3);
});

test('tells nothing of what it is made of and keeps pages out of caches', async ({ request: http }) => {
  const headers = (await http.get('/zh')).headers();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
});

const hostile: [string, number, () => Promise<number>][] = [
  ['TRACE', 405, () => request('TRACE /zh')],
  ['an unknown method', 405, () => request('JUNK /zh')],
  ['another host’s address', 400, () => request('GET http://evil.test/zh')],
  ['a path that names a host', 400, () => request('GET //evil.test/')],
  ['broken encoding', 400, () => request('GET /zh/%zz')],
  ['NUL in the query', 400, () => request('GET /zh?asof=%00')],
  ['a foreign origin', 403, () => request('POST /zh', 'Origin: http://evil.test', 'Content-Length: 0')],
  ['a null origin', 403, () => request('POST /zh', 'Origin: null', 'Content-Length: 0')],
  [
    'multipart without a boundary',
    400,
    () => request('POST /zh', 'Content-Type: multipart/form-data', 'Content-Length: 0'),
  ],
];
for (const [name, status, send] of hostile) {
  test(`answers ${name} by ${status}`, async () => {
    expect(await send()).toBe(status);
  });
}

test('answers nothing hostile by an error of its own', async ({ request: http }) => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  const answers = [
    await http.post('/zh', { headers: multipart, data: 'junk' }),
    await http.post('/zh', {
      headers: { ...multipart, 'next-action': '40'.repeat(21) },
      data: '--x\r\nbroken',
    }),
    await http.post('/zh', { headers: { 'next-action': 'x' }, data: '[]' }),
    await http.get('/zh', { headers: { rsc: '1', 'next-router-state-tree': 'junk' } }),
    await http.get('/zh', {
      headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/../x' },
    }),
    await http.get('/zh', { headers: { 'x-middleware-subrequest': 'middleware:middleware:middleware' } }),
    await http.get('/zh?__proto__[a]=1&constructor=2&measure=a&measure=b'),
    await http.get(`/zh?q=${'x'.repeat(7000)}`),
    await http.get('/_next/image?url=%2Ffavicon.svg&w=64&q=75'),
    await http.get('/%2e%2e/%2e%2e/etc/passwd'),
  ];
  for (const answer of answers) expect(answer.status(), answer.url()).toBeLessThan(500);
});
