import type { Page } from '@playwright/test';
import { notFoundAddress, readingAddresses } from './support/addresses';
import { expect, test } from './support/test';

const pages = readingAddresses.filter((address) => address !== notFoundAddress);

/** Addresses that a page links to, as they stand in it. */
const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));

test('every link of every page leads somewhere', async ({ page, request }) => {
  test.slow();
  const wanted = new Map<string, string[]>();
  for (const address of pages) {
    await page.goto(`/zh${address}`);
    for (const href of await linksOf(page)) {
      const { pathname, searchParams, hash } = new URL(href, page.url());
      expect(href, `on ${address}`).toMatch(/^[/#]/);
      if (href.startsWith('#')) await expect(page.locator(`[id="${hash.slice(1)}"]`), href).toHaveCount(1);
      // sorting is tried elsewhere; of files of an indicator and of periods two of each kind will do
      searchParams.delete('sort');
      const kind = `${pathname}?${searchParams}`
        .replace(/(csv|json|xlsx)\?.*indicator=.*/, '$1')
        .replace(/\d{4}(-Q?\d+)?/, 'PERIOD');
      const known = wanted.get(kind) ?? [];
      const target = `${pathname}?${searchParams}`;
      if (known.length < 2 && !known.includes(target)) wanted.set(kind, [...known, target]);
    }
  }
  const targets = [...wanted.values()].flat();
  expect(targets.length).toBeGreaterThan(60);
  const dead: string[] = [];
  for (let at = 0; at < targets.length; at += 4) {
    const answers = await Promise.all(
      targets.slice(at, at + 4).map((target) => request.get(target, { maxRedirects: 0 })),
    );
    const wrong = answers.filter((answer) => answer.status() !== 200);
    dead.push(...wrong.map((answer) => `${answer.status()} ${answer.url()}`));
  }
  expect(dead).toEqual([]);
});

test('a page links to the same in both languages', async ({ page }) => {
  for (const address of pages) {
    await page.goto(`/zh${address}`);
    const chinese = await linksOf(page);
    await page.goto(`/en${address}`);
    const swapped = (await linksOf(page)).map((href) =>
      href.replace(/^\/(zh|en)\b/, (_, locale) => (locale === 'en' ? '/zh' : '/en')),
    );
    expect(swapped.sort(), address).toEqual(chinese.sort());
  }
});
