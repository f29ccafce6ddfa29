import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { mainMeasure } from '@/lib/domain/indicator';
import { rankRegions } from '@/lib/domain/ranking';
import { readCells } from '@/lib/queries/read-cells';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readPeriods } from '@/lib/queries/read-periods';
import { exportPackage } from '@/lib/services/export-package';
import { importPackage } from '@/lib/services/import-package';
import { dataCommand } from '../../support/data-command';
import { emptyDatabase } from '../../support/imports';
import { smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

const db = useTestDatabase();
const root = useTempFolder();

const hostile = [
  '=1+1',
  '+86',
  '-3.2',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "''=1",
  "'text",
  'a "quoted", text\nof two lines',
  '=HYPERLINK("http://x","y")',
  ' =1',
  "'",
];

/** The small package grown: revisions, older vintages, every missing reason, stated places apart, odd texts, exact numbers. */
function storied() {
  const parts = smallPackage();
  const [header = []] = parts.tables.figures;
  const add = (cells: Record<string, string>) =>
    parts.tables.figures.push(header.map((column) => cells[column] ?? ''));
  const gdp = { indicator_key: 'gdp', measure: 'growth' };
  add({ ...gdp, region_code: 'A1', period: '2023', value: '5.3', vintage: '2024-03-01' });
  add({ ...gdp, region_code: 'A2', period: '2023', value: '5.4', vintage: '2024-06-01' });
  add({ ...gdp, region_code: 'A2', period: '2023', value: '5.0', vintage: '2024-01-25T09:30:00.123+08:00' });
  add({
    ...gdp,
    region_code: 'A1',
    period: '2023-Q3',
    value: '-0.00000000000000000001',
    vintage: '2023-10-20',
  });
  add({
    ...gdp,
    region_code: 'A2',
    period: '2023-Q3',
    value: '123456789012345678901234567890.5',
    vintage: '2023-10-20',
    note: 'a note',
  });
  add({ ...gdp, region_code: 'P', period: '2023-Q3', missing: 'not_applicable', vintage: '2023-10-20' });
  add({
    ...gdp,
    region_code: 'A1',
    period: '2022',
    stated_rank: '2',
    vintage: '2023-01-20',
    source_title: '年鉴',
  });
  // a place from another source than the figure of the same cell and instant
  add({
    ...gdp,
    region_code: 'A1',
    period: '2022',
    value: '3.50',
    vintage: '2023-01-20',
    source_title: '公报',
  });
  for (const [at, note] of hostile.entries()) {
    add({
      region_code: 'C1',
      indicator_key: 'energy',
      measure: 'level',
      period: String(1990 + at),
      value: String(-at),
      note,
      source_title: note,
      vintage: '2024-01-01',
    });
  }
  (parts.tables.regions[4] as string[])[2] = '=County';
  (parts.tables.indicators[3] as string[])[1] = '+能耗';
  return parts;
}

const facts = () =>
  db.run(
    'app',
    `SELECT i.key, f.measure::text, r.code, f.period, f.published_at::text, f.value::text, f.missing::text, f.stage::text, c.origin::text, c.title, c.url, f.note
     FROM figure f JOIN indicator i ON i.id = f.indicator_id JOIN region r ON r.id = f.region_id JOIN source c ON c.id = f.source_id ORDER BY 1, 2, 3, 4, 5`,
  );
const places = () =>
  db.run(
    'app',
    `SELECT i.key, f.measure::text, r.code, f.period, f.published_at::text, f.rank, f.of, c.origin::text, c.title, c.url, f.note
     FROM stated_rank f JOIN indicator i ON i.id = f.indicator_id JOIN region r ON r.id = f.region_id JOIN source c ON c.id = f.source_id ORDER BY 1, 2, 3, 4, 5`,
  );

/** Every ranking of the group at every instant at which something was published. */
async function rankings(): Promise<unknown[]> {
  const instants = await db.run<{ at: string }>(
    'app',
    `SELECT DISTINCT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM release ORDER BY 1`,
  );
  const all: unknown[] = [];
  for (const { at } of instants) {
    const scope = { audience: 'staff', asOf: at, edition: 'current' } as const;
    for (const indicator of await readIndicators(scope)) {
      const measure = mainMeasure(indicator);
      const periods = (await readPeriods(scope, indicator.key, 'cities')).map(({ period }) => period);
      const requests = periods.map((period) => ({ indicator: indicator.key, measure, period }));
      const cells = await readCells(scope, { groupKey: 'cities', requests });
      for (const each of cells) all.push([at, rankRegions(each, indicator)]);
    }
  }
  return all;
}

const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
const at = (name: string) => path.join(root, name);

beforeAll(async () => {
  await writePackage(at('story'), storied());
  const result = await importPackage({ path: at('story'), publish: true, actor: 'operator' });
  expect(result).toMatchObject({ ok: true });
  // published without a vintage: at the import's own instant
  const now = smallPackage();
  now.tables.figures = [
    now.tables.figures[0] as string[],
    ['A1', 'industry', 'growth', '2023-03', '8.1', '', '', '', '', '', ''],
  ];
  await writePackage(at('now'), now);
  await importPackage({ path: at('now'), publish: true, actor: 'operator' });
});

describe('an export', () => {
  test('of one state is the same to the byte, whichever role reads it', async () => {
    expect((await dataCommand('export', at('one'))).code).toBe(0);
    expect((await dataCommand('export', at('two'))).code).toBe(0);
    expect((await dataCommand('export', at('public'), '--published-only')).code).toBe(0);
    expect(filesOf(at('two'))).toEqual(filesOf(at('one')));
    expect(filesOf(at('public'))).toEqual(filesOf(at('one')));
    expect(Object.keys(filesOf(at('one')))).toHaveLength(8);
  });

  test('wiped and imported is equal: every version, every stated place, every ranking at every instant', async () => {
    const before = { facts: await facts(), places: await places(), rankings: await rankings() };
    expect(before.facts.length).toBeGreaterThan(25);
    expect(before.rankings.length).toBeGreaterThan(10);
    await exportPackage({ folder: at('whole'), asOf: null, publishedOnly: false, actor: 'operator' });
    const checked = await dataCommand('check', at('whole'), '--locale', 'en');
    expect(checked.code).toBe(0);
    expect(checked.stdout).toMatch(/figures: added 0, changed 0, same \d+/);

    await emptyDatabase(db);
    const result = await importPackage({ path: at('whole'), publish: true, actor: 'operator' });
    expect(result).toMatchObject({ ok: true, settings: 'set' });
    expect(await facts()).toEqual(before.facts);
    expect(await places()).toEqual(before.places);
    expect(await rankings()).toEqual(before.rankings);

    await exportPackage({ folder: at('again'), asOf: null, publishedOnly: false, actor: 'operator' });
    expect(filesOf(at('again'))).toEqual(filesOf(at('whole')));
  });

  test('carries the settings and a Table Schema for every resource', async () => {
    const descriptor = JSON.parse(filesOf(at('one'))['datapackage.json'] ?? '');
    expect(descriptor.weici).toEqual({
      home: 'A1',
      groups: ['cities'],
      assessedSet: 'main',
      timeZone: 'Asia/Shanghai',
      highlights: [],
    });
    expect(descriptor.sources).toContainEqual({ title: '公报' });
    for (const { name, path: file, schema } of descriptor.resources) {
      const [header = []] = parse(filesOf(at('one'))[file] ?? '', { bom: true, to: 1 }) as string[][];
      expect(
        schema.fields.map((field: { name: string }) => field.name),
        name,
      ).toEqual(header);
    }
  });

  test('opens in spreadsheets with Chinese intact, runs nothing, and leaves numbers alone', async () => {
    for (const [name, text] of Object.entries(filesOf(at('one')))) {
      if (!name.endsWith('.csv')) continue;
      expect(text.startsWith('\ufeff'), name).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/^[^"]*\n[^"]*$/);
      const [header = [], ...rows] = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
      for (const row of rows) {
        for (const [column, cell] of row.entries()) {
          if (header[column] === 'value') expect(cell).toMatch(/^(-?\d+(\.\d+)?)?$/);
          else expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
        }
      }
    }
    const notes = (
      parse(filesOf(at('one'))['figures.csv'] ?? '', {
        bom: true,
        record_delimiter: '\r\n',
        columns: true,
      }) as { note: string; indicator_key: string }[]
    )
      .filter(({ indicator_key, note }) => indicator_key === 'energy' && note !== '')
      .map(({ note }) => note);
    expect(notes).toContain("'=1+1");
    expect(notes).toContain("''=1");
    expect(notes).toContain("'text");
  });

  test('as of a date holds what was published by its last instant', async () => {
    const { stdout } = await dataCommand('export', at('as-of'), '--as-of', '2024-01-20', '--locale', 'en');
    expect(stdout).toMatch(/^Exported \d+ rows/);
    const rows = parse(filesOf(at('as-of'))['figures.csv'] ?? '', {
      bom: true,
      record_delimiter: '\r\n',
      columns: true,
    }) as { vintage: string; region_code: string; value: string; period: string }[];
    expect(rows.every(({ vintage }) => vintage <= '2024-01-20T15:59:59.999Z')).toBe(true);
    const a1 = rows.filter(({ region_code, period }) => region_code === 'A1' && period === '2023-Q4');
    expect(a1.map(({ value }) => value)).toEqual(['5.2']);
  });

  test('carries no draft', async () => {
    const parts = smallPackage();
    parts.tables.figures = [
      parts.tables.figures[0] as string[],
      ['A1', 'gdp', 'growth', '2024', '77777.77', '', '', '', 'canary source', 'canary note', ''],
    ];
    await writePackage(at('draft'), parts);
    await importPackage({ path: at('draft'), publish: false, actor: 'operator' });
    for (const option of [[], ['--published-only']]) {
      const folder = at(`with-drafts-${option.length}`);
      expect((await dataCommand('export', folder, ...option)).code).toBe(0);
      expect(JSON.stringify(filesOf(folder))).not.toMatch(/77777|canary/);
    }
  });

  test('goes to a new or an empty folder, and is audited; nothing else changes', async () => {
    mkdirSync(at('empty'));
    const before = await rowCounts(db);
    expect((await dataCommand('export', at('empty'))).code).toBe(0);
    expect(await rowCounts(db)).toEqual({ ...before, audit_log: (before.audit_log ?? 0) + 1 });
    const full = at('full');
    mkdirSync(full);
    writeFileSync(path.join(full, 'mine.txt'), 'mine');
    const refused = await dataCommand('export', full);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(full)).toEqual(['mine.txt']);
    expect(readdirSync(root).filter((name) => name.includes('partial'))).toEqual([]);
  });
});
