import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { nobody, stateOf } from './support/accounts';
import { addresses, lookerAt, notFoundAddress, withoutPage } from './support/addresses';
import { accessibilityProblems, expectLayout } from './support/audit';
import { expect, test } from './support/test';
import { documentLanguage, type Locale, locales, words } from './support/words';

// each looks at a page for itself, and axe takes its time with a large table
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

const widths = [360, 768, 1440];
const chinese = /\p{Script=Han}/u;

test('every route of the build is looked at', () => {
  const built = Object.keys(JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8')));
  expect(built.sort()).toEqual([...Object.keys(addresses), ...withoutPage].sort());
});

for (const address of Object.values(addresses).flat()) {
  const looker = lookerAt(address);
  test.describe(`as ${looker ?? 'nobody'}`, () => {
    test.use({ storageState: (looker && stateOf(looker)) ?? nobody });
    for (const locale of locales)
      test(`/${locale}${address} at every width, light and dark`, async ({ page }) => {
        const answer = await page.goto(`/${locale}${address}`);
        expect(answer?.status()).toBe(address === notFoundAddress ? 404 : 200);
        await expectToSpeak(page, locale);
        await expectToBeFound(page, locale, address);
        if (address.endsWith('/explore')) await expect(page.locator('canvas')).toBeVisible();
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: 'light' });
          await expectLayout(page, `${width} px`);
          // between phone and desk nothing but the room changes
          if (width === 768) continue;
          expect(await accessibilityProblems(page), `${width} px, light`).toEqual([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          expect(await accessibilityProblems(page, 'colours'), `${width} px, dark`).toEqual([]);
        }
      });
  });
}

/** The document's language, one heading, and no word of the other language where the page itself speaks. */
async function expectToSpeak(page: Page, locale: Locale): Promise<void> {
  const t = words(locale);
  await expect(page.locator('html')).toHaveAttribute('lang', documentLanguage[locale]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(new RegExp(t('site.name')));
  const spoken = await page
    .locator(
      'h1, h2, caption, th, dt, label, legend, summary, nav:not([aria-label="Language"]) a, svg > title, svg > desc',
    )
    // the name of a person is of no language
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const copy = one.cloneNode(true) as Element;
        for (const name of copy.querySelectorAll('[translate=no]')) name.remove();
        return one.closest('[translate=no]') ? [] : [copy.textContent ?? ''];
      }),
    );
  const labels = await page
    .locator('[aria-label]')
    .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  const said = [await page.title(), ...spoken, ...labels].filter((text) => /\p{L}{2}/u.test(text));
  if (locale === 'en') expect(said.filter((text) => chinese.test(text) && text !== '中文')).toEqual([]);
  else expect(await page.title()).toMatch(chinese);
}

/** Where the other language stands, for readers, for search engines, and by the switch. */
async function expectToBeFound(page: Page, locale: Locale, address: string): Promise<void> {
  const other = locale === 'zh' ? 'en' : 'zh';
  const target = address === notFoundAddress ? '' : address;
  const link = page.getByRole('navigation', { name: words(locale)('site.utilNav') }).locator('a[hreflang]');
  const query = (href: string | null) => [...new URL(href ?? '', 'http://x').searchParams].sort().join();
  const href = await link.getAttribute('href');
  expect(href?.split('?')[0]).toBe(`/${other}${target}`.split('?')[0]);
  expect(query(href)).toBe(query(target));
  await expect(link).toHaveAttribute('lang', documentLanguage[other]);
  if (address === notFoundAddress) return;
  const alternates = page.locator('head link[rel=alternate][hreflang]');
  const path = address.split('?')[0];
  for (const each of locales)
    await expect(alternates.and(page.locator(`[hreflang="${documentLanguage[each]}"]`))).toHaveAttribute(
      'href',
      new RegExp(`/${each}${path}(\\?|$)`),
    );
}
