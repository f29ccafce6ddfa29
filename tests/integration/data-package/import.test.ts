import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importPackage } from '@/lib/services/import-package';
import { figure, NOTHING, useImports, withFigures } from '../../support/imports';
import { csvText, type PackageParts, smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';

const { db, load, root, versionsOf } = useImports();

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
    expect(await versionsOf('A1')).toEqual([
      { value: '5.2', missing: null, at: '2024-01-20', title: '公报', note: null },
    ]);
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
    const audit = await db.run(
      'app',
      'SELECT actor, action, result FROM audit_log ORDER BY seq DESC LIMIT 1',
    );
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
        regions: [
          ['code', 'name_en'],
          ['X1', 'One'],
          ['X2', 'Two'],
        ],
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
    expect(births).toEqual({
      decimals: 1,
      growth_decimals: 1,
      growth: 'none',
      growth_basis: null,
      family: '',
      january: 'separate',
      streak_gap: 'break',
      ranked_for: 'public',
    });
    expect(gdp).toMatchObject({ growth: 'entered' });
    const figures = await db.run(
      'app',
      `SELECT value::text, stage::text, origin::text FROM figure JOIN source ON source.id = source_id ORDER BY region_id`,
    );
    expect(figures).toEqual([
      { value: '-0.333', stage: 'final', origin: 'official' },
      { value: '0.0000000182', stage: 'final', origin: 'official' },
    ]);
  });

  test.each(['0.1', '123456789012345', '-0.00000000000000000001', '9'.repeat(30), '5.20', '0', '1e29', '+7'])(
    'the value %s stays exact',
    async (value) => {
      await load(smallPackage());
      await load(withFigures(figure('A1', value)));
      const [row] = await db.run<{ same: boolean }>(
        'app',
        'SELECT value = $1::numeric AS same FROM figure ORDER BY published_at DESC LIMIT 1',
        [value],
      );
      expect(row?.same).toBe(true);
    },
  );

  test('an apostrophe that guards a text is taken away, once', async () => {
    await load(smallPackage());
    await load(
      withFigures(
        figure('A1', '-5', '', { note: "'=1+1" }),
        figure('A2', '-6', '', { note: "''=1+1" }),
        figure('P', '-7', '', { note: "'quoted'" }),
      ),
    );
    const notes = await db.run('app', 'SELECT note FROM figure WHERE note IS NOT NULL ORDER BY value DESC');
    expect(notes).toEqual([{ note: '=1+1' }, { note: "'=1+1" }, { note: "'quoted'" }]);
  });

  test('--as and --reason are recorded', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '5.4')), { actor: 'li.wei', reason: 'the census' });
    expect(
      await db.run(
        'app',
        `SELECT actor, after->>'reason' AS reason FROM audit_log ORDER BY seq DESC LIMIT 1`,
      ),
    ).toEqual([{ actor: 'li.wei', reason: 'the census' }]);
    expect(
      await db.run(
        'app',
        'SELECT entered_by, length(file_sha256) AS bytes FROM provenance ORDER BY id DESC LIMIT 1',
      ),
    ).toEqual([{ entered_by: 'li.wei', bytes: 32 }]);
    expect(await db.run('app', `SELECT reason FROM release WHERE kind = 'revision'`)).toEqual([
      { reason: 'the census' },
    ]);
  });
});

test('the public role can hold up no import', async () => {
  const folder = path.join(root, 'unheld');
  await writePackage(folder, smallPackage());
  await db.session('public', async (client) => {
    await client.query(
      'SELECT pg_advisory_lock(4730219); BEGIN; LOCK TABLE installation IN ACCESS SHARE MODE',
    );
    await expect(client.query('LOCK TABLE installation IN ROW SHARE MODE')).rejects.toThrow(
      'permission denied',
    );
    await client.query('ROLLBACK; BEGIN; SELECT FROM installation');
    let waited = 0;
    const options = { path: folder, publish: true, actor: 'operator', onWait: () => (waited += 1) };
    expect(await importPackage(options)).toMatchObject({ ok: true });
    expect(waited).toBe(0);
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
