import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { figureRows } from './figures';
import { packageFiles, safeText } from './package-files';

const folder = fileURLToPath(new URL('./package/', import.meta.url));

test('the committed package is what the generator makes, byte for byte', () => {
  const made = packageFiles();
  expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort());
  for (const [name, content] of made) {
    // compared as buffers: a difference in a file of 2 MB would otherwise be printed whole
    expect(Buffer.from(content).equals(readFileSync(`${folder}${name}`)), name).toBe(true);
  }
});

test('no draw is left over from one run to the next', () => {
  expect(JSON.stringify(figureRows()) === JSON.stringify(figureRows())).toBe(true);
});

test.each([
  ['=1+1', "'=1+1"],
  ['＝1', "'＝1"],
  ["'@x", "''@x"],
  ['-x', "'-x"],
  ['2023年', '2023年'],
  ["'quoted'", "'quoted'"],
])('a text a spreadsheet could run gets one apostrophe: %s', (text, written) => {
  expect(safeText(text)).toBe(written);
});
