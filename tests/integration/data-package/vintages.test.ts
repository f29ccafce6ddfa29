import { describe, expect, test } from 'vitest';
import { readPeriods } from '@/lib/queries/read-periods';
import { readVersions } from '@/lib/queries/read-versions';
import { figure, NOTHING, useImports, withFigures } from '../../support/imports';
import { smallPackage } from '../../support/package-builder';

const { db, load, versionsOf } = useImports();
const scope = { audience: 'staff', asOf: null, edition: 'current' } as const;

describe('vintages', () => {
  test('an empty vintage that differs is a revision now, for the package’s title; one that is equal is the same', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.3'), figure('A2', '5.10')));
    expect(result.counts.figures).toEqual({ added: 0, changed: 1, same: 1 });
    expect((await versionsOf('A1')).map(({ value }) => value)).toEqual(['5.2', '5.3']);
    expect(
      await db.run('app', 'SELECT kind, reason FROM release ORDER BY published_at DESC LIMIT 1'),
    ).toEqual([{ kind: 'revision', reason: 'Corrections' }]);
    expect(
      (await readVersions(scope, { indicator: 'gdp', groupKey: 'cities' })).map(({ region }) => region),
    ).toEqual(['A1', 'A1']);
  });

  test('an older vintage becomes history, and the current figure stays', async () => {
    await load(smallPackage());
    const result = await load(withFigures(figure('A1', '5.0', '2024-01-10')));
    expect(result.counts.figures).toEqual({ added: 0, changed: 1, same: 0 });
    expect((await versionsOf('A1')).map(({ value, at }) => [value, at])).toEqual([
      ['5.0', '2024-01-10'],
      ['5.2', '2024-01-20'],
    ]);
    const releases = await readPeriods(scope, 'gdp', 'cities');
    expect(releases.map(({ period }) => period)).toEqual(['2023-Q4']);
  });

  test('several vintages of one figure in one package, in any order, with one that is published with the import', async () => {
    await load(smallPackage());
    const rows = [
      figure('C1', '4'),
      figure('C1', '2', '2024-02-02'),
      figure('C1', '3', '2024-03-03T00:00:00Z'),
      figure('C1', '1', '2024-01-01'),
    ];
    expect((await load(withFigures(...rows))).counts.figures).toEqual({ added: 4, changed: 0, same: 0 });
    expect((await versionsOf('C1')).map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
    expect((await load(withFigures(...rows))).counts.figures).toEqual({ added: 0, changed: 0, same: 4 });
    const kinds = await db.run(
      'app',
      `SELECT kind, count(*)::int AS count FROM release WHERE id > 3 GROUP BY 1 ORDER BY 1`,
    );
    expect(kinds).toEqual([
      { kind: 'import', count: 1 },
      { kind: 'revision', count: 3 },
    ]);
  });

  test('an empty vintage equal to the last vintage of the same package adds nothing', async () => {
    await load(smallPackage());
    const result = await load(
      withFigures(
        figure('C1', '3', '2024-02-02', { source: '新来源' }),
        figure('C1', '3.0', '', { source: '新来源' }),
        figure('A2', '4', '2024-02-02'),
        figure('A2', '4', '', { source: '新来源' }),
      ),
    );
    expect(result.counts.figures).toEqual({ added: 1, changed: 2, same: 1 });
  });

  test('what a row does not say makes no difference; what it says does', async () => {
    await load(smallPackage());
    expect((await load(withFigures(figure('A1', '5.2')))).counts.figures).toEqual({
      added: 0,
      changed: 0,
      same: 1,
    });
    expect(
      (await load(withFigures(figure('A1', '5.2', '', { source: '另一来源' })))).counts.figures.changed,
    ).toBe(1);
    expect((await load(withFigures(figure('A1', '5.2', '', { note: '注' })))).counts.figures.changed).toBe(1);
    expect((await versionsOf('A1')).map(({ title, note }) => [title, note])).toEqual([
      ['公报', null],
      ['另一来源', null],
      ['', '注'],
    ]);
  });

  test('a missing reason takes the place of a value, and the other way round', async () => {
    await load(smallPackage());
    await load(withFigures(figure('A1', '', '', { missing: 'withheld' })));
    await load(withFigures(figure('A1', '0')));
    expect((await versionsOf('A1')).map(({ value, missing }) => value ?? missing)).toEqual([
      '5.2',
      'withheld',
      '0',
    ]);
  });

  test('a stated place alone, then another, then the same', async () => {
    await load(smallPackage());
    expect((await load(withFigures(figure('A1', '', '', { rank: '2', of: '2' })))).counts).toMatchObject({
      figures: NOTHING,
      'stated-ranks': { changed: 1 },
    });
    expect((await load(withFigures(figure('A1', '', '', { rank: '2' })))).counts['stated-ranks']).toEqual({
      ...NOTHING,
      same: 1,
    });
    expect((await load(withFigures(figure('A2', '', '', { rank: '1' })))).counts['stated-ranks']).toEqual({
      ...NOTHING,
      added: 1,
    });
    expect(await db.run('app', 'SELECT rank, of FROM stated_rank ORDER BY published_at')).toEqual([
      { rank: 1, of: 2 },
      { rank: 2, of: 2 },
      { rank: 1, of: null },
    ]);
  });

  test('a peer that comes later is no revision', async () => {
    await load(smallPackage());
    await load(withFigures(figure('C1', '9')));
    expect(await db.run('app', `SELECT kind FROM release ORDER BY published_at DESC LIMIT 1`)).toEqual([
      { kind: 'import' },
    ]);
  });

  test('a date means its last instant in the installation’s zone, not the package’s', async () => {
    await load({ ...smallPackage(), descriptor: { weici: { home: 'A1', timeZone: 'America/New_York' } } });
    const [row] = await db.run<{ at: string }>(
      'app',
      `SELECT to_char(min(published_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS at FROM figure`,
    );
    expect(row?.at).toBe('2023-03-21 03:59:59.999');
    await load({
      ...withFigures(figure('C1', '1', '2022-01-01')),
      descriptor: { weici: { timeZone: 'Asia/Shanghai' } },
    });
    const [second] = await db.run<{ at: string }>(
      'app',
      `SELECT to_char(min(published_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS at FROM figure`,
    );
    expect(second?.at).toBe('2022-01-02 04:59:59.999');
  });
});
