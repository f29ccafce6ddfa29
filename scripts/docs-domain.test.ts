import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/domain.md'), 'utf8');

/** Rows of the page's tables that begin with a rule's number. */
const rows = page.split('\n').flatMap((line) => {
  const match = /^\| (\d+a?) \|/.exec(line);
  return match?.[1] ? [{ rule: match[1], line }] : [];
});
const references = rows.flatMap(({ rule, line }) =>
  [...line.matchAll(/`([^`]+) › ([^`]+)`/g)].map(([, path = '', name = '']) => ({ rule, path, name })),
);

/** A file's text, or that of every file below a folder. */
function textOf(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path)
    .map((name) => textOf(join(path, name)))
    .join('\n');
}

describe('docs/domain.md', () => {
  it('has each rule once, in order', () => {
    const numbers = Array.from({ length: 26 }, (_, index) => String(index + 1));
    numbers.splice(20, 0, '20a');
    expect(rows.map(({ rule }) => rule)).toEqual(numbers);
  });

  it.each(rows)('names what holds rule $rule', ({ rule }) => {
    expect(references.filter((reference) => reference.rule === rule)).not.toEqual([]);
  });

  it.each(references)('rule $rule: $path has « $name »', ({ path, name }) => {
    const file = join(root, path);
    expect(existsSync(file)).toBe(true);
    const text = textOf(file);
    // a test's name begins with a quotation mark, so that a mention in a comment is not taken for it
    const isThere = path.endsWith('.test.ts')
      ? ["'", '"', '`'].some((mark) => text.includes(mark + name))
      : text.includes(name);
    expect(isThere).toBe(true);
  });

  it.each(rows)('names no code for rule $rule that does not exist', ({ line }) => {
    const files = [...line.matchAll(/`(lib\/[^` ]+\.ts)`/g)].map(([, path = '']) => path);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const code = [...files, 'prisma/migrations'].map((path) => textOf(join(root, path))).join('\n');
    const names = [...line.matchAll(/(?<=[ ,;])`([A-Za-z_]+)`/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
