import type { Page } from '@playwright/test';
import { readingAddresses } from './support/addresses';
import { accessibilityProblems, expectLayout } from './support/audit';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');
const pages = readingAddresses;

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  for (const address of pages) {
    test(`/zh${address} loses nothing`, async ({ page }) => {
      await page.goto(`/zh${address}`);
      await expectLayout(page, address);
      const narrow = await visibleFigures(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(narrow).toEqual(await visibleFigures(page));
    });
  }
});

/** Every number that is seen in the tables. */
async function visibleFigures(page: Page): Promise<string[]> {
  const texts = await page
    .getByRole('main')
    .getByRole('cell')
    .filter({ visible: true })
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText));
  return texts.flatMap((text) => text.match(/[−+]?\d+(?:\.\d+)?/g) ?? []);
}

test('in forced colours the home region still differs, and nothing vanishes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const address of ['', '/indicators/fixed-asset-investment/2023-12', '/rankings']) {
    await page.goto(`/zh${address}`);
    expect(await accessibilityProblems(page, 'colours'), address).toEqual([]);
    const faded = await page.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const shapes = document.querySelectorAll('main svg :is(rect, path, line, circle, text)');
      return [...shapes]
        .filter((shape) => shape.checkVisibility())
        .filter((shape) => {
          const { fill, stroke } = getComputedStyle(shape);
          const seen = [fill, stroke].filter(
            (paint) => paint !== 'none' && paint !== paper && !/^rgba\(.*, 0\)$/.test(paint),
          );
          // the ground behind the home line is there to be unseen
          return seen.length === 0 && !shape.nextElementSibling?.matches('path');
        })
        .map((shape) => shape.outerHTML.slice(0, 120));
    });
    expect(faded, address).toEqual([]);
  }
  await page.goto('/zh/indicators/fixed-asset-investment/2023-12');
  const [home, other] = await page.locator('#ranked-figure svg:visible').evaluate((svg) => {
    const fills = [...svg.querySelectorAll('rect')].map((bar) => getComputedStyle(bar).fill);
    const counts = new Map<string, number>();
    for (const fill of fills) counts.set(fill, (counts.get(fill) ?? 0) + 1);
    return [...counts.entries()].sort((a, b) => a[1] - b[1]);
  });
  expect(home?.[1]).toBe(1);
  expect(other?.[1]).toBeGreaterThan(5);
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['', '/rankings', '/indicators/gdp/explore']) {
    await page.goto(`/zh${address}`);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => {
          const { animationName, animationDuration, transitionDuration, scrollBehavior } =
            getComputedStyle(one);
          const lasts = (time: string) => time.split(',').some((each) => Number.parseFloat(each) > 0.01);
          return (
            (animationName !== 'none' && lasts(animationDuration)) ||
            lasts(transitionDuration) ||
            scrollBehavior === 'smooth'
          );
        })
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(moving, address).toEqual([]);
  }
  const canvas = page.locator('canvas');
  await expect(canvas).toBeVisible();
  const picture = () => canvas.evaluate((one) => (one as HTMLCanvasElement).toDataURL());
  await expect.poll(async () => (await picture()).length).toBeGreaterThan(5000);
  await page.getByRole('combobox', { name: t('explore.period') }).selectOption({ index: 0 });
  // the new chart stands at once, whole
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const first = await picture();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
  expect(await picture()).toBe(first);
});

test('the first stop of the keyboard leads past the navigation', async ({ page }) => {
  await page.goto('/zh/rankings');
  const skip = page.getByRole('link', { name: t('site.skip') });
  expect((await skip.boundingBox())?.y ?? -1).toBeLessThan(0);
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
  expect(inMain).toBe(true);
});

for (const address of [
  '',
  '/indicators/fixed-asset-investment/2023-12',
  '/rankings',
  '/indicators/gdp/explore',
  '/data',
]) {
  test(`/zh${address} can be walked by keyboard, in the order of reading, and shows where one is`, async ({
    page,
  }) => {
    await page.goto(`/zh${address}`);
    if (address.endsWith('explore')) await expect(page.locator('canvas')).toBeVisible();
    const reachable = await page
      .locator('a[href], button, select, input, summary, [tabindex="0"]')
      .filter({ visible: true })
      .evaluateAll((all) => all.filter((one) => !one.closest('details:not([open]) > :not(summary)')).length);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('*')) (one as HTMLElement).dataset.order = '';
      const stops: string[] = [];
      let count = 0;
      Object.assign(window, { stops });
      // the ring is drawn with the focus, the scrolling towards it in the frame after
      addEventListener('focusin', ({ target }) => {
        const one = target as HTMLElement;
        const said = one.outerHTML.slice(0, 100);
        if (one.dataset.order) stops.push(`twice: ${said}`);
        count += 1;
        one.dataset.order = String(count);
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) stops.push(`unmarked: ${said}`);
        const box = one.getBoundingClientRect();
        const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        if (!isSeen) stops.push(`out of sight: ${said}`);
      });
    });
    for (let at = 0; at < reachable; at += 1) await page.keyboard.press('Tab');
    const stops = await page.evaluate(() => (window as unknown as { stops: string[] }).stops);
    expect(stops).toEqual([]);
    const orders = await page
      .locator('[data-order]')
      .evaluateAll((all) =>
        all.map((one) => Number((one as HTMLElement).dataset.order)).filter((order) => order > 0),
      );
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(orders).toHaveLength(reachable);
  });
}

test('a wide table scrolls by keyboard on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto('/zh/rankings');
  const region = page.getByRole('region', { name: t('rankings.scrollLabel') });
  await region.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(50);
  // the regions' names stay where they are
  await expect(region.getByRole('rowheader').first()).toBeInViewport({ ratio: 0.9 });
});
