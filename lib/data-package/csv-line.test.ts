import { expect, it } from 'vitest';
import { csvLine } from './write-csv';

it.each([
  [['a', 'b,c', 'd"e', null, -3.2], 'a,"b,c","d""e",,-3.2\r\n'],
  [['=1+1', '＝1', '@x', '-x', '\tx', '{"a":1}'], `'=1+1,'＝1,'@x,'-x,'\tx,"{""a"":1}"\r\n`],
  [['a\r\nb', '', "it's"], `"a\r\nb",,it's\r\n`],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
