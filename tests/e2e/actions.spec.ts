import { readFileSync } from 'node:fs';
import type { PersonRole } from '@/lib/auth/person';
import { canariesIn, canaryPeriod, canaryUser, canaryValue } from '@/tests/support/desk-security';
import { addresses } from './support/addresses';
import { ask, eachOf } from './support/ask';
import { type Canaries, expect, test } from './support/canary-installation';

test.describe.configure({ timeout: 300_000 });

interface ServerAction {
  id: string;
  name: string;
  /** A page of the build that carries the action. */
  route: string;
}

/** Every server action of the build: whoever knows its id can post it, whatever page he may see. */
function serverActions(): ServerAction[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { workers: Record<string, unknown>; exportedName?: string }>;
  };
  return Object.entries(manifest.node).map(([id, { workers, exportedName = '' }]) => ({
    id,
    name: exportedName,
    route: Object.keys(workers)[0] ?? '',
  }));
}

/** Names that forms give their fields, each with something that is there and is somebody else's. */
const fields: Record<string, string> = {
  indicator: 'retail-sales',
  indicatorKey: 'retail-sales',
  key: 'retail-sales',
  measure: 'growth',
  region: '231000',
  code: '231000',
  regionCode: '231000',
  period: canaryPeriod,
  value: canaryValue,
  reason: 'x',
  body: 'x',
  plan: '1',
  id: '1',
  item: `retail-sales/${canaryPeriod}`,
  sheet: `retail-sales/${canaryPeriod}`,
  person: '1',
  userName: canaryUser('staff'),
  roles: 'audit',
  role: 'audit',
  session: '1',
  upload: '1',
  lockVersion: '1',
  version: '1',
  at: '2099-01-01T00:00',
  title: 'x',
  name: 'x',
  nameZh: 'x',
  nameEn: 'x',
  displayName: 'x',
  to: '/zh',
};

/** What React sends for `action(locale, state, form)`, and for one that is given less. */
function bodyOf(boundary: string): string {
  const parts = Object.entries(fields).map(([name, value]) => [`1_${name}`, value]);
  const state = { summary: null, fields: {}, values: {} };
  return [...parts, ['0', JSON.stringify(['zh', state, '$K1'])]]
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')
    .concat(`--${boundary}--\r\n`);
}

const boundary = 'weici-test-boundary';

const withoutEmpty = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

/** Posts an action by its id to a page that carries it, as a script would that never saw the form. */
function post(url: string, { id, route }: ServerAction, headers: Record<string, string>) {
  const [address = ''] = addresses[route.replace(/^app/, '')] ?? [];
  return ask(url, `/zh${address}`, {
    method: 'POST',
    // an empty text takes a header away
    headers: withoutEmpty({
      'next-action': id,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      origin: url,
      accept: 'text/x-component',
      ...headers,
    }),
    body: bodyOf(boundary),
  });
}

/** Every row of the database but those that say that something was tried or seen. */
async function contentOf({ run }: Canaries): Promise<Record<string, string>> {
  const tables = await run<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname NOT IN ('audit_log', 'audit_head', 'sign_in_try') ORDER BY 1`,
  );
  const contents = await eachOf(tables, async ({ name }) => {
    // being asked for keeps a session awake
    const row = name === 'session' ? `to_jsonb(t) - 'last_seen_at'` : 'to_jsonb(t)';
    const [found] = await run<{ content: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(x, '' ORDER BY x), '')) AS content FROM (SELECT (${row})::text AS x FROM "${name}" t) r`,
    );
    return [name, found?.content ?? ''];
  });
  return Object.fromEntries(contents) as Record<string, string>;
}

test('the build has server actions, and each is known by its name', () => {
  const actions = serverActions();
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter(({ name }) => name === '')).toEqual([]);
});

test('no action does anything for nobody, whoever knows its id', async ({ canaries }) => {
  const before = await contentOf(canaries);
  const answers = await eachOf(
    serverActions(),
    async (action) => ({ action, answer: await post(canaries.url, action, {}) }),
    4,
  );
  expect(
    answers.flatMap(({ action, answer }) =>
      answer.status >= 500 ? [`${action.name}: ${answer.status}`] : [],
    ),
  ).toEqual([]);
  expect(
    answers.flatMap(({ action, answer }) => canariesIn(answer.text).map((leak) => `${action.name}: ${leak}`)),
  ).toEqual([]);
  expect(await contentOf(canaries)).toEqual(before);
});

/** Pages whose actions are everybody's own: signing in and out, one's own account. */
const isOwn = ({ route }: ServerAction) => /\/(sign-in|account)\b/.test(route);

/** Who may use the actions of a page; the actions of others are posted by each role. */
const users: [RegExp, PersonRole[]][] = [
  [/\/admin\/(people|security)\b/, ['security']],
  [/\/admin\//, ['system']],
  [/\/review\b/, ['reviewer']],
  [/\/entry\b/, ['staff', 'reviewer']],
];
const mayUse = (role: PersonRole, { route }: ServerAction) =>
  users.find(([pattern]) => pattern.test(route))?.[1].includes(role) ?? true;

for (const role of ['leader', 'staff', 'reviewer', 'system', 'security', 'audit'] as const) {
  test(`no action of others does anything for a ${role}`, async ({ canaries }) => {
    const others = serverActions().filter((action) => !isOwn(action) && !mayUse(role, action));
    const before = await contentOf(canaries);
    const cookie = canaries.cookies[role];
    const answers = await eachOf(
      others,
      async (action) => ({ action, answer: await post(canaries.url, action, { cookie }) }),
      4,
    );
    expect(await contentOf(canaries)).toEqual(before);
    const wrong = answers.filter(({ answer }) => answer.status >= 500 || answer.status === 303);
    expect(
      wrong.map(({ action, answer }) => `${action.name}: ${answer.status} ${answer.headers.location ?? ''}`),
    ).toEqual([]);
  });
}

const foreign: Record<string, string>[] = [
  { origin: 'http://evil.test' },
  { origin: 'null' },
  { origin: 'https://127.0.0.1.evil.test' },
  { origin: '', 'sec-fetch-site': 'cross-site' },
  { origin: '', 'sec-fetch-site': 'same-site' },
];
for (const headers of foreign) {
  test(`a post from ${JSON.stringify(headers)} reaches no action, whoever is signed in`, async ({
    canaries,
  }) => {
    const before = await contentOf(canaries);
    const given = { ...headers, cookie: canaries.cookies.reviewer };
    const statuses = await eachOf(serverActions(), async (action) => {
      return (await post(canaries.url, action, given)).status;
    });
    expect([...new Set(statuses)]).toEqual([403]);
    expect(await contentOf(canaries)).toEqual(before);
  });
}
