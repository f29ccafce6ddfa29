import { expect, type Page } from '@playwright/test';
import { passwordOf } from './accounts';
import { type Locale, words } from './words';

/** What a form leads to is rendered before it is shown, after a password that is slow to hash. */
export const patience = { timeout: 20_000 };

/** Fills in the form that the page shows and sends it. */
export async function fillSignIn(
  page: Page,
  locale: Locale,
  userName: string,
  password: string,
): Promise<void> {
  const t = words(locale);
  const main = page.getByRole('main');
  await main.getByLabel(t('signIn.userName')).fill(userName);
  await main.getByLabel(t('signIn.password')).fill(password);
  await main.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
}

/** Signs in one of the demo's accounts by the form, on a page of its own language. */
export async function signInAs(
  page: Page,
  userName: string,
  locale: Locale = 'zh',
  origin = '',
): Promise<void> {
  await page.goto(`${origin}/${locale}/sign-in`);
  await fillSignIn(page, locale, userName, passwordOf(userName));
  await expect(page).toHaveURL(new RegExp(`/${locale}$`), patience);
}
