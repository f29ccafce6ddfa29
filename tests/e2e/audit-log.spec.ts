import { parse } from 'csv-parse/sync';
import { databaseUrl } from '@/lib/env';
import { withClient } from '@/lib/platform/connect';
import { stateOf } from './support/accounts';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');
const state = stateOf('audit');
test.use({ javaScriptEnabled: false, ...(state ? { storageState: state } : {}) });

/** A name that a spreadsheet would run, tried at sign-in; another one when the runner begins anew after a failure. */
const formula = `=HYPERLINK("http://evil.test/${process.pid}")`;
const many = 60;

test.beforeAll(async () => {
  await withClient(databaseUrl('DATABASE_APP_URL'), (client) =>
    client.query(
      `INSERT INTO audit_log (actor, origin_ip, action, object, result, before, after)
       SELECT $1, '192.0.2.1', 'session.begin', 'person:' || n, 'refused', '{"tries": 1, "same": true}', '{"tries": 2, "same": true}'
       FROM generate_series(1, $2::int) n`,
      [formula, many],
    ),
  );
});

test('the log is searched, paged and read without script', async ({ page }) => {
  await page.goto('/zh/admin/audit');
  await page.getByLabel(t('audit.person'), { exact: true }).fill(formula);
  await page.locator('select[name=result]').selectOption('refused');
  await page.getByRole('button', { name: t('audit.search') }).click();
  await expect(page).toHaveURL(/person=%3DHYPERLINK.*result=refused/);
  await expect(page.getByLabel(t('audit.person'), { exact: true })).toHaveValue(formula);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(50);
  await rows.first().getByText(t('audit.show')).click();
  await expect(rows.first().locator('dl')).toContainText('1 → 2');
  await expect(rows.first().locator('dl')).not.toContainText('same');
  await page.getByRole('link', { name: t('audit.older') }).click();
  await expect(rows).toHaveCount(many - 50);
  await expect(page.getByRole('link', { name: t('audit.older') })).toHaveCount(0);
  await page.getByRole('link', { name: t('audit.newest') }).click();
  await expect(rows).toHaveCount(50);
});

test('a search that is not understood says so and keeps what was typed', async ({ page }) => {
  await page.goto('/zh/admin/audit?person=leader&from=31.12.2023');
  await expect(page.getByRole('alert')).toContainText(t('audit.malformed'));
  await expect(page.getByLabel(t('audit.person'), { exact: true })).toHaveValue('leader');
  await expect(page.locator('tbody tr')).toHaveCount(0);
});

test('what was found is taken away whole, and no cell of it is a formula', async ({ request }) => {
  const answer = await request.get(`/zh/admin/audit/export?person=${encodeURIComponent(formula)}`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toBe('attachment; filename="weici-audit.csv"');
  const bytes = await answer.body();
  expect([...bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(bytes, { columns: true, bom: true }) as Record<string, string>[];
  expect(rows).toHaveLength(many);
  expect(rows.map((row) => row[t('audit.person')])).toEqual(rows.map(() => `'${formula}`));
  expect(rows[0]?.[t('audit.after')]).toBe('{"same":true,"tries":2}');
});
