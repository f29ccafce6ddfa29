import { addresses, notFoundAddress } from './support/addresses';
import { expect, test } from './support/test';
import { locales } from './support/words';

test('every link of every page leads somewhere', async ({ page, request, baseURL }) => {
  test.setTimeout(120_000);
  const seen = new Map<string, string>();
  for (const locale of locales) {
    for (const address of Object.values(addresses).flat()) {
      if (address === notFoundAddress) continue;
      await page.goto(`/${locale}${address}`);
      const hrefs = await page
        .locator('a[href], link[rel=alternate], link[rel=canonical]')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      for (const href of hrefs) {
        const url = new URL(href);
        expect(url.origin, `${href} on ${address}`).toBe(baseURL);
        if (url.hash) {
          const target = url.hash.slice(1);
          if (url.pathname === new URL(page.url()).pathname)
            await expect(page.locator(`[id="${target}"]`), href).toHaveCount(1);
        }
        // one address of each kind: sorting is tried elsewhere, and a file costs as much as ten pages
        url.hash = '';
        url.searchParams.delete('sort');
        const kind = url.href.replace(/\.(csv|json|xlsx)\?.*indicator=.*/, '.$1');
        if (!seen.has(kind)) seen.set(kind, url.href);
      }
    }
  }
  const urls = [...seen.values()];
  expect(urls.length).toBeGreaterThan(100);
  const dead: string[] = [];
  for (let at = 0; at < urls.length; at += 6) {
    const answers = await Promise.all(
      urls.slice(at, at + 6).map((url) => request.get(url, { maxRedirects: 0 })),
    );
    dead.push(
      ...answers
        .filter((answer) => answer.status() !== 200)
        .map((answer) => `${answer.status()} ${answer.url()}`),
    );
  }
  expect(dead).toEqual([]);
});
