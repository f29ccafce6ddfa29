import path from 'node:path';
import { expect, test } from 'vitest';
import { importPackage } from '@/lib/services/import-package';
import { dataCommand } from '../../support/data-command';
import { cell } from '../../support/malformed';
import { smallPackage, writePackage } from '../../support/package-builder';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

useTestDatabase();
const root = useTempFolder();

test('one mistake is one message, not one for each row that refers to it', async () => {
  const folder = path.join(root, 'cascade');
  await writePackage(folder, cell('regions', 3, 'level', 'town')(smallPackage()));
  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  expect(result).toMatchObject({ ok: false, problems: { count: 1 } });
});

test('the first hundred mistakes are named, and all are counted', async () => {
  const small = smallPackage();
  const rows = small.tables.figures;
  for (let index = 0; index < 250; index += 1)
    rows.push(['A1', 'gdp', 'growth', '2020', 'x', '', '', '', '', '', '']);
  const folder = path.join(root, 'many');
  await writePackage(folder, small);
  const { code, stderr } = await dataCommand('check', folder, '--locale', 'en');
  expect(code).toBe(1);
  expect(stderr.match(/is not a number/g)).toHaveLength(100);
  expect(stderr).toContain('250 mistakes in all; the first 100 are shown.');
});

test('one mistake is one, and in Chinese the signs are full width', async () => {
  const folder = path.join(root, 'single');
  await writePackage(folder, cell('figures', 2, 'value', 'x')(smallPackage()));
  expect((await dataCommand('check', folder, '--locale', 'en')).stderr).toContain(
    'Refused: 1 mistake. Nothing was written.',
  );
  const { stderr } = await dataCommand('check', folder, '--locale', 'zh');
  expect(stderr).toContain('不予导入：1 处错误。没有写入任何内容。');
  expect(stderr).toMatch(/^figures\.csv 第 2 行第 5 列（value）："x" 不是数；/);
});

test.each(['9999-12-31', '1899-12-31', '9999-12-31T23:59:59-23:59', '1900-01-01T00:00:00+14:00'])(
  'the vintage %s is named with file, line and column',
  async (vintage) => {
    const folder = path.join(root, `vintage ${vintage.replaceAll(':', '')}`);
    await writePackage(folder, cell('figures', 2, 'vintage', vintage)(smallPackage()));
    const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
    expect(result).toMatchObject({
      ok: false,
      problems: {
        count: 1,
        first: [
          { code: 'bad_vintage', file: 'figures.csv', line: 2, column: { name: 'vintage', number: 11 } },
        ],
      },
    });
  },
);

test('several files are complained about at once', async () => {
  const folder = path.join(root, 'several');
  const spoilt = cell('regions', 5, 'level', 'town')(smallPackage());
  await writePackage(folder, cell('figures', 2, 'value', 'x')(cell('indicators', 2, 'unit_zh', '')(spoilt)));
  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  if (result.ok) throw new Error('it was imported');
  expect(result.problems.first.map(({ file }) => file)).toEqual([
    'regions.csv',
    'indicators.csv',
    'figures.csv',
  ]);
});
