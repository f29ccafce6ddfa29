import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../lib/env';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** The variables of the schema: its properties, as lib/env.ts has them line by line. */
const variables = [...read('lib/env.ts').matchAll(/^ {2,4}([A-Z][A-Z0-9_]*):/gm)].map(
  ([, name = '']) => name,
);

/** Rows of a page's tables that begin with the name of a variable. */
function rowsOf(file: string): { name: string; row: string }[] {
  return [...read(file).matchAll(/^\| *`([A-Z][A-Z0-9_]*)` *\|.*$/gm)].map(([row, name = '']) => ({
    name,
    row,
  }));
}

describe.each(['docs/operations.md', 'README.md', 'README.zh.md'])('%s', (file) => {
  const rows = rowsOf(file);

  it('names every variable of lib/env.ts once, and no other', () => {
    expect(variables).toContain('DATABASE_URL');
    expect(rows.map(({ name }) => name).sort()).toEqual([...variables].sort());
  });

  it.each(Object.entries(readEnv({})))('gives the default of %s, %s', (name, value) => {
    expect(rows.find((row) => row.name === name)?.row).toMatch(new RegExp(`\\b${value}\\b`));
  });
});
