import type { Page } from '@playwright/test';
import { nobody, stateOf } from './support/accounts';
import { patience } from './support/sign-in';
import { expect, test } from './support/test';
import { type Locale, words } from './support/words';

const field = (page: Page, name: string) => page.getByRole('main').locator(`[name="${name}"]`);
const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

for (const javaScriptEnabled of [false, true]) {
  const locale: Locale = javaScriptEnabled ? 'en' : 'zh';
  const t = words(locale);
  const key = javaScriptEnabled ? 'twins-with-script' : 'twins-without-script';

  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled, storageState: stateOf('system') });

    test('a peer group is made and its members dated; what was typed stays where it is refused', async ({
      page,
    }) => {
      await page.goto(`/${locale}/admin/new-group`);
      await field(page, 'key').fill('No Key');
      await field(page, 'name_zh').fill('两市');
      await field(page, 'name_en').fill('Two cities');
      await press(page, t('catalogue.save'));
      const problems = page.getByRole('main').getByRole('alert');
      await expect(problems).toContainText(t('refusal.malformed'), patience);
      if (javaScriptEnabled) await expect(problems).toBeFocused();
      await expect(field(page, 'name_zh')).toHaveValue('两市');
      await field(page, 'key').fill(key);
      await press(page, t('catalogue.save'));
      await expect(page).toHaveURL(new RegExp(`/${locale}/admin/groups/${key}\\?done=saved$`), patience);
      await expect(page.getByRole('main').getByRole('status')).toHaveText(t('catalogue.saved'));

      await field(page, 'code').selectOption('230100');
      await field(page, 'valid_from').first().fill('2024-01-01');
      await press(page, t('catalogue.add'));
      const members = page.getByRole('table', { name: t('catalogue.membersCaption') });
      await expect(members).toContainText('230100', patience);
      await members.getByRole('link').click();
      await field(page, 'valid_to').fill('2023-01-01');
      await press(page, t('catalogue.save'));
      await expect(problems).toContainText(t('refusal.wrong_order'), patience);
      await expect(field(page, 'valid_to')).toHaveValue('2023-01-01');
      await field(page, 'valid_to').fill('2024-07-01');
      await press(page, t('catalogue.save'));
      await expect(members).toContainText('2024-07-01', patience);
    });
  });
}

test.describe('the calendar', () => {
  test('is shown to leaders, and to nobody who is not signed in', async ({ page, browser, baseURL }) => {
    const t = words('zh');
    await page.goto('/zh/calendar?month=2024-01');
    await expect(page.getByRole('table', { name: t('calendar.lateCaption') })).toBeVisible();
    expect(await page.getByText(t('calendar.states.published')).count()).toBeGreaterThan(10);
    const context = await browser.newContext({ storageState: nobody });
    const other = await context.newPage();
    await other.goto(`${baseURL}/zh/calendar?month=2024-01`);
    await expect(other).toHaveURL(/\/zh\/sign-in\?/);
    await context.close();
  });
});
