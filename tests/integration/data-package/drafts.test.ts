import { describe, expect, test } from 'vitest';
import { figure, useImports, withFigures } from '../../support/imports';
import { smallPackage } from '../../support/package-builder';

const { db, load, refused } = useImports();

describe('the catalogue of drafts', () => {
  test('new rows are added, and rows that are known as they stand are the same', async () => {
    await load(smallPackage(), { publish: false });
    const again = await load(smallPackage(), { publish: false });
    expect(again.counts).toMatchObject({
      regions: { added: 0, changed: 0, same: 4 },
      indicators: { added: 0, changed: 0, same: 3 },
      'peer-group-members': { added: 0, changed: 0, same: 2 },
    });
    const parts = smallPackage();
    parts.tables.regions.push(['A3', '丁市', 'City D', 'prefecture', 'P', '', '']);
    expect((await load(parts, { publish: false })).counts.regions).toEqual({ added: 1, changed: 0, same: 4 });
  });

  test('changes of what is known are refused, each with its place, and nothing is written', async () => {
    await load(smallPackage());
    const catalogue = () =>
      db.run(
        'app',
        `SELECT (SELECT array_agg(v::text ORDER BY v::text) FROM region_version v) AS regions,
           (SELECT array_agg(v::text ORDER BY v::text) FROM indicator_version v) AS entries,
           (SELECT array_agg(key ORDER BY position) FROM indicator) AS positions,
           (SELECT array_agg(m::text ORDER BY m::text) FROM peer_group_member m) AS members,
           (SELECT array_agg(m::text ORDER BY m::text) FROM assessed_set_member m) AS weights,
           (SELECT number FROM generation) AS generation`,
      );
    const before = await catalogue();
    const parts = smallPackage();
    const { tables } = parts;
    const [header = [], gdp = [], industry = [], energy = []] = tables.indicators;
    (tables.regions[2] as string[])[1] = '新名市';
    tables.regions.push(['C1', '丙区', '', 'county', 'A1', '2030-01-01', '']);
    tables.indicators = [header, energy, gdp.with(3, 'lower'), industry];
    (tables['peer-groups'][1] as string[])[2] = 'Towns';
    tables['peer-group-members'].push(['cities', 'C1', '', '']);
    (tables['assessed-set-members'][1] as string[])[2] = '3';
    const found = (await refused(parts, { publish: false })).filter(({ code }) => code === 'needs_publish');
    expect(found.map(({ file, line, column }) => `${file} ${line} ${column?.name}`)).toEqual([
      'regions.csv 3 code',
      'regions.csv 6 code',
      'indicators.csv 3 key',
      'indicators.csv 2 key',
      'indicators.csv 4 key',
      'peer-groups.csv 2 key',
      'peer-group-members.csv 4 region_code',
      'assessed-set-members.csv 2 indicator_key',
    ]);
    expect(await catalogue()).toEqual(before);
  });
});

describe('drafts', () => {
  test('without --publish rows become drafts, and nothing is public', async () => {
    const result = await load(smallPackage(), { publish: false });
    expect(result).toMatchObject({ releases: 0, counts: { figures: { added: 6, changed: 0, same: 0 } } });
    for (const table of ['figure', 'stated_rank', 'release', 'release_item', 'source']) {
      expect(await db.run('app', `SELECT * FROM ${table}`)).toEqual([]);
    }
    const drafts = await db.run(
      'app',
      'SELECT value::text, stated_rank, state::text, entered_by, source_title, base_published_at FROM entry ORDER BY value DESC NULLS LAST LIMIT 1',
    );
    expect(drafts).toEqual([
      {
        value: '7.4',
        stated_rank: null,
        state: 'draft',
        entered_by: 'operator',
        source_title: '',
        base_published_at: null,
      },
    ]);
    expect((await load(smallPackage(), { publish: false })).counts.figures).toEqual({
      added: 0,
      changed: 0,
      same: 6,
    });
  });

  test('a draft of a published figure says what it revises and why; an equal one is none', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.2'), figure('A2', '5.5')), { publish: false });
    expect(result.counts.figures).toEqual({ added: 1, changed: 0, same: 1 });
    expect(
      await db.run('app', 'SELECT value::text, reason, base_published_at IS NOT NULL AS revises FROM entry'),
    ).toEqual([{ value: '5.5', reason: 'Corrections', revises: true }]);
    expect((await load(withFigures(figure('A2', '5.6')), { publish: false })).counts.figures).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(await db.run('app', 'SELECT value::text, lock_version FROM entry')).toEqual([
      { value: '5.6', lock_version: 2 },
    ]);
  });

  test('of several vintages the last becomes the draft, with a warning', async () => {
    const result = await load(
      {
        ...smallPackage(),
        tables: {
          ...smallPackage().tables,
          ...withFigures(figure('A1', '2', '2024-02-02'), figure('A1', '1', '2024-01-01')).tables,
        },
      },
      { publish: false },
    );
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
    await db.run(
      'owner',
      `UPDATE entry SET state = 'submitted', submitted_by = 'x', submitted_at = now(), lock_version = 2`,
    );
    expect(await refused(withFigures(figure('A1', '7')), { publish: false })).toMatchObject([
      { code: 'entry_locked', line: 2, params: { state: 'submitted' } },
    ]);
    expect((await load(withFigures(figure('A1', '6')), { publish: false })).counts.figures.same).toBe(1);
  });
});
