import { download, type Row } from './support/downloads';
import { awkwardNames, groupKey } from './support/sizes-package';
import { expect, test } from './support/test';
import { locales, words } from './support/words';

for (const locale of locales) {
  test(`every file that the ${locale} data page offers opens, and marks made-up figures`, async ({
    page,
    request,
  }) => {
    await page.goto(`/${locale}/data`);
    const links = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((all) =>
        all.map((link) => link.getAttribute('href') ?? '').filter((href) => href.includes('/data/')),
      );
    expect(links.length).toBeGreaterThan(30);
    // every table and format once, and every file of one indicator: the others differ in their rows alone
    const kinds = new Map(
      links.map((href) => [
        href.includes('indicator=') && !href.includes('indicator=gdp&') && !href.endsWith('indicator=gdp')
          ? ''
          : href,
        href,
      ]),
    );
    kinds.delete('');
    expect(kinds.size).toBeGreaterThan(9);
    for (const href of kinds.values()) {
      const rows = await download(request, href);
      expect(rows.length, href).toBeGreaterThan(0);
      const isMarked = rows.some((row) => row.origin === 'demo' || row.rests_on_demo === 'true');
      expect(isMarked, href).toBe(true);
    }
  });
}

test('the same table is the same in each format, and is what the month’s page shows', async ({ request }) => {
  for (const query of [
    'summary.?period=2023-12',
    'places.?period=2023-12&group=mudanjiang-counties',
    'ranking.?indicator=gdp&period=2023-Q4',
  ]) {
    const [csv, json, xlsx] = await Promise.all(
      ['csv', 'json', 'xlsx'].map((format) =>
        download(request, `/zh/data/${query.replace('.', `.${format}`)}`),
      ),
    );
    expect(json, query).toEqual(csv);
    expect(xlsx?.map(asNumbers), query).toEqual(csv?.map(asNumbers));
  }
});

/** A spreadsheet keeps a number, not how it was written. */
const asNumbers = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value,
    ]),
  );

test('a figure that a source published bears that source, and the made-up ones say so', async ({
  request,
}) => {
  const rows = await download(
    request,
    '/zh/data/ranking.csv?indicator=loan-balance&period=2023-12&measure=growth',
  );
  const home = rows.find(({ region_code }) => region_code === '231000');
  expect(home).toMatchObject({ value: '24.1', origin: 'reported' });
  expect(home?.source_title).toContain('黑龙江日报');
  expect(rows.filter(({ origin }) => origin === 'demo').length).toBeGreaterThan(10);
});

test('a file of an earlier state has that state’s figures', async ({ request }) => {
  const at = async (asof: string) => {
    const rows = await download(
      request,
      `/zh/data/ranking.csv?indicator=fixed-asset-investment&period=2023-05${asof}`,
    );
    return rows.find(({ region_code }) => region_code === '231000')?.value;
  };
  expect(await at('')).toBe('2.4');
  expect(await at('&asof=first')).toBe('2.1');
  expect(await at('&asof=2023-07-19')).toBe('2.1');
});

test('no cell of a file is a formula, and numbers stay numbers', async ({ request, sizes }) => {
  const query = `group=${groupKey(13)}`;
  for (const format of ['csv', 'xlsx']) {
    for (const file of [
      `ranking.${format}?indicator=fine&period=2023-12&${query}`,
      `figures.${format}?indicator=steady&${query}`,
      `places.${format}?period=2023-12&set=all&${query}`,
    ]) {
      const rows = await download(request, `${sizes.url}/zh/data/${file}`);
      const texts = rows.flatMap((row) =>
        Object.entries(row).filter(([, value]) => !/^-?\d+(\.\d+)?$/.test(value)),
      );
      expect(
        texts.filter(([, value]) => /^['\s]*[=+\-@＝＋－＠\t\r]/.test(value) && !value.startsWith("'")),
        file,
      ).toEqual([]);
    }
    const rows = await download(
      request,
      `${sizes.url}/zh/data/ranking.${format}?indicator=fine&period=2023-12&${query}`,
    );
    expect(rows.find(({ region_code }) => region_code === '004')).toMatchObject({
      name: `'${awkwardNames['004']}`,
      value: '-1.26',
    });
  }
  // JSON is read by programs, which want the text itself
  const [first] = (
    await download(request, `${sizes.url}/zh/data/ranking.json?indicator=fine&period=2023-12&${query}`)
  ).filter(({ region_code }) => region_code === '004');
  expect(first).toMatchObject({ name: awkwardNames['004'], value: '-1.26' });
});

test('a file that is not there is not found', async ({ request }) => {
  for (const file of [
    'nothing.csv',
    'ranking.pdf',
    'ranking',
    'RANKING.csv',
    'ranking.csv',
    'ranking.csv?indicator=nothing',
    'ranking.csv?indicator=gdp&period=2019-Q4',
    'ranking.csv?indicator=gdp&period=2023-11',
    'ranking.csv?indicator=gdp&group=nothing',
    'ranking.csv?indicator=gdp&asof=yesterday',
    'ranking.csv?indicator=gdp&indicator=pm25',
    'summary.csv?period=2031-01',
    'places.csv?period=x',
    'figures.csv?indicator=nothing',
    '..%2f..%2fpackage.json',
    '__proto__.csv',
    'constructor.json',
  ]) {
    const answer = await request.get(`/zh/data/${file}`);
    expect(answer.status(), file).toBe(404);
  }
  expect((await request.get('/fr/data/summary.csv')).status()).toBe(404);
});

test('the page’s links lead to what the page shows', async ({ page, request }) => {
  const t = words('zh');
  await page.goto('/zh/rankings/2023-08?group=mudanjiang-counties&set=all&asof=first');
  const href = await page.getByRole('main').getByRole('link', { name: 'CSV' }).getAttribute('href');
  const rows = await download(request, href ?? '');
  const matrix = page.getByRole('region', { name: t('rankings.scrollLabel') }).getByRole('table');
  const heads = await matrix.getByRole('columnheader').count();
  expect(rows).toHaveLength(10 * (heads - 1));
  expect(new URL(href ?? '', 'http://x').searchParams.get('asof')).toBe('first');
});
