import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import type { ProblemCode } from '@/lib/data-package/problems';
import { importPackage } from '@/lib/services/import-package';
import { emptyDatabase } from '../../support/imports';
import { csvText, type SmallPackage, smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';
import { workbookEntries } from '../../support/workbook-builder';
import { makeZip, type ZipEntry } from '../../support/zip-builder';

const db = useTestDatabase();
const root = useTempFolder();
let number = 0;

beforeEach(() => emptyDatabase(db));

async function load(file: string) {
  return importPackage({ path: file, publish: true, actor: 'operator' });
}

/** The small package as entries of a zip. */
async function smallEntries(folder = ''): Promise<ZipEntry[]> {
  const at = path.join(root, `small-${number++}`);
  await writePackage(at, smallPackage());
  return readdirSync(at).map((name) => ({ name: folder + name, bytes: readFileSync(path.join(at, name)) }));
}

function write(name: string, bytes: Buffer): string {
  mkdirSync(path.join(root, String(number)), { recursive: true });
  const file = path.join(root, String(number++), name);
  writeFileSync(file, bytes);
  return file;
}

describe('a zip', () => {
  test.each(['', 'province/'])('of a package, in %j', async (folder) => {
    const result = await load(write('package.zip', makeZip(await smallEntries(folder))));
    expect(result).toMatchObject({ ok: true, settings: 'set', counts: { figures: { added: 6 } } });
  });

  const refusals: [string, ProblemCode, (entries: ZipEntry[]) => Buffer][] = [
    [
      'with a path above it',
      'zip_broken',
      (entries) => makeZip([...entries, { name: '../x.csv', bytes: Buffer.from('x') }]),
    ],
    [
      'with an absolute path',
      'zip_broken',
      (entries) => makeZip([...entries, { name: '/etc/x', bytes: Buffer.from('x') }]),
    ],
    [
      'that is a bomb',
      'zip_ratio',
      (entries) => makeZip(replace(entries, 'figures.csv', Buffer.alloc(300 * 1024 ** 2, 'a'))),
    ],
    [
      'that lies about a size',
      'zip_broken',
      (entries) =>
        makeZip(entries.map((entry) => (entry.name === 'figures.csv' ? { ...entry, saysSize: 20 } : entry))),
    ],
    [
      'that says it is enormous',
      'zip_size',
      (entries) => makeZip([...entries, { name: 'a', bytes: Buffer.from('a'), saysSize: 3 * 1024 ** 3 }]),
    ],
    [
      'of too many entries',
      'zip_entries',
      (entries) =>
        makeZip([
          ...entries,
          ...Array.from({ length: 2_000 }, (_, at) => ({ name: `e${at}`, bytes: Buffer.alloc(0) })),
        ]),
    ],
    ['that is cut off', 'zip_broken', (entries) => makeZip(entries).subarray(0, 400)],
    [
      'without a descriptor',
      'descriptor_missing',
      (entries) => makeZip(entries.filter(({ name }) => name !== 'datapackage.json')),
    ],
    [
      'without a table that it names',
      'file_missing',
      (entries) => makeZip(entries.filter(({ name }) => name !== 'figures.csv')),
    ],
  ];

  test.each(refusals)('%s is refused: %s', async (_, code, make) => {
    const before = await rowCounts(db);
    const result = await load(write('package.zip', make(await smallEntries())));
    expect(result).toMatchObject({ ok: false, problems: { count: 1, first: [{ code }] } });
    expect(await rowCounts(db)).toEqual(before);
  });
});

function replace(entries: ZipEntry[], name: string, bytes: Buffer): ZipEntry[] {
  return entries.map((entry) => (entry.name === name ? { name, bytes } : entry));
}

type CellOf = (text: string, column: string) => unknown;

async function writeWorkbook(small: SmallPackage, cellOf: CellOf, extension = ''): Promise<string> {
  const sheets = Object.entries(small.tables).map(([name, [header = [], ...rows]]) => ({
    sheet: `${name}${extension}`,
    data: [
      header.map((value) => ({ value, type: String })),
      ...rows.map((row) => row.map((text, at) => (text === '' ? null : cellOf(text, header[at] ?? '')))),
    ],
  }));
  const file = write('book.xlsx', Buffer.alloc(0));
  await writeXlsxFile(sheets as Sheet<Buffer>[]).toFile(file);
  return file;
}

describe('a workbook', () => {
  const asText: CellOf = (value) => ({ value, type: String });
  const asTyped: CellOf = (text, column) => {
    if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text), type: Number };
    if (/^\d{4}-\d\d-\d\d$/.test(text))
      return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    if (column === 'period' && /^\d{4}-\d\d$/.test(text))
      return { value: new Date(`${text}-01T00:00:00Z`), type: Date, format: 'yyyy-mm' };
    return { value: text, type: String };
  };

  test.each([
    ['all text', asText, ''],
    ['numbers and dates as a person types them', asTyped, '.csv'],
  ] as const)('of %s says what the package says', async (_, cellOf, extension) => {
    await writePackage(path.join(root, `folder-${number}`), smallPackage());
    const folder = path.join(root, `folder-${number}`);
    expect(await load(folder)).toMatchObject({ ok: true });
    const again = await load(await writeWorkbook(smallPackage(), cellOf, extension));
    expect(again).toMatchObject({
      ok: true,
      counts: {
        regions: { same: 4 },
        figures: { added: 0, changed: 0, same: 6 },
        'stated-ranks': { same: 1 },
      },
    });
  });

  test('keeps the 15 digits that a person sees', async () => {
    const small = smallPackage();
    (small.tables.figures[1] as string[])[4] = '7.4000000000000004';
    (small.tables.figures[2] as string[])[4] = '0.30000000000000004';
    await load(await writeWorkbook(small, asTyped));
    const values = await db.run(
      'app',
      `SELECT value::text FROM figure JOIN region r ON r.id = region_id WHERE code IN ('A1', 'A2') AND period = '2023-Q4' ORDER BY 1`,
    );
    expect(values).toEqual([{ value: '0.3' }, { value: '7.4' }]);
  });

  test('names row and column of a mistake', async () => {
    const small = smallPackage();
    (small.tables.figures[3] as string[])[4] = 'x';
    const result = await load(await writeWorkbook(small, asTyped));
    expect(result).toMatchObject({
      ok: false,
      problems: {
        first: [{ code: 'bad_number', file: 'figures', line: 4, column: { name: 'value', number: 5 } }],
      },
    });
  });

  test('of 20,000 rows is read', { timeout: 120_000 }, async () => {
    const small = smallPackage();
    const [header = []] = small.tables.figures;
    const rows = Array.from({ length: 20_000 }, (_, at) => [
      'A1',
      'energy',
      'level',
      String(1 + (at % 9_000)).padStart(4, '0'),
      String(at),
      '',
      '',
      '',
      '',
      '',
      `${2000 + Math.floor(at / 9_000)}-01-01`,
    ]);
    small.tables.figures = [header, ...rows];
    expect(await load(await writeWorkbook(small, asText))).toMatchObject({
      ok: true,
      counts: { figures: { added: 20_000 } },
    });
  });

  test('whose formula failed is refused at that cell, not read as empty', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const header = ['region_code', 'indicator_key', 'measure', 'period', 'value', 'missing'];
    const sheet = `<worksheet><sheetData><row r="1">${header.map((name, at) => text(`${'ABCDEF'[at]}1`, name)).join('')}</row>
      <row r="3">${text('A3', 'A1')}${text('B3', 'gdp')}${text('C3', 'growth')}<c r="D3"><v>2023</v></c><c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c>${text('F3', 'withheld')}</row></sheetData></worksheet>`;
    await writePackage(path.join(root, 'base'), smallPackage());
    await load(path.join(root, 'base'));
    const result = await load(write('book.xlsx', makeZip(workbookEntries('figures', sheet))));
    expect(result).toMatchObject({
      ok: false,
      problems: {
        first: [
          {
            code: 'bad_number',
            file: 'figures',
            line: 3,
            column: { number: 5 },
            params: { value: '"#DIV/0!"' },
          },
          { code: 'value_and_missing' },
        ],
      },
    });
  });

  const workbook = async (change: (entries: ZipEntry[]) => ZipEntry[]): Promise<string> => {
    const content =
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>';
    return write(
      'book.xlsx',
      makeZip(
        change([
          { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
          { name: 'xl/workbook.xml', bytes: Buffer.from(content) },
        ]),
      ),
    );
  };
  const hostile: [string, ProblemCode, (entries: ZipEntry[]) => ZipEntry[]][] = [
    [
      'with a macro',
      'workbook_macro',
      (entries) => [...entries, { name: 'xl/vbaProject.bin', bytes: Buffer.from('x') }],
    ],
    [
      'with a document type',
      'workbook_doctype',
      (entries) => [
        ...entries,
        {
          name: 'xl/worksheets/sheet1.xml',
          bytes: Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        },
      ],
    ],
    [
      'that is a bomb',
      'zip_ratio',
      (entries) => [
        ...entries,
        { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(200 * 1024 ** 2, 'a') },
      ],
    ],
    [
      'that lies about a size',
      'zip_broken',
      (entries) => [
        ...entries,
        { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(9_000, 'a'), saysSize: 10 },
      ],
    ],
    [
      'of too many entries',
      'zip_entries',
      (entries) => [
        ...entries,
        ...Array.from({ length: 100_000 }, (_, at) => ({ name: `x${at}`, bytes: Buffer.alloc(0) })).slice(
          0,
          65_000,
        ),
      ],
    ],
    ['that holds no workbook', 'workbook_broken', (entries) => entries],
  ];
  test.each(hostile)('%s is refused: %s', async (_, code, change) => {
    const before = await rowCounts(db);
    const result = await load(await workbook(change));
    expect(result).toMatchObject({
      ok: false,
      problems: { count: 1, first: [{ code, file: expect.stringContaining('book.xlsx') }] },
    });
    expect(await rowCounts(db)).toEqual(before);
  });

  test('whose one cell stands in the last row and column is refused, in bounded memory', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>';
    const entries = workbookEntries('regions', sheet);
    const result = await load(write('book.xlsx', makeZip(entries)));
    expect(result).toMatchObject({ ok: false, problems: { first: [{ code: 'workbook_large' }] } });
  }, 120_000);

  test('whose sheets bear other names is refused, and says which names there are', async () => {
    const file = write('book.xlsx', Buffer.alloc(0));
    await writeXlsxFile([[{ value: 'x', type: String }]]).toFile(file);
    expect(await load(file)).toMatchObject({ ok: false, problems: { first: [{ code: 'workbook_sheets' }] } });
  });
});

test.each([
  ['book.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook'],
  ['renamed.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook'],
  ['figures.csv', Buffer.from(csvText([['code'], ['x']])), 'not_a_package'],
  ['empty.zip', Buffer.alloc(0), 'not_a_package'],
] as const)('%s is no package', async (name, bytes, code) => {
  expect(await load(write(name, bytes))).toMatchObject({ ok: false, problems: { first: [{ code }] } });
});

test('a path of nothing, and a folder without a descriptor', async () => {
  expect(await load(path.join(root, 'nowhere'))).toMatchObject({
    ok: false,
    problems: { first: [{ code: 'package_not_found' }] },
  });
  const folder = path.join(root, 'hollow');
  mkdirSync(folder);
  expect(await load(folder)).toMatchObject({
    ok: false,
    problems: { first: [{ code: 'descriptor_missing' }] },
  });
});
