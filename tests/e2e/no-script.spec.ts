import type { Browser, Page } from '@playwright/test';
import { notFoundAddress, readingAddresses } from './support/addresses';
import { figuresOf, standingsInTable } from './support/tables';
import { expect, test } from './support/test';
import { watch } from './support/watch';
import { documentLanguage, words } from './support/words';

test.use({ javaScriptEnabled: false });

const t = words('zh');

/** The same address with script, once it has settled. */
async function withScript<Result>(
  browser: Browser,
  url: string,
  read: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  try {
    const problems = await watch(context);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    const result = await read(page);
    expect(problems).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

for (const address of readingAddresses) {
  if (address === notFoundAddress) continue;
  test(`/zh${address} has every figure without script`, async ({ page, browser, baseURL }) => {
    await page.goto(`/zh${address}`);
    const without = await figuresOf(page);
    expect(await withScript(browser, `${baseURL}/zh${address}`, figuresOf)).toEqual(without);
    if (address !== '/indicators') expect(without.length).toBeGreaterThan(20);
  });
}

test('every chart has its data as a table in the same document', async ({ page }) => {
  await page.goto('/zh/indicators/fixed-asset-investment/2023-12');
  const inTables = new Set(await page.locator('main table').evaluateAll(numbersIn));
  const drawings = page.locator('main svg[role=img]:visible');
  expect(await drawings.count()).toBeGreaterThan(3);
  for (const drawing of await drawings.all()) {
    const labels = await drawing.locator('text.halo').evaluateAll(numbersIn);
    expect(labels.filter((label) => !inTables.has(label))).toEqual([]);
  }
});

const numbersIn = (all: Element[]) =>
  all.flatMap((one) => (one.textContent ?? '').match(/\d+(?:\.\d+)?/g) ?? []);

test('the explorer shows its table and says why the chart is not there', async ({ page }) => {
  await page.goto('/zh/indicators/gdp/explore');
  // Playwright's text engine passes over what stands in noscript
  const note = page.locator('noscript > *');
  await expect(note).toBeVisible();
  expect(await note.evaluate((one) => one.textContent)).toBe(t('explore.noScript'));
  const table = page.getByRole('table', { name: new RegExp(t('explore.tableTitle')) });
  await expect(table).toBeVisible();
  await expect(table.locator('tbody tr')).toHaveCount(13);
});

test('a table sorts and a period changes by links alone', async ({ page }) => {
  await page.goto('/zh/indicators/gdp');
  await page
    .getByRole('columnheader', { name: t('indicator.region') })
    .getByRole('link')
    .click();
  const codes = (await standingsInTable(page, t)).map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted());
  await page.getByRole('link', { name: '2022', exact: true }).click();
  await expect(page).toHaveURL(/gdp\/2022-Q4/);
  await page.getByText(t('indicator.bumpTable')).click();
  await expect(page.getByRole('region', { name: t('indicator.bumpTable') }).getByRole('table')).toBeVisible();
});

test('what is not found says so without script, in the language asked for', async ({ page }) => {
  for (const [path, locale] of [
    ['/zh/periods/2031-05', 'zh'],
    ['/en/indicators/nothing', 'en'],
    ['/en/no/such/page', 'en'],
    ['/fr', 'zh'],
  ] as const) {
    const say = words(locale);
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('error.notFoundTitle'));
    await expect(page).toHaveTitle(new RegExp(say('error.notFoundTitle')));
    await expect(page.locator('html')).toHaveAttribute('lang', documentLanguage[locale]);
    await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', `/${locale}`);
  }
});
