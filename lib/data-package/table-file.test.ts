import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Table, tableFile } from './table-file';

const table: Table = {
  name: 'ranking',
  columns: ['name', 'value', 'rank', 'tied', 'note'],
  rows: [
    ['牡丹江', { decimal: '-0.7' }, 3, true, '=1+1'],
    ['a,"b"\nc', { decimal: '12345678901234567.5' }, null, false, null],
  ],
};

describe('a table as a file', () => {
  it('CSV begins with a BOM, keeps negative numbers and guards what a spreadsheet would run', async () => {
    const text = String(await tableFile(table, 'csv'));
    expect(text.startsWith('\ufeffname,value,rank,tied,note\r\n')).toBe(true);
    expect(text).toContain("牡丹江,-0.7,3,true,'=1+1\r\n");
    expect(text).toContain('"a,""b""\nc",12345678901234567.5,,false,\r\n');
  });

  it('JSON has decimals as text, so that no digit is lost', async () => {
    expect(JSON.parse(String(await tableFile(table, 'json')))[1]).toEqual({
      name: 'a,"b"\nc',
      value: '12345678901234567.5',
      rank: null,
      tied: false,
      note: null,
    });
  });

  it('XLSX has numbers as numbers and longer decimals as text', async () => {
    const file = await tableFile(table, 'xlsx');
    const [sheet] = await readXlsx(file as Buffer);
    expect(sheet?.sheet).toBe('ranking');
    expect(sheet?.data[1]).toEqual(['牡丹江', -0.7, 3, true, "'=1+1"]);
    expect(sheet?.data[2]?.[1]).toBe('12345678901234567.5');
  });
});
