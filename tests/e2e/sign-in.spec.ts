import { makeTwin, nobody, passwordOf } from './support/accounts';
import { accessibilityProblems, expectLayout } from './support/audit';
import { fillSignIn, patience, signInAs } from './support/sign-in';
import { expect, test } from './support/test';
import { locales, words } from './support/words';

test.use({ storageState: nobody });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });
    for (const locale of locales) {
      const t = words(locale);
      test(`signs in, is led where it was going, and signs out, in ${locale}`, async ({ page }) => {
        const asked = `/${locale}/rankings?set=all&sort=gdp`;
        await page.goto(asked);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signIn.title'));

        await fillSignIn(page, locale, 'leader', 'not the password');
        const main = page.getByRole('main');
        const alert = main.getByRole('alert');
        await expect(alert).toContainText(t('refusal.wrong_credentials'));
        if (javaScriptEnabled) await expect(alert).toBeFocused();
        // what was typed is kept, but for the password
        await expect(main.getByLabel(t('signIn.userName'))).toHaveValue('leader');
        if (!javaScriptEnabled) await expect(main.getByLabel(t('signIn.password'))).toHaveValue('');
        expect(await page.content()).not.toContain('not the password');

        await fillSignIn(page, locale, 'leader', passwordOf('leader'));
        await expect(page).toHaveURL(new RegExp(`${asked.replace('?', '\\?')}$`), patience);
        await expect(main.getByRole('table')).not.toHaveCount(0);

        await page
          .getByRole('navigation', { name: t('site.utilNav') })
          .getByRole('link')
          .last()
          .click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'));
        await main.getByRole('button', { name: t('account.signOut') }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signIn.title'));
        await page.goto(asked);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signIn.title'));
      });
    }
  });
}

test('the session’s cookie is for the server alone, is another after each sign-in, and is worth nothing after the end', async ({
  page,
  request,
}) => {
  const cookie = async () => (await page.context().cookies()).find(({ name }) => name === 'weici_session');
  await signInAs(page, 'leader');
  const first = await cookie();
  expect(first).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
  await page.context().clearCookies();
  await signInAs(page, 'leader');
  const second = await cookie();
  expect(second?.value).not.toBe(first?.value);
  await page.goto('/zh/account');
  await page.getByRole('button', { name: words('zh')('account.signOut') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('zh')('signIn.title'));
  const again = await request.get('/zh/rankings', {
    headers: { cookie: `weici_session=${second?.value}` },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(307);
});

test('a token planted before signing in is not the session’s', async ({ page, baseURL }) => {
  const planted = 'A'.repeat(43);
  await page.context().addCookies([{ name: 'weici_session', value: planted, url: baseURL ?? '' }]);
  await signInAs(page, 'leader');
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'weici_session');
  expect(cookie?.value).not.toBe(planted);
});

test('is led to no other host', async ({ page, baseURL }) => {
  for (const to of ['https://example.com/', '//example.com/zh', '/zh//example.com', '/zh/\\example.com']) {
    await page.context().clearCookies();
    await page.goto(`/zh/sign-in?to=${encodeURIComponent(to)}`);
    await fillSignIn(page, 'zh', 'leader', passwordOf('leader'));
    await expect(page, to).toHaveURL(`${baseURL}/zh`, patience);
  }
});

test('everyone sees no ranking, however it is asked for', async ({ request }) => {
  for (const path of ['/zh/rankings', '/en/rankings/2023-12', '/zh/regions/230100', '/zh/account']) {
    for (const [name, value] of [
      ['accept', '*/*'],
      ['rsc', '1'],
      ['x-middleware-subrequest', 'src/middleware'],
    ] as const) {
      const headers = { [name]: value };
      const answer = await request.get(path, { headers, maxRedirects: 0 });
      expect([200, 307], `${path} ${JSON.stringify(headers)}`).toContain(answer.status());
      const text = await answer.text();
      expect(text, path).not.toMatch(/<td|哈尔滨|Harbin/);
    }
  }
});

test('the second factor is set up, asked for, and stood in for by a recovery code', async ({ page }) => {
  const t = words('zh');
  const main = page.getByRole('main');
  const { TOTP } = await import('otpauth');
  await makeTwin('audit', 'careful');
  await page.goto('/zh/sign-in?to=/zh/account/second-factor');
  await fillSignIn(page, 'zh', 'careful', passwordOf('audit'));
  await main.getByRole('button', { name: t('account.factorBegin') }).click();
  await expect(page.getByRole('img', { name: t('account.factorQr') })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  const secret = ((await main.locator('dd.secret').textContent()) ?? '').replace(/\s/g, '');
  const totp = new TOTP({ secret });
  await main.getByLabel(t('account.factorCode')).fill(totp.generate());
  await main.getByRole('button', { name: t('account.factorConfirm') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.codesTitle'));
  const codes = await main.getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  expect(await accessibilityProblems(page)).toEqual([]);
  await main.getByRole('button', { name: t('account.codesKept') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'));
  await page.goto('/zh/account/recovery-codes');
  await expect(main).toContainText(t('account.codesGone'));

  await page.context().clearCookies();
  await page.goto('/zh/sign-in?to=/zh/account');
  await fillSignIn(page, 'zh', 'careful', passwordOf('audit'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signIn.codeTitle'));
  expect(await accessibilityProblems(page)).toEqual([]);
  // half signed in is not signed in
  await page.goto('/zh/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signIn.codeTitle'));
  await main.getByLabel(t('signIn.code')).fill(codes[0] ?? '');
  await main.getByRole('button', { name: t('signIn.codeSubmit'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'));
  await page.goto('/zh/account/second-factor');
  await expect(main).toContainText('9');
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a password is changed, and other sessions end', async ({ page, browser }) => {
  const t = words('en');
  const main = page.getByRole('main');
  const next = 'seven warm lamps at dusk';
  const own = passwordOf('system');
  await makeTwin('system', 'changeful');
  const elsewhere = await browser.newContext({ storageState: nobody });
  const there = await elsewhere.newPage();
  for (const each of [there, page]) {
    await each.goto('/en/sign-in?to=/en/account/password');
    await fillSignIn(each, 'en', 'changeful', own);
    await expect(each).toHaveURL(/\/en\/account\/password$/, patience);
  }
  const fill = async (current: string, chosen: string, again = chosen) => {
    await main.getByLabel(t('account.currentPassword')).fill(current);
    await main.getByLabel(t('account.newPassword'), { exact: true }).fill(chosen);
    await main.getByLabel(t('account.newPasswordAgain')).fill(again);
    await main.getByRole('button', { name: t('account.save') }).click();
  };
  for (const [chosen, again, sentence] of [
    ['changeful1', 'changeful1', t('refusal.weak_password', { least: 10 })],
    [own, own, t('refusal.same_password')],
    [next, 'seven warm lamps', t('refusal.passwords_differ')],
  ] as const) {
    await fill(own, chosen, again);
    await expect(main.getByRole('alert')).toContainText(sentence);
  }
  expect(await accessibilityProblems(page)).toEqual([]);
  await fill(own, next);
  await expect(page).toHaveURL(/\/en\/account$/);
  await there.reload();
  await expect(there.getByRole('heading', { level: 1 })).toHaveText(t('signIn.title'));
  await elsewhere.close();
});

for (const width of [360, 1440]) {
  test(`the pages have their room at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/zh/sign-in');
    await expectLayout(page, 'sign-in');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityProblems(page, 'colours')).toEqual([]);
    await signInAs(page, 'leader');
    for (const address of ['/account', '/account/password', '/account/second-factor']) {
      await page.goto(`/zh${address}`);
      await expectLayout(page, address);
      expect(await accessibilityProblems(page), address).toEqual([]);
    }
  });
}
