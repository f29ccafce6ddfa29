import { describe, expect, test } from 'vitest';
import { dataCommand } from '../../support/data-command';
import { useImports } from '../../support/imports';
import { type PackageParts, smallPackage } from '../../support/package-builder';

const { db, load } = useImports();

describe('settings and several packages', () => {
  const other = (): PackageParts => {
    const parts = smallPackage();
    for (const rows of Object.values(parts.tables)) {
      for (const row of rows.slice(1))
        for (const [at, text] of row.entries())
          if (/^(P|A1|A2|C1|cities|main)$/.test(text)) row[at] = `${text.toLowerCase()}2`;
    }
    for (const row of parts.tables.regions.slice(1)) row[0] = row[0]?.toUpperCase() ?? '';
    for (const row of parts.tables.regions.slice(1)) row[4] = row[4]?.toUpperCase() ?? '';
    for (const row of parts.tables['peer-groups'].slice(1)) row[3] = row[3]?.toUpperCase() ?? '';
    for (const row of parts.tables['peer-group-members'].slice(1)) row[1] = row[1]?.toUpperCase() ?? '';
    for (const row of parts.tables.figures.slice(1)) row[0] = row[0]?.toUpperCase() ?? '';
    return {
      ...parts,
      descriptor: {
        title: 'Another province',
        weici: { home: 'A12', groups: ['cities2'], timeZone: 'Europe/Madrid' },
      },
    };
  };
  const installation = () =>
    db.run(
      'app',
      `SELECT r.code, time_zone, ARRAY(SELECT g.key FROM installation_group o JOIN peer_group g ON g.id = group_id ORDER BY position) AS groups FROM installation JOIN region r ON r.id = home_id`,
    );

  test('two provinces live in one database; the second one’s settings wait for --settings', async () => {
    await load(smallPackage());
    const second = await load(other());
    expect(second).toMatchObject({
      settings: 'kept',
      counts: { regions: { added: 4 }, indicators: { same: 3 }, figures: { added: 6 } },
    });
    expect(await installation()).toEqual([{ code: 'A1', time_zone: 'Asia/Shanghai', groups: ['cities'] }]);
    expect((await load(other(), { settings: true })).settings).toBe('set');
    expect(await installation()).toEqual([{ code: 'A12', time_zone: 'Europe/Madrid', groups: ['cities2'] }]);
    const { stdout } = await dataCommand(
      'rank',
      '--indicator',
      'gdp',
      '--period',
      '2023',
      '--group',
      'cities',
      '--format',
      'csv',
      '--locale',
      'en',
    );
    expect(stdout.split('\n').slice(1, 3)).toEqual([
      '1,A1,City A,5.2,false,,0.0,,0.2',
      '2,A2,City B,5.1,false,,-0.1,-0.1,0.1',
    ]);
  });

  test('a package without settings in a database without any is warned of', async () => {
    const { tables } = smallPackage();
    expect((await load({ tables })).warnings.first).toMatchObject([{ code: 'settings_absent' }]);
  });

  test('an unknown resource is passed over, with a warning', async () => {
    const parts = smallPackage();
    const resources = [...Object.keys(parts.tables), 'readme'].map((name) => ({ name, path: `${name}.csv` }));
    const result = await load({ ...parts, descriptor: { ...(parts.descriptor as object), resources } });
    expect(result.warnings.first).toMatchObject([{ code: 'resource_unknown' }]);
  });
});
