import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchmarkCounts } from '@/lib/domain/benchmark';
import type { Period } from '@/lib/domain/period';
import { placeOf, type Ranking, rankRegions } from '@/lib/domain/ranking';
import type { Scope } from '@/lib/domain/scope';
import { readCells } from '@/lib/queries/read-cells';
import { readGroup } from '@/lib/queries/read-group';
import { readIndicators } from '@/lib/queries/read-indicators';
import { importPackage } from '@/lib/services/import-package';
import { writePackage } from '../../support/package-folder';
import { shandongPackage } from '../../support/shandong';
import { sharedData } from '../../support/shared-data';
import { useTestDatabase } from '../../support/test-database';

const table = sharedData('shandong_city_gdp.csv');
const folder = mkdtempSync(join(tmpdir(), 'weici-shandong-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const groupKey = 'shandong-cities';

async function ranking(year: string, scope: Scope = now): Promise<Ranking> {
  const [indicator] = await readIndicators(scope);
  const requests = [{ indicator: 'gdp', measure: 'growth' as const, period: year as Period }];
  const [cells] = await readCells(scope, { groupKey, requests });
  if (!indicator || !cells) throw new Error('not loaded');
  return rankRegions(cells, indicator);
}

describe.skipIf(table === null)("Shandong's yearbooks", () => {
  useTestDatabase();

  beforeAll(async () => {
    const path = writePackage(folder, shandongPackage(table ?? ''));
    const result = await importPackage({ path, publish: true, actor: 'operator' });
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  });

  test('2021: seven above the province, four equal, five below', async () => {
    const of2021 = await ranking('2021');
    expect(of2021.rows).toHaveLength(16);
    expect(of2021.benchmark?.value.toString()).toBe('8.3');
    expect(benchmarkCounts(of2021)).toEqual({ above: 7, equal: 4, below: 5 });
  });

  test('the mean of the cities would put eleven above, and is not the benchmark', async () => {
    const { rows } = await ranking('2021');
    const mean = rows
      .reduce((sum, row) => sum.plus(row.value), rows[0]?.value.times(0) ?? fail())
      .div(rows.length);
    expect(rows.filter((row) => row.value.gt(mean))).toHaveLength(11);
  });

  test('Weihai 2021 has two vintages, each to be had by its date', async () => {
    const weihai = async (scope: Scope) => placeOf(await ranking('2021', scope), '371000')?.value.toString();
    expect(await weihai(now)).toBe('7.4');
    expect(await weihai({ ...now, edition: 'first' })).toBe('7.5');
    expect(await weihai({ ...now, asOf: '2021-12-31T15:59:59.999Z' })).toBe('7.5');
    expect(await weihai({ ...now, asOf: '2022-12-31T15:59:59.998Z' })).toBe('7.5');
    expect(await weihai({ ...now, asOf: '2022-12-31T15:59:59.999Z' })).toBe('7.4');
    expect(await weihai({ ...now, asOf: '2021-12-31T15:59:59.998Z' })).toBeUndefined();
  });

  test('2020: a growth of two decimals is kept, and shown and ranked rounded half away from zero', async () => {
    const of2020 = await ranking('2020');
    expect(placeOf(of2020, '370100')?.figure.value?.toString()).toBe('4.85');
    expect(placeOf(of2020, '370100')?.value.toString()).toBe('4.9');
    expect(placeOf(of2020, '370100')?.rank).toBe(1);
    expect(placeOf(of2020, '370300')?.value.toString()).toBe('2.5');
  });

  test('Laiwu is a member until it became part of Jinan', async () => {
    expect((await readGroup(now, groupKey, '2018-12-31'))?.members).toHaveLength(17);
    expect((await readGroup(now, groupKey, '2019-01-01'))?.members).toHaveLength(16);
    const before = await ranking('2018');
    expect(before.rows.length + before.missing.length).toBe(17);
  });
});

function fail(): never {
  throw new Error('no rows');
}
