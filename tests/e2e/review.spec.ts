import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { type ReviewDesk, serveReviewDesk } from './support/review-desk';
import { expect, test } from './support/test';
import { documentLanguage, locales, words } from './support/words';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.use({ actionTimeout: 20_000 });

let desk: ReviewDesk;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  desk = await serveReviewDesk();
});
test.afterAll(() => desk.close());

/** A page of someone's browser that runs no script, unless told otherwise; without a name everyone's. */
async function pageOf(browser: Browser, name: string | null, javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    baseURL: desk.url,
    storageState: { cookies: [], origins: [] },
  });
  if (name) await context.addCookies([{ name: 'weici_session', value: desk.tokenOf(name), url: desk.url }]);
  return context.newPage();
}

async function statusOf(path: string): Promise<number> {
  const answer = await fetch(`${desk.url}${path}`, { redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

for (const [n, locale] of locales.entries())
  test(`from the desk to a release at its minute, and back, without script (${locale})`, async ({
    browser,
  }) => {
    const t = words(locale);
    const period = `2031-0${n + 2}`;
    const path = `/${locale}/indicators/unemployment-rate/${period}`;
    await desk.put({ period, values: { 'ARV-C': '5.25', 'ARV-H': '4.5', 'ARV-L': '6', ARV: '5.2' } });
    const page = await pageOf(browser, 'wang');
    const main = page.getByRole('main');
    const button = (key: string) => main.getByRole('button', { name: t(key), exact: true });
    const done = main.locator('output');

    await page.goto(`/${locale}/review`);
    await main
      .getByRole('link', { name: /Unemployment rate/ })
      .first()
      .click();
    await expect(page.locator('html')).toHaveAttribute('lang', documentLanguage[locale]);

    // one goes back, the others are approved
    const giveBack = main
      .locator('form')
      .filter({ has: page.getByRole('button', { name: t('review.giveBack') }) });
    await giveBack.getByLabel(t('review.reason')).fill('4.5?');
    await giveBack.locator('input[value="level/ARV-H"]').check();
    await button('review.giveBack').click();
    await expect(done).toHaveText(t('review.done.returned', { count: 1 }));
    await button('review.approve').click();
    await expect(done).toHaveText(t('review.done.approved', { count: 3 }));

    // a plan is not scheduled while something is not approved
    await page.goto(`/${locale}/review/plans`);
    await main.locator(`input[value="unemployment-rate/${period}"]`).check();
    await button('review.makePlan').click();
    await expect(done).toHaveText(t('review.done.created', { count: 0 }));
    const plan = /plans\/(\d+)/.exec(page.url())?.[1] ?? '';
    await main.getByLabel(t('review.at'), { exact: true }).fill('2031-06-01T10:00');
    await button('review.schedule').click();
    await expect(main.locator('.err')).toContainText(t('refusal.not_approved', { count: 1 }));
    await expect(main.getByLabel(t('review.at'), { exact: true })).toHaveValue('2031-06-01T10:00');
    await desk.approveRest(period);

    // as each audience, and as nobody else
    for (const audience of ['public', 'leader', 'staff']) {
      const answer = await page.goto(`${path}?preview=${plan}.${audience}`);
      expect(answer?.status(), audience).toBe(200);
      await expect(page.locator('aside.preview')).toBeVisible();
    }
    expect(await statusOf(`${path}?preview=${plan}.public`)).toBe(404);
    const download = `/${locale}/data/figures.csv?indicator=unemployment-rate&period=${period}`;
    const whatEveryoneSees = async () => [
      await statusOf(path),
      (await (await fetch(`${desk.url}${download}`)).text()).includes('5.25'),
    ];
    expect(await whatEveryoneSees()).toEqual([404, false]);

    // at its minute
    await page.goto(`/${locale}/review/plans/${plan}`);
    const { local, instant } = await desk.nextMinute();
    await main.getByLabel(t('review.at'), { exact: true }).fill(local);
    await button('review.schedule').click();
    await expect(done).toHaveText(t('review.done.scheduled', { count: 0 }));
    let looks = 0;
    while (Date.now() < instant) {
      const seen = await whatEveryoneSees();
      // what was answered after the minute says nothing of the time before
      if (Date.now() >= instant) break;
      expect(seen).toEqual([404, false]);
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, instant - Date.now() > 5_000 ? 2_000 : 50));
    }
    expect(looks, 'looks before the minute').toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, instant + 1_000 - Date.now()));
    expect(await whatEveryoneSees()).toEqual([200, true]);

    // and back
    await page.goto(`/${locale}/review/releases`);
    await main.getByRole('table').getByRole('link').first().click();
    await main.getByLabel(t('review.reason')).fill('misprint');
    await button('review.withdraw').click();
    await expect(done).toHaveText(t('review.done.withdrawn', { count: 0 }));
    expect(await whatEveryoneSees()).toEqual([404, false]);
    await page.context().close();
  });

test('of one’s own hand nothing can be approved', async ({ browser }) => {
  const t = words('en');
  await desk.put({ period: '2031-05', values: { 'ARV-C': '5' }, enteredBy: 'wang' });
  const page = await pageOf(browser, 'wang');
  await page.goto('/en/review/sheets/unemployment-rate/2031-05');
  await expect(page.getByText(t('review.ownText', { count: 1 }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('review.approve'), exact: true })).toHaveCount(0);
  await page.context().close();
});

test('leaders are offered approved figures where the setting allows, and nobody else is', async ({
  browser,
}) => {
  const t = words('en');
  await desk.put({ period: '2031-06', values: { 'ARV-C': '5' } });
  await desk.approveRest('2031-06');
  const path = '/en/indicators/unemployment-rate/2031-06';
  const [leader, reviewer] = [await pageOf(browser, 'chen'), await pageOf(browser, 'wang')];
  const offer = leader.getByRole('link', { name: t('preview.showApproved') });
  await leader.goto('/en/indicators');
  await expect(offer).toHaveCount(0);
  expect((await leader.goto(`${path}?preview=approved`))?.status()).toBe(404);

  await desk.letLeadersSee();
  await leader.goto('/en/indicators');
  await offer.click();
  expect((await leader.goto(`${path}?preview=approved`))?.status()).toBe(200);
  await expect(leader.locator('aside.preview')).toContainText(t('preview.approvedText'));
  await reviewer.goto('/en/indicators');
  await expect(reviewer.getByRole('link', { name: t('preview.showApproved') })).toHaveCount(0);
  expect((await reviewer.goto(`${path}?preview=approved`))?.status()).toBe(404);
  expect(await statusOf(`${path}?preview=approved`)).toBe(404);
  expect(await desk.acts('preview:approved')).toEqual(
    expect.arrayContaining([
      'chen approved.read refused',
      'chen approved.read done',
      'wang approved.read refused',
    ]),
  );
  await Promise.all([leader.context().close(), reviewer.context().close()]);
});

test('a plan and its publication have nothing that axe finds, at either width', async ({ browser }) => {
  await desk.put({ period: '2031-07', values: { 'ARV-C': '5', 'ARV-L': '6' } });
  const page = await pageOf(browser, 'wang', true);
  await page.goto('/zh/review/plans');
  await page.locator('input[value="unemployment-rate/2031-07"]').check();
  await page.getByRole('button', { name: words('zh')('review.makePlan') }).click();
  await expect(page).toHaveURL(/review\/plans\/\d+/);
  const plan = new URL(page.url()).pathname;
  for (const width of [360, 1440])
    for (const path of [plan, `${plan}/publish`]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  await page.context().close();
});
