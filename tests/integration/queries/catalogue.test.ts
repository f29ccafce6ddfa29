import { beforeAll, describe, expect, test } from 'vitest';
import { readAssessedSet } from '@/lib/queries/read-assessed-set';
import { readGroup } from '@/lib/queries/read-group';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readInstallation } from '@/lib/queries/read-installation';
import { readRegion, readRegions } from '@/lib/queries/read-regions';
import {
  addIndicatorVersion,
  makeAssessedSet,
  makeGroup,
  makeIndicator,
  makeInstallation,
  makeRegion,
  publish,
} from '@/tests/support/factories';
import { scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

test('an empty database has no installation', async () => {
  expect(await readInstallation(scope())).toBeNull();
});

describe('a loaded one', () => {
  beforeAll(async () => {
    await makeRegion(db, '1', { level: 'province', nameZh: '甲省', nameEn: '' });
    await makeRegion(db, '11', { parent: '1', nameZh: '旧名市', validTo: '2020-01-01' });
    await db.run(
      'app',
      `INSERT INTO region_version (region_id, level, valid_from, name_zh, short_zh)
       SELECT id, level, '2020-01-01', '新名市', '新名' FROM region WHERE code = '11'`,
    );
    await makeRegion(db, '12', { parent: '1', validTo: '2022-01-01' });
    await makeGroup(db, 'cities', {
      nameZh: '全省2个市',
      benchmark: '1',
      members: ['11', { region: '12', validTo: '2022-01-01' }],
    });
    await makeGroup(db, 'other', { members: [] });
    await makeIndicator(db, 'trade', { nameZh: '外贸', decimals: 1 });
    await makeIndicator(db, 'gdp', { position: -1 });
    await addIndicatorVersion(db, 'trade', {
      nameZh: '进出口',
      decimals: 2,
      effectiveFrom: '2024-01-01T00:00:00.000Z',
    });
    await makeAssessedSet(db, 'two', { indicators: ['trade', 'gdp'], validFrom: '2023-01-01' });
    await makeInstallation(db, {
      home: '11',
      groups: ['other', 'cities'],
      assessedSet: 'two',
      highlights: ['gdp'],
    });
  });

  test('says whose it is, its groups in order, and whether anything published is made up', async () => {
    const installation = await readInstallation(scope());
    expect(installation).toMatchObject({
      home: { code: '11', name: { zh: '新名市' }, short: { zh: '新名' }, level: 'prefecture' },
      groups: [{ key: 'other' }, { key: 'cities', name: { zh: '全省2个市', en: '' } }],
      assessedSet: 'two',
      highlights: ['gdp'],
      timeZone: 'Asia/Shanghai',
      hasDemo: false,
    });
    expect((await readInstallation(scope({ asOf: '2019-12-31T00:00:00.000Z' })))?.home.name.zh).toBe(
      '旧名市',
    );
    await publish(db, '2024-01-20T00:00:00.000Z', [
      { indicator: 'trade', region: '11', period: '2023-12', value: '1', origin: 'demo' },
    ]);
    expect((await readInstallation(scope()))?.hasDemo).toBe(true);
  });

  test.each([
    ['2019-12-31', '旧名市', '1'],
    ['2020-01-01', '新名市', null],
    ['1900-01-01', '旧名市', '1'],
  ])('names a region as it was called on %s: %s', async (date, name, parent) => {
    expect(await readRegion(scope(), '11', date)).toMatchObject({ name: { zh: name }, parent });
  });

  test('keeps the last name of a region that is gone, and leaves out unknown codes', async () => {
    const regions = await readRegions(scope(), ['12', '99', '11'], '2023-12-31');
    expect(regions.map(({ code, name }) => [code, name.zh])).toEqual([
      ['11', '新名市'],
      ['12', '区12'],
    ]);
    expect(await readRegion(scope(), '99', '2023-12-31')).toBeNull();
  });

  test.each([
    ['2021-12-31', ['11', '12']],
    ['2022-01-01', ['11']],
    ['1900-01-01', []],
  ])('has on %s the members %j', async (date, members) => {
    const group = await readGroup(scope(), 'cities', date);
    expect(group?.members.map(({ code }) => code)).toEqual(members);
    expect(group?.benchmark?.name).toEqual({ zh: '甲省', en: '' });
  });

  test('knows a group without members or benchmark, and no unknown one', async () => {
    expect(await readGroup(scope(), 'other', '2023-12-31')).toMatchObject({ benchmark: null, members: [] });
    expect(await readGroup(scope(), 'unknown', '2023-12-31')).toBeNull();
  });

  test('reads the catalogue as it was at the instant asked for', async () => {
    const now = await readIndicators(scope());
    expect(now.map(({ key, name, decimals }) => [key, name.zh, decimals])).toEqual([
      ['gdp', 'gdp', 2],
      ['trade', '进出口', 2],
    ]);
    const [, before] = await readIndicators(scope({ asOf: '2023-12-31T00:00:00.000Z' }));
    expect(before).toMatchObject({ key: 'trade', name: { zh: '外贸' }, decimals: 1 });
  });

  test('has the assessed set of a date, in catalogue order', async () => {
    expect(await readAssessedSet(scope(), 'two', '2023-12-31')).toMatchObject({
      key: 'two',
      validFrom: '2023-01-01',
      validTo: null,
      members: [
        { indicator: 'gdp', weight: '1' },
        { indicator: 'trade', weight: '1' },
      ],
    });
    expect(await readAssessedSet(scope(), 'two', '2022-12-31')).toBeNull();
    expect(await readAssessedSet(scope(), 'unknown', '2023-12-31')).toBeNull();
  });

  test('keeps the set of before a correction for who asks as of then', async () => {
    const corrected = '2024-02-01T00:00:00.000Z';
    await db.run(
      'app',
      `UPDATE assessed_set_member SET retired_at = $1 WHERE indicator_id = (SELECT id FROM indicator WHERE key = 'gdp')`,
      [corrected],
    );
    const size = async (asOf: string | null) =>
      (await readAssessedSet(scope({ asOf }), 'two', '2023-12-31'))?.members.length;
    expect(await size(null)).toBe(1);
    expect(await size('2024-01-31T00:00:00.000Z')).toBe(2);
    expect(await size(corrected)).toBe(1);
  });
});
