import type { Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { stateOf } from './support/accounts';
import { accessibilityProblems } from './support/audit';
import { expect, test } from './support/test';
import { type Locale, words } from './support/words';

test.use({ storageState: stateOf('staff') ?? { cookies: [], origins: [] } });

// sheets that no other suite writes
const tables: Record<Locale, { title: string; file: string }> = {
  zh: { title: '2024年1—3月新设立企业', file: '新设立企业.csv' },
  en: { title: '2024年1—3月城镇新增就业', file: '城镇新增就业.csv' },
};
const cities = ['哈 尔 滨 市', '齐齐哈尔', '牡丹江市'];

/** A bureau's table as it stands: a title, a unit, spaced names, a total and a footer. */
function tableOf(locale: Locale, first: string): Buffer {
  const lines = [
    tables[locale].title,
    '地区,总量（户）,同比增速（%）'.replace('户', locale === 'zh' ? '户' : '人'),
    ...cities.map((city, at) => `${city},"１,23${at}",${at === 0 ? first : '5.2'}`),
    '注：数据来源于市统计局',
  ];
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'gb18030');
}

async function upload(page: Page, locale: Locale, first: string): Promise<void> {
  const t = words(locale);
  await page.goto(`/${locale}/entry/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: tables[locale].file, mimeType: 'text/csv', buffer: tableOf(locale, first) });
  await page.getByRole('button', { name: t('tables.read'), exact: true }).click();
  await page.waitForURL(/\/entry\/import\/\d+(\/preview)?$/);
}

for (const locale of ['zh', 'en'] as Locale[]) {
  const t = words(locale);

  test(`${locale}: a bureau's table in GB18030 is read, previewed, imported, and the same again changes nothing`, async ({
    page,
  }) => {
    await upload(page, locale, '5.1');
    // what it is about stands in its title: a person says the rest once, if anything
    if (!page.url().endsWith('/preview')) {
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: t('tables.toPreview'), exact: true }).click();
    }
    await page.waitForURL(/\/preview$/);
    await expect(page.getByRole('main')).toContainText('1230');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: t('tables.commit', { count: 6 }), exact: true }).click();
    await page.waitForURL(/\/result$/);
    await expect(page.getByRole('main')).toContainText(
      t('tables.resultText', { file: tables[locale].file, written: 6, same: 0, left: 0 }),
    );
    expect(await accessibilityProblems(page)).toEqual([]);

    await upload(page, locale, '5.1');
    await expect(page).toHaveURL(/\/preview$/);
    await expect(page.getByText(t('tables.allSame'))).toBeVisible();
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a table is pasted, and what cannot be read is said where it stands', async ({ page }) => {
    const t = words('zh');
    await page.goto('/zh/entry/import');
    await page
      .locator('textarea[name=text]')
      .fill('2024年1—4月新设立企业\n地区\t总量（户）\n哈尔滨市\t#DIV/0!\n牡丹江市\t1200\n');
    await page.getByRole('button', { name: t('tables.read'), exact: true }).click();
    if (!page.url().endsWith('/preview'))
      await page.getByRole('button', { name: t('tables.toPreview'), exact: true }).click();
    await expect(page.getByRole('main')).toContainText(
      t('tables.problem.formula_error', { written: '#DIV/0!' }),
    );
    // all or nothing, until the person says to leave the rest out
    await page.getByRole('button', { name: t('tables.commit', { count: 1 }), exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(t('tables.leaveOut')).check();
    await page.getByRole('button', { name: t('tables.commit', { count: 1 }), exact: true }).click();
    await expect(page).toHaveURL(/\/result$/);
  });

  test('an old workbook is refused with what to do', async ({ page }) => {
    const t = words('zh');
    await page.goto('/zh/entry/import');
    await page.locator('input[type=file]').setInputFiles({
      name: '年鉴.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    });
    await page.getByRole('button', { name: t('tables.read'), exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('粘贴');
  });
});
