import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPeriods } from '@/lib/queries/read-periods';
import { readVersions } from '@/lib/queries/read-versions';
import { type ImportOptions, importPackage } from '@/lib/services/import-package';
import { dataCommand } from '../../support/data-command';
import { csvText, type PackageParts, smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

const db = useTestDatabase();
const root = useTempFolder();
const scope = { audience: 'staff', asOf: null, edition: 'current' } as const;
let number = 0;

async function load(parts: PackageParts, options: Partial<ImportOptions> = {}) {
  number += 1;
  const folder = path.join(root, `package-${number}`);
  await writePackage(folder, parts);
  const result = await importPackage({ path: folder, publish: true, actor: 'operator', ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problems.first));
  return result;
}

async function refused(parts: PackageParts, options: Partial<ImportOptions> = {}) {
  number += 1;
  const folder = path.join(root, `package-${number}`);
  await writePackage(folder, parts);
  const result = await importPackage({ path: folder, publish: true, actor: 'operator', ...options });
  if (result.ok) throw new Error('it was imported');
  return result.problems.first;
}

/** The small package with other figures; `rows` without the header. */
function withFigures(...rows: string[][]): PackageParts {
  const { tables } = smallPackage();
  return { descriptor: { title: 'Corrections' }, tables: { figures: [tables.figures[0] as string[], ...rows] } };
}

const figure = (region: string, value: string, vintage = '', cells: Partial<Record<'missing' | 'source' | 'note' | 'rank' | 'of', string>> = {}) => [
  region, 'gdp', 'growth', '2023-Q4', value, cells.missing ?? '', cells.rank ?? '', cells.of ?? '', cells.source ?? '', cells.note ?? '', vintage,
];

const versionsOf = (region: string) =>
  db.run<{ value: string | null; missing: string | null; at: string; title: string; note: string | null }>(
    'public',
    `SELECT f.value::text, f.missing::text, to_char(f.published_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS at, c.title, f.note
     FROM figure f JOIN region r ON r.id = f.region_id JOIN indicator i ON i.id = f.indicator_id JOIN source c ON c.id = f.source_id
     WHERE r.code = $1 AND i.key = 'gdp' AND f.period = '2023-Q4' ORDER BY f.published_at`,
    [region],
  );

const NOTHING = { added: 0, changed: 0, same: 0 };

beforeEach(async () => {
  await db.run(
    'owner',
    `TRUNCATE region, region_version, peer_group, peer_group_member, department, indicator, indicator_version, assessed_set, assessed_set_member,
       installation, installation_group, calendar, source, provenance, release, release_item, figure, stated_rank, entry RESTART IDENTITY CASCADE`,
  );
});

describe('an import', () => {
  test('writes everything, and says how much', async () => {
    const result = await load(smallPackage());
    expect(result.counts).toEqual({
      regions: { ...NOTHING, added: 4 },
      indicators: { ...NOTHING, added: 3 },
      'peer-groups': { ...NOTHING, added: 1 },
      'peer-group-members': { ...NOTHING, added: 2 },
      'assessed-sets': { ...NOTHING, added: 1 },
      'assessed-set-members': { ...NOTHING, added: 2 },
      figures: { ...NOTHING, added: 6 },
      'stated-ranks': { ...NOTHING, added: 1 },
    });
    expect(result).toMatchObject({ settings: 'set', releases: 3, warnings: { count: 0 } });
    expect(await versionsOf('A1')).toEqual([{ value: '5.2', missing: null, at: '2024-01-20', title: '公报', note: null }]);
  });

  test('the same package again changes nothing, does not touch the generation, and is audited', async () => {
    const parts = smallPackage();
    for (const row of parts.tables.figures.slice(3)) row[10] = '';
    await load(parts);
    const before = await rowCounts(db);
    const again = await load(parts);
    for (const counts of Object.values(again.counts)) expect(counts).toMatchObject({ added: 0, changed: 0 });
    expect(again.counts.figures.same).toBe(6);
    expect(again.releases).toBe(0);
    expect(await rowCounts(db)).toEqual({ ...before, audit_log: (before.audit_log ?? 0) + 1 });
    const audit = await db.run('app', 'SELECT actor, action, result FROM audit_log ORDER BY seq DESC LIMIT 1');
    expect(audit).toEqual([{ actor: 'operator', action: 'import', result: 'done' }]);
    expect(await db.run('app', 'SELECT * FROM audit_verify()')).toEqual([]);
  });

  test('a BOM, CRLF, blank lines and rows of empty cells below the table are accepted', async () => {
    const parts: PackageParts = smallPackage();
    for (const [name, table] of Object.entries(parts.tables)) {
      const rows = table as string[][];
      const empty = (rows[0] ?? []).map(() => '');
      parts.tables[name as 'figures'] = `\ufeff${csvText([...rows, empty], '\r\n')}\r\n`;
    }
    expect((await load(parts)).counts.figures.added).toBe(6);
  });

  test('columns that are optional may be left out, and get their defaults', async () => {
    await load({
      tables: {
        regions: [['code', 'name_en'], ['X1', 'One'], ['X2', 'Two']],
        indicators: [
          ['key', 'name_en', 'unit_en', 'direction', 'frequency', 'basis', 'ranked_measure'],
          ['births', 'Births', 'none', 'none', 'year', 'period', 'level'],
          ['gdp', 'GDP', 'dollars', 'higher', 'year', 'period', 'growth'],
        ],
        figures: [
          ['region_code', 'indicator_key', 'measure', 'period', 'value'],
          ['X1', 'births', 'level', '2020', '-.333'],
          ['X2', 'births', 'level', '2020', '1.82e-08'],
        ],
      },
    });
    const [births, gdp] = await db.run(
      'app',
      `SELECT decimals, growth_decimals, growth::text, growth_basis, family, january::text, streak_gap::text, ranked_for::text
       FROM indicator_version JOIN indicator ON id = indicator_id ORDER BY position`,
    );
    expect(births).toEqual({ decimals: 1, growth_decimals: 1, growth: 'none', growth_basis: null, family: '', january: 'separate', streak_gap: 'break', ranked_for: 'public' });
    expect(gdp).toMatchObject({ growth: 'entered' });
    const figures = await db.run('app', `SELECT value::text, stage::text, origin::text FROM figure JOIN source ON source.id = source_id ORDER BY region_id`);
    expect(figures).toEqual([
      { value: '-0.333', stage: 'final', origin: 'official' },
      { value: '0.0000000182', stage: 'final', origin: 'official' },
    ]);
  });

  test.each(['0.1', '123456789012345', '-0.00000000000000000001', '9'.repeat(30), '5.20', '0', '1e29', '+7'])('the value %s stays exact', async (value) => {
    await load(smallPackage());
    await load(withFigures(figure('A1', value)));
    const [row] = await db.run<{ same: boolean }>('app', 'SELECT value = $1::numeric AS same FROM figure ORDER BY published_at DESC LIMIT 1', [value]);
    expect(row?.same).toBe(true);
  });

  test('an apostrophe that guards a text is taken away, once', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '-5', '', { note: "'=1+1" }), figure('A2', '-6', '', { note: "''=1+1" }), figure('P', '-7', '', { note: "'quoted'" })));
    const notes = await db.run('app', 'SELECT note FROM figure WHERE note IS NOT NULL ORDER BY value DESC');
    expect(notes).toEqual([{ note: '=1+1' }, { note: "'=1+1" }, { note: "'quoted'" }]);
  });

  test('--as and --reason are recorded', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '5.4')), { actor: 'li.wei', reason: 'the census' });
    expect(await db.run('app', `SELECT actor, after->>'reason' AS reason FROM audit_log ORDER BY seq DESC LIMIT 1`)).toEqual([{ actor: 'li.wei', reason: 'the census' }]);
    expect(await db.run('app', 'SELECT entered_by, length(file_sha256) AS bytes FROM provenance ORDER BY id DESC LIMIT 1')).toEqual([{ entered_by: 'li.wei', bytes: 32 }]);
    expect(await db.run('app', `SELECT reason FROM release WHERE kind = 'revision'`)).toEqual([{ reason: 'the census' }]);
  });
});

describe('vintages', () => {
  test('an empty vintage that differs is a revision now, for the package’s title; one that is equal is the same', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.3'), figure('A2', '5.10')));
    expect(result.counts.figures).toEqual({ added: 0, changed: 1, same: 1 });
    expect((await versionsOf('A1')).map(({ value }) => value)).toEqual(['5.2', '5.3']);
    expect(await db.run('app', 'SELECT kind, reason FROM release ORDER BY published_at DESC LIMIT 1')).toEqual([{ kind: 'revision', reason: 'Corrections' }]);
    expect((await readVersions(scope, { indicator: 'gdp', groupKey: 'cities' })).map(({ region }) => region)).toEqual(['A1', 'A1']);
  });

  test('an older vintage becomes history, and the current figure stays', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.0', '2024-01-10')));
    expect(result.counts.figures).toEqual({ added: 0, changed: 1, same: 0 });
    expect((await versionsOf('A1')).map(({ value, at }) => [value, at])).toEqual([['5.0', '2024-01-10'], ['5.2', '2024-01-20']]);
    const releases = await readPeriods(scope, 'gdp', 'cities');
    expect(releases.map(({ period }) => period)).toEqual(['2023-Q4']);
  });

  test('several vintages of one figure in one package, in any order, with one that is published with the import', async () => {
    await load(smallPackage());
    const rows = [figure('C1', '4'), figure('C1', '2', '2024-02-02'), figure('C1', '3', '2024-03-03T00:00:00Z'), figure('C1', '1', '2024-01-01')];
    expect((await load(withFigures(...rows))).counts.figures).toEqual({ added: 4, changed: 0, same: 0 });
    expect((await versionsOf('C1')).map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
    expect((await load(withFigures(...rows))).counts.figures).toEqual({ added: 0, changed: 0, same: 4 });
    const kinds = await db.run('app', `SELECT kind, count(*)::int AS count FROM release WHERE id > 3 GROUP BY 1 ORDER BY 1`);
    expect(kinds).toEqual([{ kind: 'import', count: 1 }, { kind: 'revision', count: 3 }]);
  });

  test('an empty vintage equal to the last vintage of the same package adds nothing', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('C1', '3', '2024-02-02'), figure('C1', '3.0')));
    expect(result.counts.figures).toEqual({ added: 1, changed: 0, same: 1 });
  });

  test('what a row does not say makes no difference; what it says does', async () => {
    await load(smallPackage());
    expect((await load(withFigures(figure('A1', '5.2')))).counts.figures).toEqual({ added: 0, changed: 0, same: 1 });
    expect((await load(withFigures(figure('A1', '5.2', '', { source: '另一来源' })))).counts.figures.changed).toBe(1);
    expect((await load(withFigures(figure('A1', '5.2', '', { note: '注' })))).counts.figures.changed).toBe(1);
    expect((await versionsOf('A1')).map(({ title, note }) => [title, note])).toEqual([['公报', null], ['另一来源', null], ['', '注']]);
  });

  test('a missing reason takes the place of a value, and the other way round', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '', '', { missing: 'withheld' })));
    await load(withFigures(figure('A1', '0')));
    expect((await versionsOf('A1')).map(({ value, missing }) => value ?? missing)).toEqual(['5.2', 'withheld', '0']);
  });

  test('a stated place alone, then another, then the same', async () => {
    await load(smallPackage());
    expect((await load(withFigures(figure('A1', '', '', { rank: '2', of: '2' })))).counts).toMatchObject({ figures: NOTHING, 'stated-ranks': { changed: 1 } });
    expect((await load(withFigures(figure('A1', '', '', { rank: '2' })))).counts['stated-ranks']).toEqual({ ...NOTHING, same: 1 });
    expect((await load(withFigures(figure('A2', '', '', { rank: '1' })))).counts['stated-ranks']).toEqual({ ...NOTHING, added: 1 });
    expect(await db.run('app', 'SELECT rank, of FROM stated_rank ORDER BY published_at')).toEqual([{ rank: 1, of: 2 }, { rank: 2, of: 2 }, { rank: 1, of: null }]);
  });

  test('a peer that comes later is no revision', async () => {
    await load(smallPackage());
    await load(withFigures(figure('C1', '9')));
    expect(await db.run('app', `SELECT kind FROM release ORDER BY published_at DESC LIMIT 1`)).toEqual([{ kind: 'import' }]);
  });

  test('a date means its last instant in the installation’s zone, not the package’s', async () => {
    await load({ ...smallPackage(), descriptor: { weici: { home: 'A1', timeZone: 'America/New_York' } } });
    const [row] = await db.run<{ at: string }>('app', `SELECT to_char(min(published_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS at FROM figure`);
    expect(row?.at).toBe('2023-03-21 03:59:59.999');
    await load({ ...withFigures(figure('C1', '1', '2022-01-01')), descriptor: { weici: { timeZone: 'Asia/Shanghai' } } });
    const [second] = await db.run<{ at: string }>('app', `SELECT to_char(min(published_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS at FROM figure`);
    expect(second?.at).toBe('2022-01-02 04:59:59.999');
  });
});

describe('drafts', () => {
  test('without --publish rows become drafts, and nothing is public', async () => {
    const result = await load(smallPackage(), { publish: false });
    expect(result).toMatchObject({ releases: 0, counts: { figures: { added: 6, changed: 0, same: 0 } } });
    for (const table of ['figure', 'stated_rank', 'release', 'release_item', 'source']) {
      expect(await db.run('app', `SELECT * FROM ${table}`)).toEqual([]);
    }
    const drafts = await db.run('app', 'SELECT value::text, stated_rank, state::text, entered_by, source_title, base_published_at FROM entry ORDER BY value DESC NULLS LAST LIMIT 1');
    expect(drafts).toEqual([{ value: '7.4', stated_rank: null, state: 'draft', entered_by: 'operator', source_title: '', base_published_at: null }]);
    expect((await load(smallPackage(), { publish: false })).counts.figures).toEqual({ added: 0, changed: 0, same: 6 });
  });

  test('a draft of a published figure says what it revises and why; an equal one is none', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.2'), figure('A2', '5.5')), { publish: false });
    expect(result.counts.figures).toEqual({ added: 1, changed: 0, same: 1 });
    expect(await db.run('app', 'SELECT value::text, reason, base_published_at IS NOT NULL AS revises FROM entry')).toEqual([{ value: '5.5', reason: 'Corrections', revises: true }]);
    expect((await load(withFigures(figure('A2', '5.6')), { publish: false })).counts.figures).toEqual({ added: 0, changed: 1, same: 0 });
    expect(await db.run('app', 'SELECT value::text, lock_version FROM entry')).toEqual([{ value: '5.6', lock_version: 2 }]);
  });

  test('of several vintages the last becomes the draft, with a warning', async () => {
    const result = await load({ ...smallPackage(), tables: { ...smallPackage().tables, ...withFigures(figure('A1', '2', '2024-02-02'), figure('A1', '1', '2024-01-01')).tables } }, { publish: false });
    expect(result.warnings.first).toMatchObject([{ code: 'drafts_one_version', params: { rows: 1 } }]);
    expect(await db.run('app', 'SELECT value::text FROM entry')).toEqual([{ value: '2' }]);
  });

  test('publishing what was drafted clears the draft; another draft stays', async () => {
    await load(smallPackage(), { publish: false });
    await load(withFigures(figure('C1', '8')), { publish: false });
    await load(smallPackage());
    expect(await db.run('app', 'SELECT value::text FROM entry')).toEqual([{ value: '8' }]);
  });

  test('a draft in review is locked', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '6')), { publish: false });
    await db.run('owner', `UPDATE entry SET state = 'submitted', submitted_by = 'x', submitted_at = now(), lock_version = 2`);
    expect(await refused(withFigures(figure('A1', '7')), { publish: false })).toMatchObject([{ code: 'entry_locked', line: 2, params: { state: 'submitted' } }]);
    expect((await load(withFigures(figure('A1', '6')), { publish: false })).counts.figures.same).toBe(1);
  });
});

describe('the catalogue', () => {
  test('a changed attribute is a new entry from now on; the earlier one stays', async () => {
    await load(smallPackage());
    const parts = smallPackage();
    (parts.tables.indicators[1] as string[])[2] = '万元';
    expect((await load(parts)).counts.indicators).toEqual({ added: 0, changed: 1, same: 2 });
    const versions = await db.run('app', `SELECT unit_zh, effective_from < '1901-01-01' AS first, reason FROM indicator_version JOIN indicator ON id = indicator_id WHERE key = 'gdp' ORDER BY effective_from`);
    expect(versions).toEqual([{ unit_zh: '亿元', first: true, reason: '' }, { unit_zh: '万元', first: false, reason: 'Small package' }]);
  });

  test('the order of the file is the order of the catalogue', async () => {
    await load(smallPackage());
    const parts = smallPackage();
    const [header = [], gdp = [], industry = [], energy = []] = parts.tables.indicators;
    parts.tables.indicators = [header, energy, gdp, industry];
    await load(parts);
    expect(await db.run('app', 'SELECT key FROM indicator ORDER BY position')).toEqual([{ key: 'energy' }, { key: 'gdp' }, { key: 'industry' }]);
  });

  test('what a package leaves out or leaves empty stays', async () => {
    await load(smallPackage());
    await load({ tables: { regions: [['code', 'name_zh', 'name_en'], ['A1', '甲市', '']], 'peer-groups': [['key', 'name_en'], ['cities', 'Towns']] } });
    expect(await db.run('app', `SELECT name_zh, name_en, v.level::text FROM region_version v JOIN region ON id = region_id WHERE code = 'A1'`)).toEqual([{ name_zh: '甲市', name_en: 'City A', level: 'prefecture' }]);
    expect(await db.run('app', 'SELECT name_zh, name_en, benchmark_id IS NOT NULL AS kept FROM peer_group')).toEqual([{ name_zh: '全省各市', name_en: 'Towns', kept: true }]);
  });

  test('a region gets a new name from a day on, when the old one is ended', async () => {
    await load(smallPackage());
    const header = ['code', 'name_zh', 'name_en', 'level', 'parent_code', 'valid_from', 'valid_to'];
    await load({ tables: { regions: [header, ['C1', '丙县', 'County C', 'county', 'A1', '1900-01-01', '2021-06-01'], ['C1', '丙区', 'District C', 'county', 'A1', '2021-06-01', '']] } });
    const names = await db.run('app', `SELECT name_zh, valid_from::text, valid_to::text FROM region_version JOIN region ON id = region_id WHERE code = 'C1' ORDER BY 2`);
    expect(names).toEqual([{ name_zh: '丙县', valid_from: '1900-01-01', valid_to: '2021-06-01' }, { name_zh: '丙区', valid_from: '2021-06-01', valid_to: null }]);
  });

  test('a corrected membership takes the place of the recorded one from now on, and the record stays', async () => {
    await load(smallPackage());
    const members = (...rows: string[][]): PackageParts => ({ tables: { 'peer-group-members': [['group_key', 'region_code', 'valid_from', 'valid_to'], ...rows] } });
    expect((await load(members(['cities', 'A2', '', '2022-01-01']))).counts['peer-group-members']).toEqual({ added: 0, changed: 1, same: 0 });
    expect((await load(members(['cities', 'A2', '2023-01-01', '']))).counts['peer-group-members']).toEqual({ added: 1, changed: 0, same: 0 });
    const rows = await db.run('app', `SELECT m.valid_from::text, m.valid_to::text, recorded_at < '1901-01-01' AS first, retired_at IS NULL AS holds
      FROM peer_group_member m JOIN region r ON r.id = region_id WHERE code = 'A2' ORDER BY m.id`);
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
    expect(await db.run('app', 'SELECT weight::text FROM assessed_set_member WHERE retired_at IS NULL ORDER BY weight')).toEqual([{ weight: '1.5' }, { weight: '3' }]);
  });
});

describe('settings and several packages', () => {
  const other = (): PackageParts => {
    const parts = smallPackage();
    for (const rows of Object.values(parts.tables)) {
      for (const row of rows.slice(1)) for (const [at, text] of row.entries()) if (/^(P|A1|A2|C1|cities|main)$/.test(text)) row[at] = `${text.toLowerCase()}2`;
    }
    for (const row of parts.tables.regions.slice(1)) row[0] = row[0]?.toUpperCase() ?? '';
    for (const row of parts.tables.regions.slice(1)) row[4] = row[4]?.toUpperCase() ?? '';
    for (const row of parts.tables['peer-groups'].slice(1)) row[3] = row[3]?.toUpperCase() ?? '';
    for (const row of parts.tables['peer-group-members'].slice(1)) row[1] = row[1]?.toUpperCase() ?? '';
    for (const row of parts.tables.figures.slice(1)) row[0] = row[0]?.toUpperCase() ?? '';
    return { ...parts, descriptor: { title: 'Another province', weici: { home: 'A12', groups: ['cities2'], timeZone: 'Europe/Madrid' } } };
  };
  const installation = () => db.run('app', `SELECT r.code, time_zone, ARRAY(SELECT g.key FROM installation_group o JOIN peer_group g ON g.id = group_id ORDER BY position) AS groups FROM installation JOIN region r ON r.id = home_id`);

  test('two provinces live in one database; the second one’s settings wait for --settings', async () => {
    await load(smallPackage());
    const second = await load(other());
    expect(second).toMatchObject({ settings: 'kept', counts: { regions: { added: 4 }, indicators: { same: 3 }, figures: { added: 6 } } });
    expect(await installation()).toEqual([{ code: 'A1', time_zone: 'Asia/Shanghai', groups: ['cities'] }]);
    expect((await load(other(), { settings: true })).settings).toBe('set');
    expect(await installation()).toEqual([{ code: 'A12', time_zone: 'Europe/Madrid', groups: ['cities2'] }]);
    const { stdout } = await dataCommand('rank', '--indicator', 'gdp', '--period', '2023', '--group', 'cities', '--format', 'csv', '--locale', 'en');
    expect(stdout.split('\n').slice(1, 3)).toEqual(['1,A1,City A,5.2,false,,0.0,,0.2', '2,A2,City B,5.1,false,,-0.1,-0.1,0.1']);
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

describe('warnings block nothing', () => {
  test('of units, abnormal growth and stated places', async () => {
    await load(smallPackage());
    const { tables } = smallPackage();
    const level = (period: string, value: string) => ['A1', 'gdp', 'level', period, value, '', '', '', '', '', ''];
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
    writeFileSync(path.join(folder, 'figures.csv'), csvText([['region_code', 'indicator_key', 'measure', 'period', 'value'], ['Z', 'gdp', 'level', '2023', '1']]));
    expect((await dataCommand('check', folder)).code).toBe(1);
  });
});

test('two imports at once: the second waits, and finds everything there', async () => {
  const folder = path.join(root, 'twice');
  await writePackage(folder, smallPackage());
  let waited = 0;
  const options = { path: folder, publish: true, actor: 'operator', onWait: () => (waited += 1) };
  const results = await Promise.all([importPackage(options), importPackage(options)]);
  const added = results.map((result) => (result.ok ? result.counts.figures.added : -1)).sort();
  expect(added).toEqual([0, 6]);
  expect(waited).toBe(1);
});
