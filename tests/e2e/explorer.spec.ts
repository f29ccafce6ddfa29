import type { Page } from '@playwright/test';
import { bodyRows, plainNumber, standingsInTable } from './support/tables';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');

async function explorerRows(page: Page) {
  const table = page.getByRole('table', { name: new RegExp(t('explore.tableTitle')) });
  return (
    await table
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
      )
  ).map(([place = '', name = '', value = '']) => ({
    place: Number(/\d+/.exec(place)?.[0] ?? 0) || null,
    tied: place.includes(t('place.tiedWord')),
    name: name.replace(t('words.homeTag'), '').trim(),
    value: plainNumber(value),
  }));
}

test('loads the chart library on its own page alone', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', async (answer) => {
    if (answer.request().resourceType() === 'script') scripts.push(await answer.text());
  });
  const isChartLibrary = (text: string) => text.includes('maxBarThickness');
  for (const path of ['/zh', '/zh/indicators/gdp', '/zh/rankings', '/zh/data']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(scripts.filter(isChartLibrary), path).toHaveLength(0);
  }
  await page.goto('/zh/indicators/gdp/explore', { waitUntil: 'networkidle' });
  await expect(page.locator('canvas')).toBeVisible();
  expect(scripts.filter(isChartLibrary)).not.toHaveLength(0);
});

test('shows exactly the figures of the indicator’s own table, whatever is chosen', async ({ page }) => {
  const standings = async (period: string) => {
    await page.goto(`/zh/indicators/fixed-asset-investment/${period}`);
    const names = new Map(
      (await bodyRows(page.getByRole('region', { name: t('indicator.tableRegion') }).getByRole('table'))).map(
        ({ href, cells }) => [
          /regions\/(\w+)/.exec(href)?.[1] ?? '',
          (cells[1] ?? '').replace(t('words.homeTag'), '').trim(),
        ],
      ),
    );
    return (await standingsInTable(page, t)).map(({ code, place, tied, value }) => ({
      place,
      tied,
      name: names.get(code),
      value,
    }));
  };
  const december = await standings('2023-12');
  const august = await standings('2023-08');

  await page.goto('/zh/indicators/fixed-asset-investment/explore');
  await expect(page.locator('canvas')).toBeVisible();
  expect(await explorerRows(page)).toEqual(december);
  await page.getByRole('combobox', { name: t('explore.period') }).selectOption('2023-08');
  expect(await explorerRows(page)).toEqual(august);
  await page.getByRole('checkbox', { name: '哈尔滨' }).uncheck();
  expect(await explorerRows(page)).toEqual(august.filter(({ name }) => name !== '哈尔滨'));
  await page.getByRole('combobox', { name: t('explore.open') }).selectOption('places');
  await expect(page.locator('canvas')).toBeVisible();

  // the address says what is chosen
  const link = page.url();
  await page.goto('/zh');
  await page.goto(link);
  await expect(page.getByRole('combobox', { name: t('explore.period') })).toHaveValue('2023-08');
  await expect(page.getByRole('checkbox', { name: '哈尔滨' })).not.toBeChecked();
  expect(await explorerRows(page)).toEqual(august.filter(({ name }) => name !== '哈尔滨'));
  await page.getByRole('button', { name: t('explore.all'), exact: true }).click();
  expect(await explorerRows(page)).toEqual(august);
  await page.getByRole('button', { name: t('explore.none'), exact: true }).click();
  expect((await explorerRows(page)).length).toBeLessThanOrEqual(1);
});

test('tells values on hovering', async ({ page }) => {
  await page.goto('/zh/indicators/gdp/explore');
  const canvas = page.locator('canvas');
  await expect(canvas).toBeVisible();
  const picture = () => canvas.evaluate((one) => (one as HTMLCanvasElement).toDataURL());
  await expect.poll(async () => (await picture()).length).toBeGreaterThan(5000);
  const before = await picture();
  const box = await canvas.boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 3, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await expect.poll(picture).not.toBe(before);
});
