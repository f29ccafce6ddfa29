import type { Browser, Locator, Page } from '@playwright/test';
import { stateOf } from './support/accounts';
import { accessibilityProblems } from './support/audit';
import { expect, test } from './support/test';
import { watch } from './support/watch';
import { type Locale, words } from './support/words';

test.use({ storageState: stateOf('staff') ?? { cookies: [], origins: [] } });
// a sheet of its own for each language and for no script, so that none waits for another
const sheetOf = { zh: 'retail-sales', en: 'budget-revenue' } as const;
const period = '2024-02';
const box = (page: Page, region: string, measure = 'growth', indicator?: string): Locator =>
  page.locator(`input[name="v:${indicator ?? keyOf(page)}/${measure}/${region}/${period}"]`);
const keyOf = (page: Page) => new URL(page.url()).pathname.split('/')[3] ?? '';
/** The tick that stands in a box once its figure is kept. */
const tickOf = (input: Locator) => input.locator('xpath=..').locator('svg');
const statusOf = (input: Locator) => input.locator('xpath=ancestor::td').locator('[id$="-s"]');

/** Pastes a block into a box as the clipboard of Excel or WPS gives it. */
async function paste(input: Locator, text: string): Promise<void> {
  await input.focus();
  await input.evaluate((element, block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function another(browser: Browser, work: (page: Page) => Promise<void>, javaScriptEnabled = true) {
  const context = await browser.newContext({ storageState: stateOf('staff'), javaScriptEnabled });
  try {
    const problems = await watch(context);
    await work(await context.newPage());
    expect(problems).toEqual([]);
  } finally {
    await context.close();
  }
}

for (const locale of ['zh', 'en'] as Locale[]) {
  const t = words(locale);
  const address = `/${locale}/entry/${sheetOf[locale]}/${period}`;

  test(`${locale}: the desk lists what is to be entered, and leads there`, async ({ page }) => {
    await page.goto(`/${locale}/entry`);
    await page.locator(`main a[href="${address}"]`).click();
    await expect(page).toHaveURL(address);
    await expect(box(page, '230100')).toBeVisible();
  });

  test(`${locale}: what is typed is saved when it is left, and keys move`, async ({ page }) => {
    await page.goto(address);
    await box(page, '230100').focus();
    await page.keyboard.type('５.25%');
    await page.keyboard.press('Enter');
    await expect(box(page, '230200')).toBeFocused();
    await expect(tickOf(box(page, '230100'))).toBeVisible();
    await page.keyboard.type('-1.6');
    await page.keyboard.press('ArrowUp');
    await expect(box(page, '230100')).toBeFocused();
    // selected whole on arrival: the arrow leaves; within the text it does not
    await page.keyboard.press('ArrowLeft');
    await expect(box(page, '230100', 'level')).toBeFocused();
    await page.keyboard.type('12');
    await page.keyboard.press('ArrowLeft');
    await expect(box(page, '230100', 'level')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(box(page, '230100')).toHaveValue('5.25');
    await expect(box(page, '230200')).toHaveValue('−1.6');
    await expect(box(page, '230100', 'level')).toHaveValue('');
  });

  test(`${locale}: a block is pasted, what does not fit is listed, and one undo puts it back`, async ({
    page,
  }) => {
    await page.goto(address);
    await paste(box(page, '232700', 'level'), '"1,234.5"\t5.2%\t9\r\n41.8\t1\r\n');
    const note = page.locator('.paste');
    await expect(note).toContainText('“9”');
    await expect(note.locator('li')).toHaveCount(3);
    await expect(box(page, '232700', 'level')).toHaveValue('1234.50');
    await expect(statusOf(box(page, '232700'))).not.toHaveText(t('entry.status.saving'));
    await note.getByRole('button', { name: t('entry.paste.undo') }).click();
    await expect(box(page, '232700', 'level')).toHaveValue('');
    await expect(statusOf(box(page, '232700'))).toHaveText(t('entry.status.notReported'));
    await page.reload();
    await expect(box(page, '232700', 'level')).toHaveValue('');
    await expect(box(page, '232700')).toHaveValue('');
  });

  test(`${locale}: two editors: the second sees both values and chooses`, async ({ page, browser }) => {
    await page.goto(address);
    await another(browser, async (other) => {
      await other.goto(address);
      await box(other, '230300').fill('3.3');
      await box(other, '230300').press('Enter');
      await expect(tickOf(box(other, '230300'))).toBeVisible();
    });
    await box(page, '230300').fill('4.4');
    await box(page, '230300').press('Enter');
    await expect(statusOf(box(page, '230300'))).toHaveText(t('entry.status.conflict'));
    const choice = page.locator('.choice');
    await expect(choice).toContainText('3.3');
    await expect(choice).toContainText('4.4');
    expect(await accessibilityProblems(page)).toEqual([]);
    await choice.getByRole('button').first().click();
    await expect(choice).toHaveCount(0);
    await expect(tickOf(box(page, '230300'))).toBeVisible();
    await page.reload();
    await expect(box(page, '230300')).toHaveValue('4.4');
  });

  test(`${locale}: history beside the cell, a missing reason and a comment, by keyboard`, async ({
    page,
  }) => {
    await page.goto(address);
    await box(page, '230400').focus();
    await page.keyboard.press('Alt+h');
    const panel = page.locator('.pop');
    await expect(panel.locator('tbody tr')).toHaveCount(12);
    expect(await accessibilityProblems(page)).toEqual([]);
    await panel.locator('textarea').fill('与统计局核对过');
    await panel.getByRole('button', { name: t('entry.panel.send') }).click();
    await expect(panel.locator('.remarks')).toContainText('与统计局核对过');
    await page.keyboard.press('Escape');
    await expect(box(page, '230400')).toBeFocused();
    await page.keyboard.press('Alt+m');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(box(page, '230400')).toHaveValue(t('entry.panel.not_applicable'));
    await expect(statusOf(box(page, '230400'))).toContainText(t('entry.status.missing'));
  });

  test(`${locale}: what is odd is explained or confirmed before the sheet is given in`, async ({ page }) => {
    await page.goto(address);
    await box(page, '230500').fill('250');
    await box(page, '230500').press('Enter');
    await page.getByRole('button', { name: t('entry.bar.submit') }).click();
    const summary = page.locator('.err');
    await expect(summary).toBeFocused();
    await expect(summary.locator('li')).toHaveCount(1);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('.checks li', { hasText: '200%' }).locator('textarea').fill('上年同期基数低');
    await page.getByRole('button', { name: t('entry.bar.submit') }).click();
    await expect(page).toHaveURL(/submitted=\d/, { timeout: 20_000 });
    await expect(page.locator('td.is-lock').first()).toContainText(t('entry.status.submitted'));
    await expect(box(page, '230500')).toHaveCount(0);
  });
}

test('unsaved cells are said and sent again when the network is back', async ({ browser }) => {
  const t = words('zh');
  // not watched: the browser itself complains of the network that is away
  const context = await browser.newContext({ storageState: stateOf('staff') });
  const page = await context.newPage();
  await page.goto(`/zh/entry/tax-revenue/${period}`);
  await context.setOffline(true);
  await box(page, '230100').fill('6.1');
  await box(page, '230100').press('Enter');
  await expect(page.locator('.trouble')).toBeVisible();
  await expect(statusOf(box(page, '230100'))).toHaveText(t('entry.status.waiting'));
  await context.setOffline(false);
  await expect(tickOf(box(page, '230100'))).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('.trouble')).toHaveCount(0);
  await context.close();
});

test('without script the sheet is one form: saved, refused, in conflict, confirmed, given in', async ({
  browser,
  page,
}) => {
  const address = `/zh/entry/imports-exports/${period}`;
  const t = words('zh');
  await another(
    browser,
    async (plain) => {
      await plain.goto(address);
      await box(plain, '230100').fill('5.2');
      await box(plain, '230200').fill('41亩');
      await plain.getByRole('button', { name: t('entry.bar.save'), exact: true }).click();
      await expect(plain.locator('.err li')).toHaveCount(1);
      await expect(box(plain, '230100')).toHaveValue('5.2');
      await expect(box(plain, '230200')).toHaveValue('41亩');
      await page.goto(address);
      await box(page, '230200').fill('1.1');
      await box(page, '230200').press('Enter');
      await expect(tickOf(box(page, '230200'))).toBeVisible();
      await box(plain, '230200').fill('2.2');
      await plain.getByRole('button', { name: t('entry.bar.save'), exact: true }).click();
      await expect(plain.locator('.choice')).toContainText('1.1');
      await plain.getByRole('button', { name: t('entry.bar.save'), exact: true }).click();
      await expect(plain).toHaveURL(/saved=1/);
      await box(plain, '230300').fill('250');
      await plain.getByRole('button', { name: t('entry.bar.submit') }).click();
      await expect(plain.locator('.err li')).toHaveCount(1);
      await plain.locator('.checks li', { hasText: '200%' }).locator('textarea').fill('上年同期基数低');
      await plain.getByRole('button', { name: t('entry.bar.submit') }).click();
      await expect(plain).toHaveURL(/submitted=3/);
      await expect(plain.locator('td.is-lock')).toHaveCount(3);
    },
    false,
  );
});

test('a region’s indicators stand in one table', async ({ page }) => {
  await page.goto(`/zh/entry/regions/231000/${period}`);
  await expect(box(page, '231000', 'growth', 'industrial-value-added')).toBeVisible();
  await box(page, '231000', 'growth', 'fixed-asset-investment').fill('4.1');
  await box(page, '231000', 'growth', 'fixed-asset-investment').press('Enter');
  await expect(tickOf(box(page, '231000', 'growth', 'fixed-asset-investment'))).toBeVisible();
});
