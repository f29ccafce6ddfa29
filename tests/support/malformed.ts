import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findingLine } from '@/lib/data-package/problem-text';
import type { ProblemCode } from '@/lib/data-package/problems';
import type { ResourceName } from '@/lib/schemas/package-tables';
import { importPackage } from '@/lib/services/import-package';
import { dataCommand } from './data-command';
import { csvText, type PackageParts, type SmallPackage, smallPackage, writePackage } from './package-builder';
import { rowCounts } from './row-counts';
import { useTempFolder } from './temp-folder';
import { useTestDatabase } from './test-database';

/** One way to spoil the small package, and what has to be said of it. */
export interface MalformedCase {
  name: string;
  spoil: Spoil;
  /** Spoils the folder after the package is written. */
  after?: (folder: string) => void;
  code: ProblemCode;
  file: string;
  line: number | null;
  column?: [name: string, number: number];
  en: string | RegExp;
  zh: string | RegExp;
}

type Spoil = (small: SmallPackage) => PackageParts;

/** Puts text into the cell of a table, `row` counted as the file's line. */
export function cell(table: ResourceName, row: number, column: string, text: string) {
  return (small: SmallPackage): SmallPackage => {
    const rows = small.tables[table];
    const at = rows[0]?.indexOf(column) ?? -1;
    if (at === -1) throw new Error(`no column ${column}`);
    (rows[row - 1] as string[])[at] = text;
    return small;
  };
}

/** Appends a row to a table, cells by column name. */
export function row(table: ResourceName, cells: Record<string, string>): Spoil {
  return (small) => {
    const rows = small.tables[table];
    rows.push((rows[0] ?? []).map((column) => cells[column] ?? ''));
    return small;
  };
}

/** Puts text or bytes of one's own in the place of a table. */
export function replaceTable(table: ResourceName, make: (rows: string[][]) => string | Buffer): Spoil {
  return (small) => ({ ...small, tables: { ...small.tables, [table]: make(small.tables[table]) } });
}

export function withoutColumn(table: ResourceName, column: string): Spoil {
  return replaceTable(table, (rows) =>
    csvText(rows.map((cells) => cells.filter((_, at) => at !== rows[0]?.indexOf(column)))),
  );
}

/**
 * Tests, in a database that has the right package: each spoilt one is refused by import and check alike, with file,
 * line, column and a message in both languages, and not a row is written.
 */
export function testMalformed(cases: readonly MalformedCase[]): void {
  const db = useTestDatabase();
  const root = useTempFolder();
  let before: Record<string, number>;
  let number = 0;

  beforeAll(async () => {
    const folder = path.join(root, 'right');
    await writePackage(folder, smallPackage());
    expect(await importPackage({ path: folder, publish: true, actor: 'operator' })).toMatchObject({
      ok: true,
    });
    before = await rowCounts(db);
  });

  test.for(cases)('$name', async ({ spoil, after, ...expected }) => {
    number += 1;
    const folder = path.join(root, `case-${number}`);
    await writePackage(folder, spoil(smallPackage()));
    after?.(folder);

    const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
    if (result.ok) throw new Error('it was imported');
    const problem = result.problems.first.find(({ code }) => code === expected.code);
    const [name, at] = expected.column ?? [];
    expect(problem, JSON.stringify(result.problems.first)).toMatchObject({
      code: expected.code,
      file: expected.file,
      line: expected.line,
      column: expected.column ? { name, number: at } : null,
    });
    if (!problem) return;
    expect(findingLine(problem, 'en')).toMatch(expected.en);
    expect(findingLine(problem, 'zh')).toMatch(expected.zh);
    for (const locale of ['en', 'zh'] as const) {
      const command = await dataCommand('import', folder, '--publish', '--locale', locale);
      expect(command).toMatchObject({ code: 1, stdout: '' });
      expect(command.stderr).toContain(findingLine(problem, locale));
    }
    expect((await dataCommand('check', folder)).code).toBe(1);
    expect(await rowCounts(db)).toEqual(before);
  });
}
