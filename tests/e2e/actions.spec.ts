import { readFileSync } from 'node:fs';
import { type Action, may } from '@/lib/auth/permissions';
import { type PersonRole, personRoles } from '@/lib/auth/person';
import { canariesIn, canaryUser } from '@/tests/support/desk-security';
import { type ActionPost, actionPosts, ownFields } from './support/action-bodies';
import { addresses } from './support/addresses';
import { ask, eachOf } from './support/ask';
import { type Canaries, expect, test } from './support/canary-installation';

test.describe.configure({ timeout: 300_000 });

interface ServerAction {
  id: string;
  /** Folder of its file and its name, as `actionPosts` has them; '' for one without a name. */
  name: string;
  /** Address of a page that carries the action: another hands it on by a detour. */
  address: string;
}

/** Every server action of the build: whoever knows its id can post it, whatever page he may see. */
function serverActions(): ServerAction[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }>;
  };
  return Object.entries(manifest.node).map(([id, { workers, exportedName, filename = '' }]) => ({
    id,
    name: exportedName ? `${filename.replace(/^app\/\[locale\]\/|actions\.ts$/g, '')}${exportedName}` : '',
    address: Object.keys(workers).flatMap((page) => addresses[page.replace(/^app/, '')] ?? [])[0] ?? '',
  }));
}

/** Pages whose actions are everybody's own: signing in and out, one's own account. */
const isOwn = ({ name }: ServerAction) => /^(sign-in|account)\//.test(name);

type Post = Pick<ActionPost, 'fields' | 'before'>;
const untouchedState = { summary: null, fields: {}, values: {} };

/** What is posted to an action; one that `actionPosts` does not know is a fault of its own test. */
const postsOf = (action: ServerAction): Post[] =>
  isOwn(action) ? [{ fields: ownFields }] : (actionPosts[action.name] ?? []);

const boundary = 'weici-test-boundary';

/** What React sends for `action(locale, state, form)`, or for one that is given something else before the form, or no form. */
function bodyOf({ fields, before = [untouchedState] }: Post): string {
  const parts = Object.entries(fields ?? {}).map(([name, value]) => [`1_${name}`, value]);
  return [...parts, ['0', JSON.stringify(['zh', ...before, ...(fields ? ['$K1'] : [])])]]
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')
    .concat(`--${boundary}--\r\n`);
}

const withoutEmpty = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

/** Posts an action by its id to a page that carries it, as a script would that never saw the form. */
function post(url: string, { id, address }: ServerAction, given: Post, headers: Record<string, string>) {
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
    body: bodyOf(given),
  });
}

const allPosts = () =>
  serverActions().flatMap((action) => postsOf(action).map((given) => ({ action, given })));

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

test('each action that is not everybody’s own has a post that its schema takes, and no other has', () => {
  const named = serverActions().flatMap((action) => (isOwn(action) ? [] : [action.name]));
  expect(named.sort()).toEqual(Object.keys(actionPosts).sort());
});

test('no action does anything for nobody, whoever knows its id', async ({ canaries }) => {
  const before = await contentOf(canaries);
  const answers = await eachOf(
    allPosts(),
    async ({ action, given }) => ({ action, answer: await post(canaries.url, action, given, {}) }),
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

const roleMay = (role: PersonRole, permission: Action) =>
  may({ id: 0, userName: '', displayName: '', roles: [role], departments: [], regions: [] }, permission);

/** Refusals of a person that the log holds beyond a line; those of the page that is made anew after an action are its own. */
async function refusalsOf({ run }: Canaries, role: PersonRole, beyond: string): Promise<string[]> {
  const rows = await run<{ action: string }>(
    `SELECT action FROM audit_log WHERE actor = $1 AND result = 'refused' AND object NOT LIKE 'page:%' AND seq > $2`,
    [canaryUser(role), beyond],
  );
  return rows.map(({ action }) => action);
}

async function lastLine({ run }: Canaries): Promise<string> {
  const [row] = await run<{ seq: string }>('SELECT coalesce(max(seq), 0)::text AS seq FROM audit_log');
  return row?.seq ?? '0';
}

for (const role of personRoles) {
  test(`no action of others does anything for a ${role}, and each try is in the log`, async ({
    canaries,
  }) => {
    const others = Object.entries(actionPosts).flatMap(([name, posts]) =>
      posts.filter(({ permission }) => !roleMay(role, permission)).map((given) => ({ name, given })),
    );
    expect(others.length).toBeGreaterThan(0);
    const actions = new Map(serverActions().map((action) => [action.name, action]));
    const before = await contentOf(canaries);
    const wrong: string[] = [];
    // one after another: which line of the log is whose
    for (const { name, given } of others) {
      const action = actions.get(name);
      if (!action) continue;
      const line = await lastLine(canaries);
      const { status, headers } = await post(canaries.url, action, given, { cookie: canaries.cookies[role] });
      const isLedOn = status === 303 || headers['x-action-redirect'] !== undefined;
      if (status >= 500 || isLedOn) wrong.push(`${name}: ${status} ${headers['x-action-redirect'] ?? ''}`);
      const refusals = await refusalsOf(canaries, role, line);
      if (refusals.join() !== given.permission)
        wrong.push(`${name}: refused ${refusals.join() || 'nothing'}, not ${given.permission}`);
    }
    expect(wrong).toEqual([]);
    expect(await contentOf(canaries)).toEqual(before);
  });
}

test('a post of one who may does what it says: refusals are not of the posts', async ({ canaries }) => {
  const action = serverActions().find(({ name }) => name === 'review/plans/create');
  const [given] = actionPosts['review/plans/create'] ?? [];
  if (!action || !given) throw new Error('no action makes plans');
  const plans = async () => (await canaries.run('SELECT FROM release_plan')).length;
  const before = await plans();
  const { headers } = await post(canaries.url, action, given, { cookie: canaries.cookies.reviewer });
  expect(headers['x-action-redirect']).toMatch(/^\/zh\/review\/plans\/\d+\?done=created/);
  expect(await plans()).toBe(before + 1);
  await canaries.run('DELETE FROM release_plan WHERE id = (SELECT max(id) FROM release_plan)');
});

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
    const foreignHeaders = { ...headers, cookie: canaries.cookies.reviewer };
    const statuses = await eachOf(allPosts(), async ({ action, given }) => {
      return (await post(canaries.url, action, given, foreignHeaders)).status;
    });
    expect([...new Set(statuses)]).toEqual([403]);
    expect(await contentOf(canaries)).toEqual(before);
  });
}
