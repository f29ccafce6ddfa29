import type { PersonRole } from '@/lib/auth/person';
import { canariesIn } from '@/tests/support/desk-security';
import { ask, eachOf } from './support/ask';
import { expect, test } from './support/canary-installation';

test.describe.configure({ timeout: 300_000 });

const values = [
  "' OR '1'='1",
  '1; DROP TABLE entry; --',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '2023-12\r\nSet-Cookie: x=1',
  '<script>alert(1)</script>',
  '2023-13',
  '-1',
  '0',
  '99999999999999999999',
  'NaN',
  '１２３',
  '\ud83d\ude00',
  '%',
  'x'.repeat(2000),
];

/** Addresses of people at work, X being what somebody typed. */
const templates: [PersonRole, string[]][] = [
  [
    'staff',
    [
      '/entry/X',
      '/entry/X/2024-02',
      '/entry/retail-sales/X',
      '/entry?period=X',
      '/entry/import/X',
      '/calendar?month=X',
    ],
  ],
  [
    'reviewer',
    [
      '/review/plans/X',
      '/review/plans/X/publish',
      '/review/sheets/X/2024-02',
      '/review/sheets/retail-sales/X',
      '/review/releases/X',
      '/review/revise?sheets=X',
      '/review/revise?period=X',
      '/indicators/gdp?preview=X',
    ],
  ],
  ['security', ['/admin/people/X', '/admin/people?role=X', '/admin/people?text=X', '/admin/people?page=X']],
  [
    'system',
    [
      '/admin/indicators/X',
      '/admin/regions/X',
      '/admin/groups/X',
      '/admin/sets/X',
      '/admin/calendar/X',
      '/admin/settings?saved=X',
      '/calendar?month=X',
    ],
  ],
  [
    'audit',
    ['person', 'action', 'object', 'result', 'from', 'to', 'beyond'].flatMap((name) => [
      `/admin/audit?${name}=X`,
      `/admin/audit/export?${name}=X`,
      `/admin/audit?${name}=X&${name}=X`,
    ]),
  ],
  ['leader', ['/account?to=X', '/rankings/X', '/regions/X', '/indicators/gdp?preview=X', '/sign-in?to=X']],
];

/** Words of the machine room that nobody may read. */
const insides = /prisma|postgres|syntax error|select .* from|at \w+ \(|node_modules|\.tsx?:\d/i;
const withoutScripts = (text: string) => text.replace(/<script\b[^>]*>.*?<\/script>/gs, '');

for (const [role, paths] of templates) {
  test(`what a ${role} types in an address is answered, never by an error`, async ({ canaries }) => {
    const asked = paths.flatMap((path) =>
      values.map((value) => `/zh${path.replaceAll('X', encodeURIComponent(value))}`),
    );
    const problems = await eachOf(asked, async (path) => {
      const { status, headers, text } = await ask(canaries.url, path, {
        headers: { cookie: canaries.cookies[role] },
      });
      if (status >= 500) return `${status}: ${path.slice(0, 120)}`;
      if (headers['set-cookie']?.includes('x=1')) return `a header of the visitor’s: ${path.slice(0, 120)}`;
      if (headers.location && !headers.location.startsWith('/'))
        return `leads to ${headers.location}: ${path.slice(0, 120)}`;
      const said = withoutScripts(text);
      if (said.includes('<script>alert')) return `a script of the visitor’s: ${path.slice(0, 120)}`;
      // a search of the log says what was done, which may have been anything
      return path.includes('/admin/audit') || !insides.test(said)
        ? null
        : `tells of its inside: ${path.slice(0, 120)}`;
    });
    expect(problems.filter(Boolean)).toEqual([]);
  });

  test(`what nobody types in an address of a ${role} leads to sign in, or is not there`, async ({
    canaries,
  }) => {
    const asked = paths.flatMap((path) =>
      values.slice(0, 8).map((value) => `/en${path.replaceAll('X', encodeURIComponent(value))}`),
    );
    const problems = await eachOf(asked, async (path) => {
      const { status, headers, text } = await ask(canaries.url, path);
      const isRight = [200, 307, 400, 404].includes(status) && (headers.location ?? '/').startsWith('/');
      return isRight && canariesIn(text).length === 0 ? null : `${status} ${headers.location}: ${path}`;
    });
    expect(problems.filter(Boolean)).toEqual([]);
  });
}
