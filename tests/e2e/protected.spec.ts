import type { PersonRole } from '@/lib/auth/person';
import { personRoles } from '@/lib/auth/person';
import { canariesIn, canaryPeriod } from '@/tests/support/desk-security';
import { addresses, fileAddresses, rolesFor } from './support/addresses';
import { type Answer, ask, askPayload, eachOf, type Question } from './support/ask';
import { type Canaries, expect, test } from './support/canary-installation';

test.describe.configure({ timeout: 300_000 });

const guarded = [addresses, fileAddresses]
  .flatMap((each) => Object.values(each).flat())
  .filter((path) => rolesFor(path));

/** One protected address asked in one way that once got past somebody's guard. */
interface Way {
  name: string;
  path: (path: string, locale: string) => string;
  question?: Question;
}

const plainly = (path: string, locale: string) => `/${locale}${path}`;
const withPath = (change: (path: string) => string) => (path: string, locale: string) => {
  const [before = '', query] = plainly(path, locale).split('?');
  return query ? `${change(before)}?${query}` : change(before);
};
const withHeaders = (name: string, headers: Record<string, string>): Way => ({
  name,
  path: plainly,
  question: { headers },
});

const tree = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null, true]));
const ways: Way[] = [
  { name: 'plainly', path: plainly },
  { name: 'HEAD', path: plainly, question: { method: 'HEAD' } },
  { name: 'an empty POST', path: plainly, question: { method: 'POST' } },
  withHeaders('RSC', { rsc: '1' }),
  withHeaders('RSC with a router state', { rsc: '1', 'next-router-state-tree': tree }),
  withHeaders('prefetch', { rsc: '1', 'next-router-prefetch': '1' }),
  withHeaders('prefetch at run time', { rsc: '1', 'next-router-prefetch': '2' }),
  ...['/_tree', '/_full', '/_index', '/_head', '/$d$locale/__PAGE__'].map((segment) =>
    withHeaders(`segment ${segment}`, {
      rsc: '1',
      'next-router-prefetch': '1',
      'next-router-segment-prefetch': segment,
    }),
  ),
  ...['middleware', 'src/middleware', 'proxy', 'src/proxy', 'pages/_middleware'].map((name) =>
    withHeaders(`x-middleware-subrequest ${name}`, {
      'x-middleware-subrequest': Array.from({ length: 6 }, () => name).join(':'),
    }),
  ),
  withHeaders('x-nextjs-data', { 'x-nextjs-data': '1', 'x-matched-path': '/zh', 'x-invoke-path': '/zh' }),
  withHeaders('a rewrite', {
    'x-original-url': '/zh',
    'x-rewrite-url': '/zh',
    'x-forwarded-host': 'evil.test',
  }),
  withHeaders('a made-up session', { cookie: `weici_session=${'A'.repeat(43)}` }),
  withHeaders('two sessions', { cookie: 'weici_session=; __Host-weici_session=x; weici_session[]=1' }),
  withHeaders('from inside', {
    'x-forwarded-for': '127.0.0.1',
    'x-middleware-next': '1',
    'x-prerender-revalidate': '1',
  }),
  { name: '.rsc', path: withPath((path) => `${path}.rsc`) },
  { name: '.rsc with RSC', path: withPath((path) => `${path}.rsc`), question: { headers: { rsc: '1' } } },
  { name: '.segments', path: withPath((path) => `${path}.segments/_tree.segment.rsc`) },
  { name: '.json', path: withPath((path) => `${path}.json`) },
  { name: '_next/data', path: withPath((path) => `/_next/data/build${path}.json`) },
  { name: '_rsc', path: (path, locale) => `/${locale}${path}${path.includes('?') ? '&' : '?'}_rsc=abc` },
  { name: 'a slash more', path: withPath((path) => `${path}/`) },
  {
    name: 'a letter encoded',
    path: withPath((path) => path.replace(/^\/(..)\/(.)/, (_, a, b) => `/${a}/${hex(b)}`)),
  },
  { name: 'the language encoded', path: withPath((path) => path.replace(/^\/(.)/, (_, a) => `/${hex(a)}`)) },
  { name: 'a slash encoded', path: withPath((path) => path.replace(/\/([^/]+)$/, '%2F$1')) },
  {
    name: 'encoded twice',
    path: withPath((path) => path.replace(/^\/(..)\/(.)/, (_, a, b) => `/${a}/%25${hex(b).slice(1)}`)),
  },
  { name: 'in capitals', path: withPath((path) => path.toUpperCase()) },
  { name: 'by a dot', path: withPath((path) => path.replace(/^\/(..)/, '/$1/.')) },
  { name: 'by two dots', path: withPath((path) => path.replace(/^\/(..)/, '/$1/x/%2e%2e')) },
];

function hex(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}

/** What an answer gives away: canaries in its body, its headers, or the bytes of a file. */
function leakOf({ status, headers, text }: Answer): string | null {
  const found = canariesIn(`${JSON.stringify(headers)} ${text}`);
  return found.length > 0 ? `${status} ${found.slice(0, 3).join(', ')}` : null;
}

async function leaks(url: string, way: Way, headers: Record<string, string> = {}): Promise<string[]> {
  const asked = guarded.flatMap((path) => ['zh', 'en'].map((locale) => way.path(path, locale)));
  const question = { ...way.question, headers: { ...headers, ...way.question?.headers } };
  const answers = await eachOf(asked, async (path) => ({
    path,
    answer: await askPayload(url, path, question),
  }));
  return answers.flatMap(({ path, answer }) => {
    const leak = leakOf(answer);
    if (leak) return [`${path}: ${leak}`];
    return answer.status >= 500 ? [`${path}: ${answer.status}`] : [];
  });
}

for (const way of ways) {
  test(`a protected address asked ${way.name} gives nobody a protected byte`, async ({ canaries }) => {
    expect(guarded.length).toBeGreaterThan(0);
    expect(await leaks(canaries.url, way)).toEqual([]);
  });
}

test('a protected address leads nobody anywhere but to sign in', async ({ canaries }) => {
  const answers = await eachOf(guarded, async (path) => {
    const { status, headers } = await ask(canaries.url, `/zh${path}`);
    return { path, status, to: headers.location?.split('?')[0] };
  });
  const wrong = answers.filter(
    // a search of the log's export leads to the log's page, and that to sign in
    ({ status, to }) => status !== 307 || (to !== '/zh/sign-in' && to !== '/zh/admin/audit'),
  );
  expect(wrong).toEqual([]);
});

for (const role of personRoles) {
  test(`a ${role} is answered 403 where it is not for them, and sees nothing there`, async ({ canaries }) => {
    const { url, cookies } = canaries;
    const headers = { cookie: cookies[role] };
    const others = guarded.filter((path) => !rolesFor(path)?.includes(role));
    const answers = await eachOf(others, async (path) => ({
      path,
      answer: await ask(url, `/zh${path}`, { headers }),
    }));
    expect(
      answers.filter(({ answer }) => answer.status !== 403).map(({ path, answer }) => [path, answer.status]),
    ).toEqual([]);
    // the frame says who is signed in: their own name is theirs to see
    const ownName = new RegExp(`zq7canary-${role}-name|zq7canary\\.${role}`, 'g');
    const seen = answers.flatMap(({ path, answer }) => {
      const found = canariesIn(answer.text.replace(ownName, ''));
      return found.length > 0 ? [[path, found]] : [];
    });
    expect(seen).toEqual([]);
  });

  test(`a ${role} is let in where it is for them, and no cache may keep it`, async ({ canaries }) => {
    const own = guarded.filter((path) => rolesFor(path)?.includes(role));
    const wrong = await eachOf(own, async (path) => {
      const { status, headers } = await ask(canaries.url, `/en${path}`, {
        headers: { cookie: canaries.cookies[role] },
      });
      const isKept = headers['cache-control'] !== 'private, no-store';
      // a page of somebody whom the demo alone has is not found here
      return ![200, 404].includes(status) || isKept ? `${path}: ${status} ${headers['cache-control']}` : null;
    });
    expect(wrong.filter(Boolean)).toEqual([]);
  });
}

test('a refused page is in the log', async ({ canaries }) => {
  const { url, cookies, run } = canaries;
  await ask(url, '/zh/admin/audit', { headers: { cookie: cookies.security } });
  const [line] = await run<{ action: string; object: string; result: string }>(
    "SELECT action, object, result FROM audit_log WHERE actor = 'zq7canary.security' ORDER BY seq DESC LIMIT 1",
  );
  expect(line).toEqual({ action: 'audit.read', object: 'page:/zh/admin/audit', result: 'refused' });
});

/** The proof that the canaries sing: whoever may see them does. */
const seenBy: [PersonRole, string][] = [
  ['audit', '/zh/admin/audit?action=entry.write'],
  ['audit', '/zh/admin/audit/export?action=entry.write'],
  ['security', '/en/admin/people'],
  ['staff', `/zh/entry/fixed-asset-investment/${canaryPeriod}`],
  ['reviewer', '/zh/review/plans'],
  ['reviewer', `/en/review/sheets/retail-sales/${canaryPeriod}`],
  ['reviewer', `/zh/indicators/fixed-asset-investment/${canaryPeriod}?preview=1.public`],
  ['leader', `/zh/indicators/fixed-asset-investment/${canaryPeriod}?preview=approved`],
];
for (const [role, path] of seenBy) {
  test(`${path} shows a ${role} the canary, and nobody else`, async ({ canaries }) => {
    const { url, cookies } = canaries;
    const shown = await ask(url, path, { headers: { cookie: cookies[role] } });
    expect(shown.status).toBe(200);
    expect(canariesIn(shown.text.replaceAll(`zq7canary-${role}-name`, ''))).not.toEqual([]);
    expect(leakOf(await ask(url, path))).toBeNull();
  });
}

test('a payload carries what its page does, to whom it is for: asking for payloads asks for something', async ({
  canaries,
}) => {
  const { url, cookies } = canaries;
  const payload = await askPayload(url, '/zh/admin/audit?action=entry.write', {
    headers: { rsc: '1', cookie: cookies.audit },
  });
  expect([payload.status, payload.headers['content-type']]).toEqual([200, 'text/x-component']);
  expect(canariesIn(payload.text)).toContain('zq7canary.staff');
  expect(leakOf(await askPayload(url, '/zh/admin/audit', { headers: { rsc: '1' } }))).toBeNull();
});

test('1,000 requests of a leader and of nobody, mixed, never mix', async ({
  canaries,
}: {
  canaries: Canaries;
}) => {
  const { url, cookies } = canaries;
  // a page that differs by who asks and costs little, with those of figures in between
  const pages = ['/zh', '/en/indicators', '/zh/indicators/fixed-asset-investment', '/zh/data'];
  const asked = Array.from({ length: 1000 }, (_, n) => {
    const pair = n >> 1;
    return {
      path: pair % 10 === 0 ? (pages[(pair / 10) % pages.length] ?? '') : '/zh/account',
      isLeader: n % 2 === 0,
    };
  });
  const wrong = await eachOf(
    asked,
    async ({ path, isLeader }) => {
      const question = isLeader ? { headers: { cookie: cookies.leader } } : {};
      let answer = await ask(url, path, question);
      // a machine that does much else sheds load: asked again, unless it names somebody
      for (
        let tries = 1;
        answer.status === 503 && tries < 5 && canariesIn(answer.text).length === 0;
        tries += 1
      )
        answer = await ask(url, path, question);
      const names = canariesIn(answer.text);
      const own = names.filter((name) => /^zq7canary[-.]leader/.test(name));
      const isRight = own.length === names.length && names.length > 0 === isLeader;
      const isKept = answer.headers['cache-control'] !== 'private, no-store';
      const status = path === '/zh/account' && !isLeader ? 307 : 200;
      return answer.status === status && isRight && !isKept
        ? null
        : `${path} ${isLeader} ${answer.status} ${names}`;
    },
    8,
  );
  expect(wrong.filter(Boolean)).toEqual([]);
});
