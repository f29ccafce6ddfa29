import { rankCommand } from './support/command';
import { download } from './support/downloads';
import { placesInMatrix, type Standing, standingsInBars, standingsInTable } from './support/tables';
import { expect, test } from './support/test';
import { words } from './support/words';

const t = words('zh');

interface Case {
  what: string;
  indicator: string;
  /** As the matrix heads it; null: it is not ranked there. */
  column: string | null;
  period: string;
  /** The month of the matrix in which that period is the latest. */
  month: string;
  group?: string;
  measure?: string;
  /** Something that must be among the figures, so that the case stays what it is called. */
  holds: (rows: Standing[]) => boolean;
}

const missing = ({ value }: Standing) => value === null;
const cases: Case[] = [
  {
    what: 'a shared place and a region without a figure',
    indicator: 'fixed-asset-investment',
    column: '固定资产投资',
    period: '2023-12',
    month: '2023-12',
    holds: (rows) => rows.some(({ tied }) => tied) && rows.some(missing),
  },
  {
    what: 'lower is better',
    indicator: 'pm25',
    column: '细颗粒物',
    period: '2023-12',
    month: '2023-12',
    holds: (rows) => Number(rows[0]?.value) < Number(rows.at(-1)?.value),
  },
  {
    what: 'two decimals of a level',
    indicator: 'gdp',
    column: null,
    period: '2023-Q4',
    month: '2023-12',
    measure: 'level',
    holds: (rows) => rows.every(({ value }) => /\.\d\d$/.test(value ?? '')),
  },
  {
    what: 'withheld in a group of counties',
    indicator: 'industrial-value-added',
    column: '规模以上工业增加值',
    period: '2023-09',
    month: '2023-09',
    group: 'mudanjiang-counties',
    holds: (rows) => rows.some(missing),
  },
  {
    what: 'falls, of a yearly indicator of which less is better',
    indicator: 'energy-intensity',
    column: '单位地区生产总值能耗',
    period: '2023',
    month: '2023-12',
    holds: (rows) => rows.some(({ value }) => value?.startsWith('-')),
  },
  {
    what: 'quarters to September',
    indicator: 'rural-income',
    column: '农村居民人均可支配收入',
    period: '2022-Q3',
    month: '2022-09',
    holds: (rows) => rows.length === 13,
  },
];

for (const { what, indicator, column, period, month, group, measure, holds } of cases) {
  test(`${what}: table, bars, matrix, downloads and command agree`, async ({ page, request }) => {
    const shared = { ...(group ? { group } : {}), ...(measure ? { measure } : {}) };
    const query = new URLSearchParams(shared).toString();
    await page.goto(`/zh/indicators/${indicator}/${period}?${query}`);
    const table = await standingsInTable(page, t);
    expect(holds(table), 'the case is what it is called').toBe(true);

    const printed = await rankCommand([
      '--indicator',
      indicator,
      '--period',
      period,
      ...Object.entries(shared).flatMap(([name, value]) => [`--${name}`, value]),
    ]);
    expect(table).toEqual(
      printed.map(({ region_code, rank, tied, value }) => ({ code: region_code, place: rank, tied, value })),
    );
    const bars = await standingsInBars(page, t);
    expect(bars.map(({ place, tied, value }) => ({ place, tied, value }))).toEqual(
      table.map(({ place, tied, value }) => ({ place, tied, value })),
    );

    for (const format of ['csv', 'json', 'xlsx']) {
      const rows = await download(
        request,
        `/zh/data/ranking.${format}?${new URLSearchParams({ indicator, period, ...shared })}`,
      );
      const members = rows.filter(({ region_code }) => table.some(({ code }) => code === region_code));
      expect(members.map(({ region_code, rank, tied }) => [region_code, rank, tied])).toEqual(
        table.map(({ code, place, tied }) => [code, place === null ? '' : String(place), String(tied)]),
      );
      // a spreadsheet's number has no trailing zeros
      const same = format === 'xlsx' ? Number : String;
      expect(members.map(({ value }) => value && same(value))).toEqual(
        table.map(({ value }) => value && same(value)).map((value) => value ?? ''),
      );
    }

    if (column === null) return;
    await page.goto(
      `/zh/rankings/${month}?${new URLSearchParams({ set: 'all', ...(group ? { group } : {}) })}`,
    );
    const places = await placesInMatrix(page, t, column);
    expect(places).toEqual(new Map(table.map(({ code, place, tied }) => [code, { place, tied }])));
    const inFile = await download(
      request,
      `/zh/data/places.csv?${new URLSearchParams({ period: month, set: 'all', ...(group ? { group } : {}) })}`,
    );
    const ofIndicator = inFile.filter(({ indicator_key }) => indicator_key === indicator);
    expect(new Map(ofIndicator.map(({ region_code, rank }) => [region_code, rank]))).toEqual(
      new Map(table.map(({ code, place }) => [code, place === null ? '' : String(place)])),
    );
  });
}

test('the home region’s places are the same on the summary, on its own page and in the matrix', async ({
  page,
  request,
}) => {
  const placesOn = async (path: string) => {
    await page.goto(path);
    const rows = page
      .locator('main')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
    return Object.fromEntries(
      await rows.evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('th a')?.getAttribute('href')?.split('/')[3] ?? '',
          [...row.querySelectorAll('td')]
            .slice(0, 5)
            .map((cell) => cell.textContent?.trim())
            .join(' | '),
        ]),
      ),
    ) as Record<string, string>;
  };
  const summary = await placesOn('/zh');
  expect(Object.keys(summary).length).toBeGreaterThan(14);
  expect(await placesOn('/zh/regions/231000')).toEqual(summary);
  await page.goto('/zh/rankings?set=all');
  for (const [key, column] of [
    ['gdp', '地区生产总值'],
    ['fixed-asset-investment', '固定资产投资'],
    ['pm25', '细颗粒物'],
  ] as const) {
    const place = (await placesInMatrix(page, t, column)).get('231000')?.place;
    expect(summary[key]).toContain(t('place.short', { rank: place ?? 0 }));
  }
  const file = await download(request, '/zh/data/summary.csv?period=2023-12');
  for (const { indicator_key = '', rank } of file) {
    if (rank) expect(summary[indicator_key], indicator_key).toContain(t('place.short', { rank }));
  }
});
