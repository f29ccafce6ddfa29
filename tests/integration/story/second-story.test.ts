import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { standingOf } from '@/lib/domain/benchmark';
import { headline } from '@/lib/domain/headline';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import { placeOf, type Ranking, rankRegions } from '@/lib/domain/ranking';
import type { Scope } from '@/lib/domain/scope';
import { inLocale } from '@/lib/domain/text';
import { readCells } from '@/lib/queries/read-cells';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readInstallation } from '@/lib/queries/read-installation';
import { readRegions } from '@/lib/queries/read-regions';
import { readVersions } from '@/lib/queries/read-versions';
import { importPackage } from '@/lib/services/import-package';
import { useTestDatabase } from '../../support/test-database';

useTestDatabase();

const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const groupKey = 'arvenian-regions';
const home = 'ARV-H';

beforeAll(async () => {
  const path = fileURLToPath(new URL('../../fixtures/second-story/', import.meta.url));
  const result = await importPackage({ path, publish: true, actor: 'operator' });
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true, warnings: { count: 0 } });
});

async function ranking(key: string, measure: Measure, period: string): Promise<Ranking> {
  const indicator = (await readIndicators(now)).find((one) => one.key === key);
  const requests = [{ indicator: key, measure, period: period as Period }];
  const [cells] = await readCells(now, { groupKey, requests });
  if (!indicator || !cells) throw new Error(key);
  return rankRegions(cells, indicator);
}

test('another country is an installation like any other, named in English in both languages', async () => {
  const installation = await readInstallation(now);
  expect(installation).toMatchObject({ timeZone: 'Europe/Lisbon', assessedSet: 'core-two', hasDemo: true });
  expect(installation && inLocale(installation.home.name, 'zh')).toBe('High Valleys');
  const regions = await readRegions(now, ['ARV-L', 'ARV-P'], '2024-12-31');
  expect(regions.map(({ name }) => name.en).sort()).toEqual(['Lake "Nether" Country', 'Port Selm, Greater']);
});

test('a caveat that begins with an equals sign lost its apostrophe on the way in', async () => {
  const ferry = (await readIndicators(now)).find(({ key }) => key === 'ferry-passengers');
  expect(ferry?.caveat.en).toMatch(/^=not a formula/);
});

test('of unemployment the lowest is first, and below the benchmark is the better side', async () => {
  const rates = await ranking('unemployment-rate', 'level', '2024-12');
  expect(rates.rows.map(({ region, rank }) => [region, rank])).toEqual([
    ['ARV-C', 1],
    ['ARV-P', 2],
    ['ARV-H', 3],
    ['ARV-L', 3],
    ['ARV-U', 5],
  ]);
  expect(placeOf(rates, home)).toMatchObject({ tied: true });
  expect(standingOf(rates, home)).toBe('above');
  expect(placeOf(rates, home)?.gapToBenchmark?.toString()).toBe('-0.25');
});

test('a region that was not reported is listed apart, one that has not joined is not listed', async () => {
  const july = await ranking('unemployment-rate', 'level', '2024-07');
  expect(july.missing.map(({ region, figure }) => [region, figure?.missing])).toEqual([
    ['ARV-C', 'not_reported'],
  ]);
  const before = await ranking('unemployment-rate', 'level', '2023-12');
  expect(before.rows.map(({ region }) => region)).not.toContain('ARV-U');
  expect(before.rows).toHaveLength(4);
  const january = await ranking('unemployment-rate', 'level', '2024-01');
  expect(january.rows).toHaveLength(5);
});

test('yearly income is ranked by both measures, and its revision is kept', async () => {
  const level = await ranking('household-income', 'level', '2024');
  expect(level.rows[0]).toMatchObject({ region: 'ARV-P', rank: 1 });
  const growth = await ranking('household-income', 'growth', '2024');
  expect(growth.rows[0]).toMatchObject({ region: 'ARV-L', rank: 1 });
  expect(placeOf(growth, home)?.gapToBenchmark?.toString()).toBe('0');
  const versions = await readVersions(now, { indicator: 'household-income', groupKey });
  expect(versions.map(({ region, value }) => [region, value?.toString()])).toEqual([
    [home, '19060'],
    [home, '18948'],
  ]);
});

test('the month’s headline counts its own set', async () => {
  const input = await readHeadlineInput(now, { groupKey, period: '2024-12' as Period });
  const facts = input ? headline(input).facts : [];
  expect(facts.find(({ kind }) => kind === 'at_or_above')).toMatchObject({ count: 2, comparable: 2, of: 2 });
  expect(facts.find(({ kind }) => kind === 'top_three')).toMatchObject({ count: 2, ranked: 2, of: 2 });
  expect(facts.find(({ kind }) => kind === 'growth')).toMatchObject({
    indicator: 'household-income',
    period: '2024',
  });
});
