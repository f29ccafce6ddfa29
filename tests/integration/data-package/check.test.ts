import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataCommand } from '../../support/data-command';
import { figure, useImports, withFigures } from '../../support/imports';
import { csvText, smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';

const { db, load, root } = useImports();

describe('warnings block nothing', () => {
  test('of units, abnormal growth and stated places', async () => {
    await load(smallPackage());
    const { tables } = smallPackage();
    const level = (period: string, value: string) => [
      'A1',
      'gdp',
      'level',
      period,
      value,
      '',
      '',
      '',
      '',
      '',
      '',
    ];
    await load({ tables: { figures: [tables.figures[0] as string[], level('2023-Q3', '400')] } });
    const result = await load({
      tables: {
        figures: [
          tables.figures[0] as string[],
          level('2023-Q4', '5000000'),
          ['A1', 'gdp', 'growth', '2023-Q3', '300', '', '2', '2', '', '', ''],
          ['A2', 'gdp', 'growth', '2023-Q3', '299', '', '1', '2', '', 'a new port', ''],
        ],
      },
    });
    expect(result.warnings.first.map(({ code, line, params }) => [code, line, params])).toEqual([
      ['abnormal_growth', 3, { value: '300' }],
      ['unit_jump', 2, { factor: 10000, period: '2023-Q3', previous: '400' }],
      ['stated_differs', 3, { stated: 2, computed: 1, of: 2, group: 'cities' }],
      ['stated_differs', 4, { stated: 1, computed: 2, of: 2, group: 'cities' }],
    ]);
    expect(result.counts.figures.added).toBe(3);
  });
});

describe('check', () => {
  test('says what an import would, and writes nothing', async () => {
    const folder = path.join(root, 'check');
    await writePackage(folder, smallPackage());
    const before = await rowCounts(db);
    const check = await dataCommand('check', folder, '--locale', 'en');
    expect(check).toMatchObject({ code: 0, stderr: '' });
    expect(await rowCounts(db)).toEqual(before);
    const done = await dataCommand('import', folder, '--publish', '--locale', 'en');
    const counts = (text: string) => text.split('\n').filter((line) => line.includes('added'));
    expect(counts(check.stdout)).toEqual(counts(done.stdout));
    expect(check.stdout).toContain('Nothing was written');
  });

  test('a package of figures alone is checked against the database', async () => {
    await load(smallPackage());
    const folder = path.join(root, 'figures-alone');
    await writePackage(folder, withFigures(figure('A1', '5.3')));
    expect((await dataCommand('check', path.join(folder, 'datapackage.json'))).code).toBe(0);
    writeFileSync(
      path.join(folder, 'figures.csv'),
      csvText([
        ['region_code', 'indicator_key', 'measure', 'period', 'value'],
        ['Z', 'gdp', 'level', '2023', '1'],
      ]),
    );
    expect((await dataCommand('check', folder)).code).toBe(1);
  });
});
