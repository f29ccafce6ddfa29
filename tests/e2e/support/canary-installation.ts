import { test as base } from '@playwright/test';
import pg from 'pg';
import type { PersonRole } from '@/lib/auth/person';
import { seedCanaries } from '@/tests/support/desk-security';
import { type Answer, ask, eachOf, settled } from './ask';
import { serve } from './installation';

export interface Canaries {
  url: string;
  /** The cookie of a session of each role. */
  cookies: Record<PersonRole, string>;
  plans: number[];
  /** One statement as the owner; answers the rows. */
  run<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What everyone saw of each of `watchedPaths` before there was a desk. */
  before: Record<string, string>;
}

/** Public addresses whose answers are compared before and after the desk is filled. */
export const watchedPaths = ['zh', 'en'].flatMap((locale) =>
  [
    '',
    '/periods/2023-12',
    '/indicators',
    '/indicators/fixed-asset-investment',
    '/indicators/fixed-asset-investment/2023-12',
    '/indicators/fixed-asset-investment?asof=first',
    '/indicators/retail-sales?asof=2099-01-01',
    '/indicators/pm25/explore',
    '/data',
    '/data/summary.csv',
    '/data/figures.csv?indicator=fixed-asset-investment',
    '/data/ranking.json?indicator=retail-sales&period=2023-12',
    '/sign-in',
    '/no/such/page',
  ].map((path) => `/${locale}${path}`),
);

/** An answer without what may differ: its nonce and the time. */
export function lasting(answer: Answer): string {
  const nonce = /'nonce-([\w-]+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1] ?? 'none';
  const headers = Object.entries(answer.headers).filter(([name]) => name !== 'date');
  return `${answer.status} ${JSON.stringify(headers.sort())} ${settled(answer.text)}`.replaceAll(
    nonce,
    'NONCE',
  );
}

export async function watch(url: string): Promise<Record<string, string>> {
  const answers = await eachOf(watchedPaths, async (path) => [path, lasting(await ask(url, path))]);
  return Object.fromEntries(answers) as Record<string, string>;
}

/** Playwright's test with a demo installation whose desk is full of canaries. */
export const test = base.extend<object, { canaries: Canaries }>({
  canaries: [
    async ({ browserName }, use) => {
      const installation = await serve(`${browserName}_canaries`, (load) =>
        load('prisma/seed/package', ['--publish', '--settings']),
      );
      const { DATABASE_URL, DATABASE_APP_URL } = installation.env;
      const owner = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
      const app = new pg.Pool({ connectionString: DATABASE_APP_URL, max: 2 });
      try {
        await owner.query('UPDATE installation_option SET leaders_see_approved = true');
        const before = await watch(installation.url);
        const { tokens, plans } = await seedCanaries({
          run: async (_role, text, values) => (await app.query(text, values)).rows,
        });
        const cookies = Object.fromEntries(
          Object.entries(tokens).map(([role, token]) => [role, `weici_session=${token}`]),
        ) as Record<PersonRole, string>;
        const run: Canaries['run'] = async (text, values) => (await owner.query(text, values)).rows;
        await use({ url: installation.url, cookies, plans, run, before });
      } finally {
        await Promise.all([owner.end(), app.end()]);
        await installation.close();
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect } from '@playwright/test';
