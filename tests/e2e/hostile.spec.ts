import type { APIRequestContext } from '@playwright/test';
import { notFoundAddress, readingAddresses } from './support/addresses';
import { canary, groupKey } from './support/sizes-package';
import { expect, test } from './support/test';

const values = [
  "' OR '1'='1",
  '1; DROP TABLE figure; --',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '2023-12\r\nSet-Cookie: x=1',
  '<script>alert(1)</script>',
  '2023-13',
  '-1',
  'NaN',
  '１２３',
  '\ud83d\ude00',
  'x'.repeat(5000),
];

/** Words of the machine room that no visitor may read. */
const insides = /prisma|postgres|syntax error|select .* from|at \w+ \(|node_modules|\.tsx?:\d/i;

async function refusal(http: APIRequestContext, url: string): Promise<string | null> {
  const answer = await http.get(url, { maxRedirects: 0 });
  const status = answer.status();
  if (![400, 404, 414].includes(status)) return `${status}: ${url.slice(0, 200)}`;
  const text = (await answer.text()).replace(/<script\b[^>]*>.*?<\/script>/gs, '');
  return insides.test(text) ? `tells of its inside: ${url.slice(0, 200)}` : null;
}

async function refusals(http: APIRequestContext, urls: string[]): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for (let at = 0; at < urls.length; at += 8)
    found.push(...(await Promise.all(urls.slice(at, at + 8).map((url) => refusal(http, url)))));
  return found.filter(Boolean);
}

test('a hostile part of a path is not found, never an error', async ({ request }) => {
  const paths = [
    'periods/X',
    'indicators/X',
    'indicators/gdp/X',
    'indicators/X/explore',
    'rankings/X',
    'regions/X',
    'data/X',
    'data/X.csv',
    'X',
  ];
  const urls = values.flatMap((value) =>
    paths.map((path) => `/zh/${path.replace('X', encodeURIComponent(value))}`),
  );
  expect(await refusals(request, urls)).toEqual([]);
});

test('a hostile parameter is not found, never an error', async ({ request }) => {
  const names = ['group', 'set', 'measure', 'view', 'asof', 'focus', 'sort', 'preview'];
  const hostile = values.filter(
    (value) => !['-1', 'constructor', 'NaN', 'toString', '2023-13'].includes(value),
  );
  const urls = names.flatMap((name) => [
    ...hostile.map((value) => `/zh/indicators/gdp?${name}=${encodeURIComponent(value)}`),
    `/zh/rankings?${name}=a&${name}=b`,
    `/zh?${name}=`,
  ]);
  urls.push(
    ...['0000-00-00', '2023-02-30', '2023-12-32', '99999-01-01', 'now', '2023-01-01T00:00:00'].map(
      (asof) => `/zh/indicators/gdp?asof=${asof}`,
    ),
    ...[
      '1.public',
      '0.public',
      '-1.public',
      '1.PUBLIC',
      '1.public.public',
      '9999999999.public',
      '1.everyone',
      '1',
    ].map((preview) => `/zh/indicators/gdp?preview=${preview}`),
    '/zh?preview=approved',
    '/zh?group=nothing',
    '/zh/rankings?set=nothing',
    '/zh/indicators/gdp?measure=both',
    '/zh/regions/999999',
    '/zh/indicators/gdp/2023-12-31',
    '/zh/indicators/industrial-value-added/2023-01',
  );
  expect(await refusals(request, urls)).toEqual([]);
});

test('what no one asks for in good faith changes nothing', async ({ request }) => {
  const plain = await textOf(request, '/zh');
  for (const query of [
    '__proto__[group]=x',
    'constructor[prototype][x]=1',
    'group[]=x',
    'utm_source=x',
    'a=1&a=2',
  ]) {
    expect(await textOf(request, `/zh?${query}`), query).toBe(plain);
  }
});

async function textOf(http: APIRequestContext, url: string): Promise<string> {
  const answer = await http.get(url);
  expect(answer.status(), url).toBe(200);
  return (await answer.text()).replace(/<script\b[^>]*>.*?<\/script>/gs, '').replace(/nonce="[^"]*"/g, '');
}

test('another language is not found, and no page redirects elsewhere', async ({ request }) => {
  for (const path of [
    '/fr',
    '/ZH',
    '/zh-CN',
    '/fr/indicators/gdp',
    '/favicon.ico/x',
    '/zh/periods',
    '/zh/regions',
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toContain('<html lang="zh-Hans"');
  }
  expect(await (await request.get('/en/nothing')).text()).toContain('<html lang="en"');
  for (const address of readingAddresses) {
    const answer = await request.get(`/en${address}`, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(address === notFoundAddress ? 404 : 200);
  }
});

test('every answer carries the policy, pages and files alike', async ({ request }) => {
  for (const path of [
    '/zh',
    '/zh/no/such/page',
    '/zh/data/summary.csv',
    '/favicon.svg',
    '/zh/data/nothing.csv',
    '/api/health/live',
  ]) {
    const headers = (await request.get(path)).headers();
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toMatch(/default-src 'none'.*script-src 'nonce-[\w-]{20,}' 'strict-dynamic'/);
    expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
  }
});

/** An answer without what must differ: the nonce, the day's time, and the address asked for. */
async function traceless(http: APIRequestContext, url: string, asked: string) {
  const answer = await http.get(url, { maxRedirects: 0 });
  const nonce = /'nonce-([\w-]+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
  const without = (text: string) => text.replaceAll(nonce, 'NONCE').replaceAll(asked, 'ASKED');
  const headers = Object.entries(answer.headers()).filter(
    ([name]) => !['date', 'content-length'].includes(name),
  );
  return {
    status: answer.status(),
    headers: headers.map(([name, value]) => `${name}: ${without(value)}`).sort(),
    body: without(await answer.text()),
  };
}

test('what is not published answers exactly like what does not exist', async ({ request, sizes }) => {
  const group = `group=${groupKey(13)}`;
  for (const [path, unpublished, nowhere] of [
    [`/zh/periods/X?${group}`, canary.period, '2031-05'],
    [`/en/rankings/X?${group}`, canary.period, '2031-05'],
    [`/zh/indicators/steady/X?${group}`, canary.period, '2031-05'],
    [`/zh/indicators/X?${group}`, canary.indicator, 'no-such-indicator'],
    [`/zh/indicators/X/explore?${group}`, canary.indicator, 'no-such-indicator'],
    [`/zh/data/summary.csv?${group}&period=X`, canary.period, '2031-05'],
    [`/zh/data/ranking.json?${group}&indicator=steady&period=X`, canary.period, '2031-05'],
    [`/zh/data/figures.csv?${group}&indicator=X`, canary.indicator, 'no-such-indicator'],
  ] as const) {
    const real = await traceless(request, sizes.url + path.replace('X', unpublished), unpublished);
    const unreal = await traceless(request, sizes.url + path.replace('X', nowhere), nowhere);
    expect(real.status, path).toBe(404);
    expect(real, path).toEqual(unreal);
  }
});

test('no page or file has a trace of a draft', async ({ request, sizes }) => {
  const query = `?group=${groupKey(2)}`;
  const pages = [
    '',
    '/periods/2023-12',
    '/indicators',
    '/indicators/steady',
    '/indicators/steady/explore',
    '/rankings',
    '/regions/001',
    '/data',
  ];
  const files = ['summary', 'places', 'figures'].flatMap((table) =>
    ['csv', 'json', 'xlsx'].map((format) => `/data/${table}.${format}`),
  );
  for (const path of [...pages, ...files, '/data/ranking.json']) {
    for (const more of ['', '&asof=2099-01-01', '&asof=first']) {
      const named = path.startsWith('/data/ranking') ? '&indicator=steady' : '';
      const answer = await request.get(`${sizes.url}/zh${path}${query}${named}${more}`, {
        headers: path.endsWith('xlsx') ? {} : { rsc: '0' },
      });
      expect(answer.status(), path + more).toBe(200);
      const text = await answer.text();
      for (const trace of [canary.number, '7391.6', canary.note, canary.indicator, canary.period])
        expect(text.includes(trace), `${trace} on ${path}${more}`).toBe(false);
    }
  }
});
