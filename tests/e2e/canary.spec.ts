import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readExcel from 'read-excel-file/node';
import { canariesIn, canaryPeriod, nowherePeriod } from '@/tests/support/desk-security';
import { addresses } from './support/addresses';
import { type Answer, ask, askPayload, differenceOf, eachOf, type Question } from './support/ask';
import { expect, lasting, test, watch, watchedPaths } from './support/canary-installation';

test.describe.configure({ timeout: 300_000 });

/** How many documents a crawl reads at most: their links are combinations of the same states. */
const mostDocuments = 500;

/** All that an answer says, the cells of a workbook among it. */
async function saidIn(answer: Answer): Promise<string> {
  const said = `${JSON.stringify(answer.headers)} ${answer.text}`;
  const isWorkbook = answer.headers['content-type']?.includes('spreadsheetml');
  return isWorkbook ? `${said} ${JSON.stringify(await readExcel(answer.bytes))}` : said;
}

/** Addresses on this server that a document leads to, or loads. */
function linksIn(html: string): string[] {
  const links = [...html.matchAll(/\s(?:href|src|action)="([^"]+)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
  return links
    .filter((link) => link.startsWith('/') && !link.startsWith('//'))
    .map((link) => link.split('#')[0] ?? '');
}

/** Asks for everything that is reached from `begin`, and answers what was found where. */
async function crawl(
  url: string,
  begin: string[],
  question: Question = {},
): Promise<{ asked: Set<string>; found: string[] }> {
  const asked = new Set<string>();
  const found: string[] = [];
  for (let next = begin; next.length > 0; ) {
    const now = [...new Set(next)].filter((link) => !asked.has(link)).slice(0, mostDocuments - asked.size);
    for (const link of now) asked.add(link);
    const links = await eachOf(now, async (link) => {
      const answer = await askPayload(url, link, question);
      const leaked = canariesIn(await saidIn(answer));
      if (leaked.length > 0 || answer.status >= 500)
        found.push(`${link}: ${answer.status} ${leaked.join(', ')}`);
      return answer.headers['content-type']?.startsWith('text/html') ? linksIn(answer.text) : [];
    });
    next = links.flat();
  }
  return { asked, found };
}

const everyAddress = ['zh', 'en'].flatMap((locale) => [
  ...Object.values(addresses)
    .flat()
    .map((address) => `/${locale}${address}`),
  ...['summary', 'places', 'figures', 'ranking'].flatMap((table) =>
    ['csv', 'json', 'xlsx'].flatMap((format) => [
      `/${locale}/data/${table}.${format}?indicator=fixed-asset-investment`,
      `/${locale}/data/${table}.${format}?indicator=fixed-asset-investment&period=${canaryPeriod}`,
      `/${locale}/data/${table}.${format}?indicator=retail-sales&asof=2099-01-01`,
    ]),
  ),
]);

/** What nobody links to, and a curious person types. */
const guesses = ['zh', 'en'].flatMap((locale) =>
  [
    `/periods/${canaryPeriod}`,
    `/rankings/${canaryPeriod}`,
    ...['fixed-asset-investment', 'retail-sales', 'budget-revenue', 'pm25'].flatMap((key) => [
      `/indicators/${key}/${canaryPeriod}`,
      `/indicators/${key}/2023-12?asof=2099-01-01`,
    ]),
    ...['1.public', '1.leader', '1.staff', '2.public', 'approved'].flatMap((preview) => [
      `?preview=${preview}`,
      `/indicators/fixed-asset-investment/${canaryPeriod}?preview=${preview}`,
      `/periods/${canaryPeriod}?preview=${preview}`,
      `/data/figures.csv?indicator=fixed-asset-investment&preview=${preview}`,
    ]),
    '/review/plans/1',
    '/entry/fixed-asset-investment/2024-02',
    '/admin/people/1',
  ].map((guess) => `/${locale}${guess}`),
);

const hidden = [
  '/sitemap.xml',
  '/robots.txt',
  '/feed.xml',
  '/manifest.webmanifest',
  '/api',
  '/api/health/ready',
  '/opengraph-image',
];

test('everything that anyone can reach says nothing of the desk', async ({ canaries }) => {
  const { asked, found } = await crawl(canaries.url, [
    ...everyAddress,
    ...guesses,
    ...hidden,
    '/',
    '/zh',
    '/en',
  ]);
  expect(found).toEqual([]);
  expect(asked.size).toBe(mostDocuments);
});

test('nor do the payloads that a browser’s router asks for', async ({ canaries }) => {
  const headers = { rsc: '1', 'next-router-prefetch': '1' };
  for (const more of [{ rsc: '1' }, headers, { ...headers, 'next-router-segment-prefetch': '/_tree' }]) {
    const { found } = await crawl(canaries.url, [...everyAddress, ...guesses], { headers: more });
    expect(found).toEqual([]);
  }
});

test('no count, place, body or header of a public page moves when the desk is filled', async ({
  canaries,
}) => {
  const after = await watch(canaries.url);
  const moved = watchedPaths.map((path) => differenceOf(canaries.before[path] ?? '', after[path] ?? ''));
  expect(moved.filter(Boolean)).toEqual([]);
});

test('what is in work answers exactly like what does not exist', async ({ canaries }) => {
  const plan = canaries.plans[0] ?? 0;
  const same = async (template: string, real: string, unreal: string) => {
    const [one, other] = await Promise.all(
      [real, unreal].map(async (asked) => {
        const answer = await ask(canaries.url, template.replace('X', asked));
        const { 'content-length': _, ...headers } = answer.headers;
        return lasting({ ...answer, headers }).replaceAll(asked, 'ASKED');
      }),
    );
    expect(one, template).toMatch(/^404 /);
    expect(differenceOf(one ?? '', other ?? ''), template).toBeNull();
  };
  for (const key of ['fixed-asset-investment', 'retail-sales', 'budget-revenue', 'pm25']) {
    await same(`/zh/indicators/${key}/X`, canaryPeriod, nowherePeriod);
    await same(`/en/data/ranking.csv?indicator=${key}&period=X`, canaryPeriod, nowherePeriod);
  }
  await same('/zh/periods/X', canaryPeriod, nowherePeriod);
  await same('/en/data/summary.json?period=X', canaryPeriod, nowherePeriod);
  for (const page of ['', '/indicators/fixed-asset-investment', '/data/figures.csv']) {
    await same(`/zh${page}?preview=X`, `${plan}.public`, '999999.public');
    await same(`/en${page}?preview=X`, 'approved', '999999.public');
  }
});

test('nothing of the server’s own is in a file for the browser', () => {
  const folder = '.next/static';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|json|map)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(0);
  const secrets =
    /postgres(ql)?:|DATABASE_|WEICI_SECRET|password_hash|totp_secret|token_hash|audit_log|release_plan|\bSELECT\b.+\bFROM\b/;
  const telling = files.filter((name) => secrets.test(readFileSync(path.join(folder, name), 'utf8')));
  expect(telling).toEqual([]);
});
