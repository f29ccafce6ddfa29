import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');

/** Points: A4 upright. */
const a4 = [595, 842] as const;

/** Pages of the printed document, each as its width and height in points. */
async function sheets(page: Page): Promise<[number, number][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  return boxes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}

for (const [what, path, most, landscape] of [
  ['summary', '/zh', 2, false],
  ['indicator', '/zh/indicators/fixed-asset-investment/2023-12', 4, false],
  ['ranking', '/zh/rankings?set=all', 2, true],
  ['region', '/zh/regions/230100', 2, false],
] as const) {
  test(`the ${what} prints on ${most} sheets of A4 at most`, async ({ page }) => {
    await page.goto(path);
    const printed = await sheets(page);
    expect(printed.length).toBeGreaterThan(0);
    expect(printed.length).toBeLessThanOrEqual(most);
    for (const [width, height] of printed) {
      const [w, h] = landscape ? [height, width] : [width, height];
      expect(Math.abs(w - a4[0]) + Math.abs(h - a4[1])).toBeLessThanOrEqual(2);
    }
  });

  test(`the printed ${what} has its figures, and nothing to click`, async ({ page }) => {
    await page.goto(path);
    const rows = await page.getByRole('main').getByRole('row').count();
    // between the margins of a sheet, whatever the screen's colours
    await page.setViewportSize({ width: landscape ? 1009 : 680, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.getByRole('main').getByRole('row').count()).toBe(rows);
    for (const navigation of await page.locator('nav').all()) await expect(navigation).toBeHidden();
    await expect(page.locator('a[href*="/data/"]').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('a.skip')).toBeHidden();
    const { ink, paper, wide } = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { ink: color, paper: backgroundColor, wide: document.documentElement.scrollWidth - innerWidth };
    });
    expect(brightness(ink)).toBeLessThan(60);
    expect(brightness(paper)).toBeGreaterThan(240);
    expect(wide).toBeLessThanOrEqual(0);
    await expect(page.getByRole('complementary', { name: t('site.demoLabel') })).toBeVisible();
  });
}

/** 0 to 255 of `rgb(…)`; what is transparent is paper. */
function brightness(colour: string): number {
  const [red = 255, green = 255, blue = 255, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return alpha === 0 ? 255 : (red + green + blue) / 3;
}
