import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sheetXml, workbookEntries } from '@/tests/support/workbook-builder';
import { makeZip, type ZipEntry } from '@/tests/support/zip-builder';
import { MAX_ROWS } from './grid';
import { readTableFile, readTableText } from './read-file';

const csv = '地区,总量（亿元）\r\n哈尔滨市,"5,490.1"\r\n';
const cells = [
  ['地区', '总量（亿元）'],
  ['哈尔滨市', '5,490.1'],
];

async function rowsOf(bytes: Uint8Array): Promise<string[][] | string> {
  const reading = await readTableFile(bytes);
  return reading.ok ? (reading.sheets[0]?.rows ?? []) : reading.reason;
}

function workbook(sheet: string, change: (entries: ZipEntry[]) => ZipEntry[] = (entries) => entries): Buffer {
  return makeZip(change(workbookEntries('主要指标', sheet)));
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${csv}`)],
    ['GB18030', iconv.encode(csv, 'gb18030')],
    ['UTF-16 LE with its mark', iconv.encode(csv, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with its mark', iconv.encode(csv, 'utf-16be', { addBOM: true })],
    ['semicolons', Buffer.from('地区;总量（亿元）\n哈尔滨市;"5,490.1"')],
    ['tabs', Buffer.from('地区\t总量（亿元）\n哈尔滨市\t5,490.1\n')],
  ])('of %s is read', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(cells);
  });

  it('keeps blank lines, so that a row keeps its number', () => {
    const reading = readTableText('标题\n\n地区\t增速\n');
    expect(reading).toEqual({ ok: true, sheets: [{ name: '', rows: [['标题'], [], ['地区', '增速']] }] });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t\n', 'empty'],
    ['a page saved as .xls', '<html><table><tr><td>1</td></tr></table></html>', 'markup'],
    ['XML of 2003', '<?xml version="1.0"?><Workbook/>', 'markup'],
    ['a quotation mark that is never closed', '"地区,增速\n哈尔滨,1', 'quote'],
    ['control characters', 'a\u0001,b', 'encoding'],
    ['more rows than are taken', 'a,1\n'.repeat(MAX_ROWS + 1), 'rows'],
    ['more columns than are taken', 'a,'.repeat(400), 'rows'],
  ])('that is %s is refused', async (_, text, reason) => {
    expect(await rowsOf(Buffer.from(text))).toBe(reason);
  });
});

describe('a workbook', () => {
  it('is read with its merged headings over every column, percentages as they are shown, and failed formulas', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
    const rows = [
      ['主要指标'],
      ['地区', '地区生产总值', ''],
      ['', '总量', '增速'],
      ['鸡西', '644.2', '0.041'],
      ['鹤岗', '#DIV/0!', '3.5'],
    ];
    const bytes = workbook(
      sheetXml(rows, { merges: ['A1:C1', 'B2:C2', 'A2:A3', 'B4:B5'], styles: { C4: 1 } }),
      (entries) => [...entries, { name: 'xl/styles.xml', bytes: Buffer.from(styles) }],
    );
    expect(await readTableFile(bytes)).toEqual({
      ok: true,
      sheets: [
        {
          name: '主要指标',
          rows: [
            ['主要指标', '主要指标', '主要指标'],
            ['地区', '地区生产总值', '地区生产总值'],
            ['地区', '总量', '增速'],
            // a merged number is not several figures
            ['鸡西', '644.2', '4.1%'],
            ['鹤岗', '#DIV/0!', '3.5'],
          ],
        },
      ],
    });
  });

  it('with dates counted from 1904 keeps its months', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="17"/></cellXfs></styleSheet>';
    // 2023-12-01 is 45261 days after the end of 1899, and 43799 after the first day of 1904
    const sheet = sheetXml(
      [
        ['地区', '43799'],
        ['鸡西', '4.1'],
      ],
      { styles: { B1: 1 } },
    );
    const bytes = makeZip([
      ...workbookEntries('一', sheet).filter(
        ({ name }) => name !== 'xl/workbook.xml' && name !== 'xl/_rels/workbook.xml.rels',
      ),
      {
        name: 'xl/workbook.xml',
        bytes: Buffer.from(
          `<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: Buffer.from(
          `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
        ),
      },
      { name: 'xl/styles.xml', bytes: Buffer.from(styles) },
    ]);
    expect(await rowsOf(bytes)).toEqual([
      ['地区', '2023-12-01'],
      ['鸡西', '4.1'],
    ]);
  });

  const sheet = sheetXml([
    ['地区', '增速'],
    ['鸡西', '1'],
  ]);
  const add =
    (...more: ZipEntry[]) =>
    (entries: ZipEntry[]) => [...entries, ...more];
  it.each<[string, Buffer, string]>([
    ['an .xls, an .et or a locked .xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'not_a_table'],
    ['a zip of something else', makeZip([{ name: 'mimetype', bytes: Buffer.from('x') }]), 'not_a_table'],
    ['cut short', workbook(sheet).subarray(0, 200), 'broken'],
    ['with a macro', workbook(sheet, add({ name: 'xl/vbaProject.bin', bytes: Buffer.from('x') })), 'macro'],
    [
      'with a document type',
      workbook('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'),
      'hostile',
    ],
    [
      'with an entry outside',
      workbook(sheet, add({ name: '../../etc/passwd', bytes: Buffer.from('x') })),
      'broken',
    ],
    [
      'with a bomb',
      workbook(sheet, add({ name: 'xl/media/a.xml', bytes: Buffer.alloc(8_000_000, 32) })),
      'hostile',
    ],
    [
      'whose entries are larger than they say',
      workbook(sheet, add({ name: 'xl/media/a.xml', bytes: Buffer.alloc(8_000_000, 32), saysSize: 100 })),
      'broken',
    ],
    [
      'of 2,000 entries',
      workbook(
        sheet,
        add(...Array.from({ length: 2_000 }, (_, n) => ({ name: `xl/media/${n}`, bytes: Buffer.from('x') }))),
      ),
      'hostile',
    ],
    ['without sheets that say anything', workbook(sheetXml([])), 'empty'],
  ])('that is %s is refused', async (_, bytes, reason) => {
    expect(await rowsOf(bytes)).toBe(reason);
  });

  it('of 100,000 rows is refused by its rows, without being held whole', { timeout: 120_000 }, async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`,
    ).join('');
    expect(await rowsOf(workbook(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))).toBe('rows');
  });
});
