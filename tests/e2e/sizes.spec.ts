import type { Page } from '@playwright/test';
import { accessibilityProblems, expectLayout } from './support/audit';
import { rankCommand } from './support/command';
import {
  awkwardNames,
  groupKey,
  groupSizes,
  groupWithoutBenchmark,
  nameOf,
  steadyTenths,
} from './support/sizes-package';
import { placesInMatrix, rankTable, standingsInBars, standingsInTable } from './support/tables';
import { expect, test } from './support/test';
import { locales, words } from './support/words';

const t = words('zh');
const codes = (size: number) => Array.from({ length: size }, (_, at) => String(at + 1).padStart(3, '0'));

/** Standard competition ranking, counted the plain way: one more than those that are better. */
function placesOf(size: number, period: string) {
  const all = codes(size).map((code) => ({ code, tenths: steadyTenths(code, period) }));
  return all
    .map(({ code, tenths }) => ({
      code,
      place: 1 + all.filter((other) => other.tenths > tenths).length,
      tied: all.filter((other) => other.tenths === tenths).length > 1,
      value: (tenths / 10).toFixed(1),
    }))
    .sort((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
}

async function expectSound(page: Page, widths: number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectLayout(page, `${width} px`);
    expect(await accessibilityProblems(page), `${width} px`).toEqual([]);
  }
}

for (const size of groupSizes) {
  test(`a group of ${size}: places are right and the same everywhere`, async ({ page, sizes }) => {
    test.slow(size > 31);
    const expected = placesOf(size, '2023-12');
    await page.goto(`${sizes.url}/zh/indicators/steady/2023-12?group=${groupKey(size)}`);
    expect(await standingsInTable(page, t)).toEqual(expected);
    expect(await standingsInBars(page, t)).toEqual(
      expected.map(({ code, ...rest }) => ({
        name: expect.stringContaining(nameOf(code).slice(0, 4)),
        ...rest,
      })),
    );
    await page.setViewportSize({ width: 360, height: 900 });
    await expectLayout(page, '360 px');
    await expectSound(page, size > 31 ? [1440] : [360, 1440]);

    await page.goto(`${sizes.url}/zh/rankings/2023-12?group=${groupKey(size)}`);
    expect(await placesInMatrix(page, t, '指标steady')).toEqual(
      new Map(expected.map(({ code, place, tied }) => [code, { place, tied }])),
    );
    if (size <= 31) await expectSound(page, [1440]);
    else await expectLayout(page, 'matrix');

    const command = await rankCommand(
      ['--indicator', 'steady', '--period', '2023-12', '--group', groupKey(size)],
      sizes.env,
    );
    expect(
      command.map(({ region_code, rank, tied, value }) => ({ code: region_code, place: rank, tied, value })),
    ).toEqual(expected);

    for (const path of ['', '/regions/001', '/indicators/steady/explore', '/data', '/indicators']) {
      const answer = await page.goto(`${sizes.url}/en${path}?group=${groupKey(size)}`);
      expect(answer?.status(), path).toBe(200);
    }
  });
}

test('a group without a benchmark speaks of none', async ({ page, sizes }) => {
  await page.goto(`${sizes.url}/zh/indicators/steady/2023-12?group=${groupWithoutBenchmark}`);
  expect(await standingsInTable(page, t)).toEqual(placesOf(5, '2023-12'));
  const main = page.getByRole('main');
  for (const level of ['country', 'other'])
    for (const key of ['words.average', 'words.versus', 'words.averageShort'])
      await expect(main).not.toContainText(t(key, { level }));
  await expectSound(page, [360, 1440]);
  for (const path of ['', '/rankings', '/regions/002', '/indicators', '/data']) {
    expect((await page.goto(`${sizes.url}/zh${path}?group=${groupWithoutBenchmark}`))?.status(), path).toBe(
      200,
    );
    await expectSound(page, [1440]);
  }
});

test('an indicator of which nothing was reported has reasons and no numbers', async ({ page, sizes }) => {
  await page.goto(`${sizes.url}/zh/indicators/silent/2023-12?group=${groupKey(13)}`);
  const rows = await standingsInTable(page, t);
  expect(rows).toHaveLength(13);
  expect(rows.every(({ place, value }) => place === null && value === null)).toBe(true);
  const table = rankTable(page, t);
  for (const reason of ['not_reported', 'not_applicable', 'withheld'])
    await expect(table).toContainText(t(`missing.${reason}`));
  await expectSound(page, [360, 1440]);
  await page.goto(`${sizes.url}/zh/indicators/silent/explore?group=${groupKey(13)}`);
  await expect(page.locator('canvas')).toBeVisible();
  await expectSound(page, [1440]);
});

test('figures are shown rounded half away from zero, to the hundredth, lowest first', async ({
  page,
  sizes,
}) => {
  await page.goto(`${sizes.url}/zh/indicators/fine/2023-12?group=${groupKey(13)}`);
  const rows = await standingsInTable(page, t);
  const of = (code: string) => rows.find((row) => row.code === code);
  expect(of('004')).toEqual({ code: '004', place: 1, tied: false, value: '-1.26' });
  // what rounds to zero is zero, without a sign
  expect(of('003')).toMatchObject({ place: 2, value: '0.00' });
  await expect(rankTable(page, t)).not.toContainText('−0.00');
  // 1.255 and 1.26 are shown alike, and share their place
  expect(of('001')).toMatchObject({ value: '1.26', tied: true, place: of('002')?.place });
  expect(of('005')).toMatchObject({ value: '12345678.91', place: 10 });
  for (const code of ['010', '011', '012']) expect(of(code)).toMatchObject({ place: null, value: null });
  expect(rows.slice(-3).map(({ code }) => code)).toEqual(['010', '011', '012']);
  await expect(page.getByRole('main')).toContainText(t('place.published', { count: 10 }));
  await expectSound(page, [360, 1440]);
});

test('a name is text, whatever it looks like', async ({ page, sizes }) => {
  await page.goto(`${sizes.url}/zh/rankings/2023-12?group=${groupKey(13)}`);
  const table = page.getByRole('region', { name: t('rankings.scrollLabel') }).getByRole('table');
  for (const name of Object.values(awkwardNames))
    await expect(table.getByRole('link', { name, exact: true })).toBeVisible();
  await page.goto(`${sizes.url}/zh/regions/005?group=${groupKey(13)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(awkwardNames['005'] ?? '');
  await expect(page).toHaveTitle(new RegExp('<script>'));
  await expectSound(page, [360]);
});

test('an invented country, in English alone and on another clock', async ({ page, secondStory }) => {
  test.slow();
  const { url } = secondStory;
  for (const locale of locales) {
    for (const path of [
      '',
      '/periods/2023-06',
      '/indicators',
      '/indicators/unemployment-rate',
      '/indicators/household-income/2023',
      '/indicators/ferry-passengers/explore',
      '/rankings',
      '/regions/ARV-L',
      '/data',
    ]) {
      expect((await page.goto(`${url}/${locale}${path}`))?.status(), path).toBe(200);
      if (locale === 'en') {
        const text = await page.getByRole('main').innerText();
        expect(text, path).not.toMatch(/\p{Script=Han}/u);
      }
      await expect(page.locator('body')).not.toContainText(/全省|province|Heilongjiang|Mudanjiang|牡丹江/);
      if (locale === 'en') await expectSound(page, [360]);
      else await expectLayout(page, path);
    }
  }
  const en = words('en');
  await page.goto(`${url}/en/indicators/unemployment-rate/2024-12`);
  const rows = await standingsInTable(page, en);
  expect(rows.filter(({ place }) => place === 3)).toEqual([
    { code: 'ARV-H', place: 3, tied: true, value: '5.94' },
    { code: 'ARV-L', place: 3, tied: true, value: '5.94' },
  ]);
  await expect(rankTable(page, en)).toContainText('6.19');
  await page.goto(`${url}/en/indicators/household-income/2023?measure=level&asof=2024-04-30`);
  expect((await standingsInTable(page, en)).find(({ code }) => code === 'ARV-H')?.value).toBe('19060');
});

test('an installation into which nothing was loaded says so', async ({ page, empty }) => {
  for (const locale of locales) {
    expect((await page.goto(`${empty.url}/${locale}`))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words(locale)('summary.empty'));
    await expectSound(page, [360, 1440]);
  }
  for (const path of ['/zh/rankings', '/zh/indicators/gdp', '/zh/data/summary.csv', '/zh/regions/231000'])
    expect((await page.request.get(empty.url + path)).status(), path).toBe(404);
  expect((await page.request.get(`${empty.url}/api/health/ready`)).status()).toBe(200);
});
