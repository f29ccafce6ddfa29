import { bodyRows, plainNumber, rankTable, standingsInTable } from './support/tables';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');

test('a leader reads the month, follows an indicator to a region and to the ranking, and changes the language', async ({
  page,
}) => {
  await page.goto('/zh');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '8项考核指标中7项达到或高于全省平均水平，5项居全省前三',
  );
  const main = page.getByRole('main');
  await expect(main).toContainText('规模以上工业增加值增速连续8个月居全省第1位');
  await expect(main).toContainText('地区生产总值增速居全省第1位（共13个）');
  for (const growth of ['贷款余额增长24.1%', '新设立企业增长24.3%', '税收收入增长20.6%'])
    await expect(main).toContainText(growth);
  await expect(page.getByRole('complementary', { name: t('site.demoLabel') })).toBeVisible();

  await page.getByRole('table').getByRole('link', { name: '规模以上工业增加值' }).click();
  await expect(page).toHaveURL(/\/zh\/indicators\/industrial-value-added\/2023-12$/);
  const december = await standingsInTable(page, t);
  expect(december[0]).toMatchObject({ code: '231000', place: 1 });

  const picker = page.getByRole('navigation', { name: t('summary.periodPicker') });
  await picker.getByRole('link', { name: '3月', exact: true }).click();
  await expect(page).toHaveURL(/\/industrial-value-added\/2023-03$/);
  await expect(picker.locator('[aria-current=page]')).toHaveText('3月');
  expect(await standingsInTable(page, t)).not.toEqual(december);

  await rankTable(page, t).getByRole('link', { name: '哈尔滨' }).click();
  await expect(page).toHaveURL(/\/zh\/regions\/230100/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('哈尔滨市');

  await page
    .getByRole('navigation', { name: t('site.mainNav') })
    .getByRole('link', { name: t('nav.rankings') })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('牡丹江：8项中5项居前三');
  const matrix = page.getByRole('region', { name: t('rankings.scrollLabel') });
  const head = matrix.getByRole('columnheader', { name: /^地区生产总值/ });
  await head.getByRole('link').click();
  await expect(page).toHaveURL(/sort=gdp$/);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(matrix.getByRole('row').nth(1)).toContainText('牡丹江');
  await head.getByRole('link').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(matrix.getByRole('row').nth(1)).not.toContainText('牡丹江');

  await page
    .getByRole('navigation', { name: t('site.utilNav') })
    .getByRole('link', { name: 'English' })
    .click();
  await expect(page).toHaveURL(/\/en\/rankings\?sort=-gdp$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mudanjiang: 5 of 8 in the top three');
});

test('the same month in English', async ({ page }) => {
  await page.goto('/en/periods/2023-12');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /7 of 8 assessed indicators at or above the provincial average, 5 in the top three/,
  );
  const main = page.getByRole('main');
  await expect(main).toContainText(/first in the province for 8 consecutive months/);
  for (const growth of ['24.1%', '24.3%', '20.6%']) await expect(main).toContainText(growth);
});

test('sorts the table of an indicator by each of its heads, and says so', async ({ page }) => {
  await page.goto('/zh/indicators/fixed-asset-investment/2023-12');
  const table = rankTable(page, t);
  const column = async (at: number) =>
    (await standingsWithCells(page)).map((cells) => plainNumber(cells[at] ?? ''));
  const heads = await table.getByRole('columnheader').count();
  expect(heads).toBe(5);
  for (const [head, at] of [
    [t('table.valueIn', { measure: t('words.growth'), unit: '%' }), 2],
    [t('words.versus', { level: 'province' }), 4],
  ] as const) {
    await table.getByRole('columnheader', { name: head }).getByRole('link').click();
    const sorted = table.getByRole('columnheader', { name: head });
    const falling = (await column(at)).filter((value) => value !== null).map(Number);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    await expect(sorted).toHaveAttribute('aria-sort', 'descending');
    await sorted.getByRole('link').click();
    const rising = (await column(at)).filter((value) => value !== null).map(Number);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    await expect(table.getByRole('columnheader', { name: head })).toHaveAttribute('aria-sort', 'ascending');
  }
  await table
    .getByRole('columnheader', { name: t('indicator.region') })
    .getByRole('link')
    .click();
  const codes = (await standingsInTable(page, t))
    .filter(({ place }) => place !== null)
    .map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted());

  async function standingsWithCells(on: typeof page) {
    return (await bodyRows(rankTable(on, t))).filter(({ href }) => href).map(({ cells }) => cells);
  }
});

test('the city’s own counties are ranked among themselves, with the city as the benchmark', async ({
  page,
}) => {
  await page.goto('/zh/rankings');
  await page
    .getByRole('navigation', { name: t('summary.periodPicker') })
    .getByRole('link', { name: '牡丹江市10个县（市、区）' })
    .click();
  await expect(page).toHaveURL(/group=mudanjiang-counties$/);
  const matrix = page.getByRole('region', { name: t('rankings.scrollLabel') }).getByRole('table');
  await expect(matrix.getByRole('rowheader')).toHaveCount(11);
  await expect(matrix).toContainText('绥芬河');
  await expect(matrix).not.toContainText('全省');

  await matrix.getByRole('link', { name: /^1\b/ }).first().click();
  await expect(page).toHaveURL(/group=mudanjiang-counties/);
  await expect(rankTable(page, t)).toContainText(t('words.averageShort', { level: 'prefecture' }));
  expect(await standingsInTable(page, t)).toHaveLength(10);
  await expect(page.getByRole('main')).not.toContainText('全省');
  await page.getByRole('link', { name: '绥芬河' }).first().click();
  await expect(page).toHaveURL(/regions\/231081.*group=mudanjiang-counties/);
  await expect(page.getByRole('main')).not.toContainText('全省');
});

test('shows figures as they stood on a day, as first published, and as revised', async ({ page }) => {
  const value = async (query: string) => {
    await page.goto(`/zh/indicators/fixed-asset-investment/2023-05${query}`);
    return (await standingsInTable(page, t)).find(({ code }) => code === '231000')?.value;
  };
  expect(await value('')).toBe('2.4');
  await expect(page.getByRole('region', { name: t('indicator.revisions') })).toContainText('2.1');
  expect(await value('?asof=first')).toBe('2.1');
  await expect(page.getByRole('main')).toContainText(t('site.firstNote'));
  // the revision came on 20 July 2023 at ten in Shanghai
  expect(await value('?asof=2023-07-19')).toBe('2.1');
  await expect(page.getByRole('main')).toContainText('2023年7月19日');
  expect(await value('?asof=2023-07-20')).toBe('2.4');
  expect(await value('?asof=2023-07-20T01:59:59Z')).toBe('2.1');
  expect(await value('?asof=2023-07-20T02:00:00Z')).toBe('2.4');
  await page.getByRole('link', { name: t('site.backToCurrent') }).click();
  await expect(page).toHaveURL(/fixed-asset-investment\/2023-05$/);
  await expect(page.getByRole('link', { name: t('site.backToCurrent') })).toHaveCount(0);
  // before its release the period is not there
  expect((await page.goto('/zh/indicators/fixed-asset-investment/2023-05?asof=2023-06-19'))?.status()).toBe(
    404,
  );
});
