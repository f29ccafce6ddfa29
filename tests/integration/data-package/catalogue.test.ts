import { describe, expect, test } from 'vitest';
import { useImports } from '../../support/imports';
import { type PackageParts, smallPackage } from '../../support/package-builder';

const { db, load } = useImports();

describe('the catalogue', () => {
  test('a changed attribute is a new entry from now on; the earlier one stays', async () => {
    await load(smallPackage());
    const parts = smallPackage();
    (parts.tables.indicators[1] as string[])[2] = '万元';
    expect((await load(parts)).counts.indicators).toEqual({ added: 0, changed: 1, same: 2 });
    const versions = await db.run(
      'app',
      `SELECT unit_zh, effective_from < '1901-01-01' AS first, reason FROM indicator_version JOIN indicator ON id = indicator_id WHERE key = 'gdp' ORDER BY effective_from`,
    );
    expect(versions).toEqual([
      { unit_zh: '亿元', first: true, reason: '' },
      { unit_zh: '万元', first: false, reason: 'Small package' },
    ]);
  });

  test('the order of the file is the order of the catalogue', async () => {
    await load(smallPackage());
    const parts = smallPackage();
    const [header = [], gdp = [], industry = [], energy = []] = parts.tables.indicators;
    parts.tables.indicators = [header, energy, gdp, industry];
    await load(parts);
    expect(await db.run('app', 'SELECT key FROM indicator ORDER BY position')).toEqual([
      { key: 'energy' },
      { key: 'gdp' },
      { key: 'industry' },
    ]);
  });

  test('what a package leaves out or leaves empty stays', async () => {
    await load(smallPackage());
    await load({
      tables: {
        regions: [
          ['code', 'name_zh', 'name_en'],
          ['A1', '甲市', ''],
        ],
        'peer-groups': [
          ['key', 'name_en'],
          ['cities', 'Towns'],
        ],
      },
    });
    expect(
      await db.run(
        'app',
        `SELECT name_zh, name_en, v.level::text FROM region_version v JOIN region ON id = region_id WHERE code = 'A1'`,
      ),
    ).toEqual([{ name_zh: '甲市', name_en: 'City A', level: 'prefecture' }]);
    expect(
      await db.run('app', 'SELECT name_zh, name_en, benchmark_id IS NOT NULL AS kept FROM peer_group'),
    ).toEqual([{ name_zh: '全省各市', name_en: 'Towns', kept: true }]);
  });

  test('a region gets a new name from a day on, when the old one is ended', async () => {
    await load(smallPackage());
    const header = ['code', 'name_zh', 'name_en', 'level', 'parent_code', 'valid_from', 'valid_to'];
    await load({
      tables: {
        regions: [
          header,
          ['C1', '丙县', 'County C', 'county', 'A1', '1900-01-01', '2021-06-01'],
          ['C1', '丙区', 'District C', 'county', 'A1', '2021-06-01', ''],
        ],
      },
    });
    const names = await db.run(
      'app',
      `SELECT name_zh, valid_from::text, valid_to::text FROM region_version JOIN region ON id = region_id WHERE code = 'C1' ORDER BY 2`,
    );
    expect(names).toEqual([
      { name_zh: '丙县', valid_from: '1900-01-01', valid_to: '2021-06-01' },
      { name_zh: '丙区', valid_from: '2021-06-01', valid_to: null },
    ]);
  });

  test('a corrected membership takes the place of the recorded one from now on, and the record stays', async () => {
    await load(smallPackage());
    const members = (...rows: string[][]): PackageParts => ({
      tables: { 'peer-group-members': [['group_key', 'region_code', 'valid_from', 'valid_to'], ...rows] },
    });
    expect((await load(members(['cities', 'A2', '', '2022-01-01']))).counts['peer-group-members']).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect((await load(members(['cities', 'A2', '2023-01-01', '']))).counts['peer-group-members']).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    const rows = await db.run(
      'app',
      `SELECT m.valid_from::text, m.valid_to::text, recorded_at < '1901-01-01' AS first, retired_at IS NULL AS holds
      FROM peer_group_member m JOIN region r ON r.id = region_id WHERE code = 'A2' ORDER BY m.id`,
    );
    expect(rows).toEqual([
      { valid_from: '1900-01-01', valid_to: null, first: true, holds: false },
      { valid_from: '1900-01-01', valid_to: '2022-01-01', first: false, holds: true },
      { valid_from: '2023-01-01', valid_to: null, first: false, holds: true },
    ]);
  });

  test('a changed weight is recorded likewise', async () => {
    await load(smallPackage());
    const parts = smallPackage();
    (parts.tables['assessed-set-members'][1] as string[])[2] = '3.0';
    expect((await load(parts)).counts['assessed-set-members']).toEqual({ added: 0, changed: 1, same: 1 });
    (parts.tables['assessed-set-members'][1] as string[])[2] = '3';
    expect((await load(parts)).counts['assessed-set-members']).toEqual({ added: 0, changed: 0, same: 2 });
    expect(
      await db.run(
        'app',
        'SELECT weight::text FROM assessed_set_member WHERE retired_at IS NULL ORDER BY weight',
      ),
    ).toEqual([{ weight: '1.5' }, { weight: '3' }]);
  });
});
