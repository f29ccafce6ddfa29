import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fact, headline } from '@/lib/domain/headline';
import { type Period, parsePeriod } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { readCells } from '@/lib/queries/read-cells';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import { readInstallation } from '@/lib/queries/read-installation';
import { readVersions } from '@/lib/queries/read-versions';
import { importPackage } from '@/lib/services/import-package';
import { useTestDatabase } from '../../support/test-database';

useTestDatabase();

const seed = fileURLToPath(new URL('../../../prisma/seed/package/', import.meta.url));
const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const group = 'hlj-prefectures';
const home = '231000';
const folder = mkdtempSync(join(tmpdir(), 'weici-story-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function period(text: string): Period {
  const read = parsePeriod(text);
  if (!read) throw new Error(text);
  return read;
}

async function factsOf(month: string, scope: Scope = now): Promise<Fact[]> {
  const input = await readHeadlineInput(scope, { groupKey: group, period: period(month) });
  if (!input) throw new Error('nothing loaded');
  return headline(input).facts;
}

function only<K extends Fact['kind']>(
  facts: Fact[],
  kind: K,
  indicator?: string,
): Extract<Fact, { kind: K }> {
  const found = facts.filter(
    (fact): fact is Extract<Fact, { kind: K }> =>
      fact.kind === kind &&
      (indicator === undefined || ('indicator' in fact && fact.indicator === indicator)),
  );
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} facts of kind ${kind} ${indicator ?? ''}`);
  return first;
}

/** A copy of the demo's package in which some figures of growth say something else, published with the import. */
function changedCopy(name: string, changes: Record<string, string>): string {
  const copy = join(folder, name);
  cpSync(seed, copy, { recursive: true });
  const path = join(copy, 'figures.csv');
  const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { columns: true });
  const done = new Set<string>();
  for (const row of rows) {
    const key = `${row.indicator_key}/${row.region_code}/${row.period}`;
    const value = changes[key];
    if (value === undefined || row.measure !== 'growth' || row.value === '') continue;
    Object.assign(row, { value, vintage: '' });
    done.add(key);
  }
  expect([...done].sort()).toEqual(Object.keys(changes).sort());
  writeFileSync(path, stringify(rows, { header: true }));
  return copy;
}

async function load(path: string): Promise<Extract<Awaited<ReturnType<typeof importPackage>>, { ok: true }>> {
  const result = await importPackage({ path, publish: true, actor: 'operator' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

let beforeChange = '';
beforeAll(async () => {
  const result = await load(seed);
  expect(result.warnings).toEqual({ first: [], count: 0 });
  beforeChange = new Date().toISOString();
}, 120_000);

describe('the demo, loaded', () => {
  test('the installation is what the package says', async () => {
    expect(await readInstallation(now)).toMatchObject({
      home: { code: home, name: { zh: '牡丹江市', en: 'Mudanjiang' } },
      groups: [{ key: group }, { key: 'mudanjiang-counties' }],
      assessedSet: 'hlj-eight-2023',
      highlights: ['loan-balance', 'new-enterprises', 'tax-revenue'],
      timeZone: 'Asia/Shanghai',
      hasDemo: true,
    });
  });

  test('seven of eight at or above the province, five in the top three', async () => {
    const facts = await factsOf('2023-12');
    expect(only(facts, 'at_or_above')).toMatchObject({ count: 7, comparable: 8, of: 8, demo: true });
    expect(only(facts, 'top_three')).toMatchObject({ count: 5, ranked: 8, of: 8, demo: true });
    expect(only(facts, 'behind')).toMatchObject({ indicator: 'retail-sales', rank: 8 });
  });

  test('GDP growth is first, as its source states', async () => {
    const gdp = only(await factsOf('2023-12'), 'place', 'gdp');
    expect(gdp).toMatchObject({ rank: 1, tied: false, of: 13, published: 13, period: '2023-Q4', demo: true });
    expect(gdp.stated).toMatchObject({ rank: 1, of: 13, source: { origin: 'reported' } });
  });

  test('industrial value added is first for eight months in a row', async () => {
    const streak = only(await factsOf('2023-12'), 'streak', 'industrial-value-added');
    expect(streak).toMatchObject({
      length: 8,
      unit: 'month',
      since: '2023-05',
      until: '2023-12',
      demo: true,
    });
  });

  test('investment shares the third place of twelve published', async () => {
    const place = only(await factsOf('2023-12'), 'place', 'fixed-asset-investment');
    expect(place).toMatchObject({ rank: 3, tied: true, of: 13, published: 12 });
  });

  test.each([
    ['loan-balance', '24.1'],
    ['new-enterprises', '24.3'],
    ['tax-revenue', '20.6'],
  ])('%s grew by %s percent, which is reported and not made up', async (key, value) => {
    const fact = only(await factsOf('2023-12'), 'growth', key);
    expect(fact.value.toString()).toBe(value);
    expect(fact.demo).toBe(false);
  });

  test('newly signed projects are first by number and by growth, from the source alone', async () => {
    const stated = (await factsOf('2023-12')).filter((fact) => fact.kind === 'stated');
    expect(stated.map(({ indicator, measure, rank, of }) => [indicator, measure, rank, of])).toEqual(
      expect.arrayContaining([
        ['signed-projects', 'level', 1, 13],
        ['signed-projects', 'growth', 1, 13],
      ]),
    );
  });

  test('November takes the first three quarters of GDP and has no streak of eight yet', async () => {
    const facts = await factsOf('2023-11');
    expect(only(facts, 'place', 'gdp').period).toBe('2023-Q3');
    expect(only(facts, 'streak', 'industrial-value-added')).toMatchObject({ length: 7 });
  });

  test('investment to May was revised, and reads as first published in that edition', async () => {
    const month = period('2023-05');
    const key = 'fixed-asset-investment';
    const versions = await readVersions(now, {
      indicator: key,
      groupKey: group,
      regions: [home],
      period: month,
    });
    expect(versions.map(({ stage, note }) => [stage, note])).toEqual([
      ['preliminary', ''],
      ['revised', '补报'],
    ]);
    const requests = [{ indicator: key, measure: 'growth' as const, period: month }];
    const of = async (scope: Scope) =>
      (await readCells(scope, { groupKey: group, requests }))[0]?.cells.find(({ region }) => region === home)
        ?.figure;
    expect((await of({ ...now, edition: 'first' }))?.value?.toString()).toBe(versions[0]?.value?.toString());
    expect((await of(now))?.value?.toString()).toBe(versions[1]?.value?.toString());
    expect((await of({ ...now, asOf: '2023-07-01T00:00:00.000Z' }))?.stage).toBe('preliminary');
  });

  test('the same package again changes nothing', async () => {
    const again = await load(seed);
    expect(again.releases).toBe(0);
    expect(again.counts.figures).toMatchObject({ added: 0, changed: 0 });
    expect(again.counts['stated-ranks']).toMatchObject({ added: 0, changed: 0 });
  });
});

describe('one figure changed in a copy', () => {
  test('a low GDP takes one off both counts', async () => {
    await load(changedCopy('low-gdp', { 'gdp/231000/2023-Q4': '0.1' }));
    const facts = await factsOf('2023-12');
    expect(only(facts, 'at_or_above')).toMatchObject({ count: 6, of: 8 });
    expect(only(facts, 'top_three')).toMatchObject({ count: 4, of: 8 });
    expect(only(facts, 'place', 'gdp')).toMatchObject({ rank: 13, stated: { rank: 1 } });
    expect(facts.filter(({ kind }) => kind === 'behind')).toHaveLength(2);
  });

  test('a low August leaves a streak of four', async () => {
    await load(changedCopy('low-industry', { 'industrial-value-added/231000/2023-08': '-9.9' }));
    const streak = only(await factsOf('2023-12'), 'streak', 'industrial-value-added');
    expect(streak).toMatchObject({ length: 4, since: '2023-09', until: '2023-12' });
  });

  test('as of the day before, the month reads as it did', async () => {
    const facts = await factsOf('2023-12', { ...now, asOf: beforeChange });
    expect(only(facts, 'at_or_above').count).toBe(7);
    expect(only(facts, 'streak', 'industrial-value-added').length).toBe(8);
  });
});
