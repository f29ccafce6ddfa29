import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problems } from './problems';
import { type Row, readCsv } from './read-csv';

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 7): Promise<{ rows: Row[]; problems: Problems }> {
  const problems = new Problems();
  const rows: Row[] = [];
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
  for await (const batch of readCsv(chunks(bytes, size), 't.csv', problems)) rows.push(...batch);
  return { rows, problems };
}

describe('readCsv', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n"x, ""y""\nz"\n', [['a'], ['x, "y"\nz']]],
    [
      'a,b\n"",\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'a,b\r\n"1","2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"1","2"',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '中,文\n"省","市"\n',
      [
        ['中', '文'],
        ['省', '市'],
      ],
    ],
    ['', []],
  ])('%j', async (text, expected) => {
    for (const size of [1, 2, 3, 7, 1_000]) {
      const { rows, problems } = await read(text, size);
      expect(problems.first).toEqual([]);
      expect(rows.map(({ cells }) => cells)).toEqual(expected);
    }
  });

  test('a row says the line on which it begins', async () => {
    const { rows } = await read('a,b\n\n"x\ny",1\r\n"1\n\n2",3\n4,5\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5, 8]);
  });

  test.each([
    ['a,b\n1,"x"y\n', 'broken_quote', 2, 2],
    ['a,b\n1,x"y\n', 'broken_quote', 2, 2],
    ['a,b\n"1\n2"x,3\n', 'broken_quote', 3, 1],
    ['a,b\n1,"x\ny', 'unclosed_quote', 2, 2],
    ['a,b\n1,"x""', 'unclosed_quote', 2, 2],
  ])('%j is refused', async (text, code, line, column) => {
    for (const size of [1, 5, 1_000]) {
      const { problems } = await read(text, size);
      expect(problems.first).toMatchObject([
        { code, line, column: { number: column, name: column === 1 ? 'a' : 'b' } },
      ]);
    }
  });

  test('bytes that are not UTF-8 are named by line and column, and GBK by its name', async () => {
    const gbk = Buffer.concat([
      Buffer.from('a,b\n1,2\n3,'),
      Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]),
      Buffer.from('\n'),
    ]);
    for (const size of [1, 4, 1_000]) {
      const { problems } = await read(gbk, size);
      expect(problems.first).toMatchObject([
        { code: 'encoding_gbk', line: 3, column: { name: 'b', number: 2 } },
      ]);
    }
  });

  test('a huge cell ends the reading early, with or without line ends', async () => {
    async function* endless(piece: string): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n3,"');
      for (let count = 0; count < 1_000; count += 1) yield Buffer.from(piece.repeat(50_000));
      throw new Error('all of it was read');
    }
    for (const piece of ['x', 'x\n', '中', '""']) {
      const problems = new Problems();
      for await (const _ of readCsv(endless(piece), 't.csv', problems));
      expect(problems.first).toMatchObject([
        { code: 'cell_large', line: 3, column: { name: 'b', number: 2 } },
      ]);
    }
  });

  const cells = fc.oneof(
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '中', ' ', "'", '1') }),
    fc.string({ unit: 'grapheme' }),
  );
  const tables = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );

  test('reads as csv-parse does whatever csv-stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (table, size, end, quoted) => {
          const text = stringify(table, { record_delimiter: end, quoted, quoted_match: /[\r\n]/ });
          const { rows, problems } = await read(text, size);
          expect(problems.first).toEqual([]);
          const expected: string[][] = parse(text, {
            record_delimiter: ['\r\n', '\n'],
            skip_empty_lines: true,
          });
          expect(rows.map((row) => row.cells)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
