import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import type { Period } from '@/lib/domain/period';
import { readComments } from '@/lib/queries/desk/read-comments';
import { readSheet } from '@/lib/queries/desk/read-sheet';
import type { CellSave } from '@/lib/schemas/entry';
import { commentOnCell } from '@/lib/services/desk/comment-on-cell';
import { saveCells } from '@/lib/services/desk/save-cells';
import { submitSheets } from '@/lib/services/desk/submit-sheet';
import { actorOf, giveToDepartment } from '@/tests/support/desk-entry';
import { makeGroup, makeIndicator, makeInstallation, makeRegion, publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const month = '2024-03' as Period;
const members = ['2301', '2302', '2303', '2304', '2305', '2306', '2307'];
let li: Actor;
let wang: Actor;
let county: Actor;

beforeAll(async () => {
  await makeRegion(db, '23', { level: 'province' });
  for (const code of members) await makeRegion(db, code, { parent: '23' });
  await makeGroup(db, 'prefectures', { benchmark: '23', members });
  await makeInstallation(db, { home: '2301', groups: ['prefectures'] });
  await makeIndicator(db, 'trade', { growth: 'computed' });
  await makeIndicator(db, 'other');
  const department = await giveToDepartment(db, '商务局', ['trade']);
  await giveToDepartment(db, '统计局', ['other']);
  li = actorOf('li', ['staff'], { departments: [department] });
  wang = actorOf('wang', ['staff'], { departments: [department] });
  county = actorOf('county', ['staff'], { departments: [department], regions: ['2302'] });
  await db.run(
    'app',
    `INSERT INTO indicator_check (indicator_id, measure, lowest, highest, sums_to_parent)
     SELECT id, m, -60, CASE m WHEN 'level' THEN 1000000 END, m = 'level' FROM indicator, unnest('{level,growth}'::measure[]) m WHERE key = 'trade'`,
  );
  for (const [n, period] of ['2023-03', '2023-10', '2023-11', '2023-12', '2024-01', '2024-02'].entries())
    await publish(
      db,
      `${n < 4 ? 2023 : 2024}-0${n + 1}-20T01:00:00.000Z`,
      members.flatMap((region) => [
        { indicator: 'trade', region, period, value: `5.${n}` },
        { indicator: 'trade', region, period, measure: 'level' as const, value: `${100 + n}.50` },
      ]),
    );
});
beforeEach(async () => {
  await db.run('app', 'DELETE FROM entry');
});

const idOfCell = (region: string, measure = 'growth', period = '2024-03') =>
  `trade/${measure}/${region}/${period}`;
const cell = (region: string, text: string, more: Partial<CellSave> = {}): CellSave => ({
  id: idOfCell(region),
  text,
  expected: 0,
  ...more,
});

async function save(actor: Actor, ...cells: CellSave[]) {
  const saved = await saveCells(actor, cells);
  if (!saved.ok) throw new Error(saved.code);
  return saved;
}
const results = async (actor: Actor, ...cells: CellSave[]) =>
  (await save(actor, ...cells)).outcomes.map(({ result }) => result);
const lines = (action: string) =>
  db.run<{ object: string; result: string; before: unknown; after: unknown }>(
    'app',
    'SELECT object, result, before, after FROM audit_log WHERE action = $1 ORDER BY seq',
    [action],
  );

describe('a save', () => {
  test('is acknowledged with the cell as it stands, and is in the log with what was before', async () => {
    const first = await save(li, cell('2301', '５.25％'));
    expect(first.outcomes).toEqual([{ id: idOfCell('2301'), result: 'saved', version: 1 }]);
    expect(first.cells.find(({ id }) => id === idOfCell('2301'))?.entry).toMatchObject({
      value: '5.25',
      state: 'draft',
      lockVersion: 1,
      enteredBy: 'li',
      stage: 'preliminary',
      isRevision: false,
    });
    await save(li, cell('2301', '不公开', { expected: 1 }));
    expect((await lines('entry.write')).slice(-2)).toMatchObject([
      { object: `cell:${idOfCell('2301')}`, before: null, after: { value: '5.25', missing: null } },
      { before: { value: '5.25', missing: null }, after: { value: null, missing: 'withheld' } },
    ]);
  });

  test('sent again after a lost answer does nothing twice', async () => {
    await save(li, cell('2301', '5.2'), cell('2302', '5.3'));
    const before = await lines('entry.write');
    expect(await results(li, cell('2301', '5.2'), cell('2302', '5.3'))).toEqual(['same', 'same']);
    expect(await lines('entry.write')).toEqual(before);
  });

  test('keeps what it can of many: refused, foreign, locked and unknown cells say so, each for itself', async () => {
    await save(li, cell('2303', '1'));
    await submitSheets(li, { sheets: [{ indicator: 'trade', period: '2024-03' }] });
    const saved = await save(
      li,
      cell('2301', '5.2'),
      cell('2302', '41.8亿元'),
      cell('2303', '2', { expected: 2 }),
      { id: 'other/growth/2301/2024-03', text: '1', expected: 0 },
      { id: 'trade/growth/2301/2024-13', text: '1', expected: 0 },
      { id: 'trade/growth/9999/2024-03', text: '1', expected: 0 },
      { id: 'trade/growth/2301/2999-03', text: '1', expected: 0 },
      { id: 'nonsense', text: '1', expected: 0 },
    );
    expect(
      saved.outcomes.map((each) => (each.result === 'refused' ? each.refusal.code : each.result)),
    ).toEqual([
      'saved',
      'other_unit',
      'locked',
      'forbidden',
      'not_found',
      'not_found',
      'not_open',
      'not_found',
    ]);
    expect((await lines('entry.write')).filter(({ result }) => result === 'refused')).toMatchObject([
      { object: 'cell:other/growth/2301/2024-03' },
    ]);
    expect(await db.run('app', 'SELECT FROM entry')).toHaveLength(2);
  });

  test('by county staff reaches their own region alone, and shows them no other', async () => {
    await save(li, cell('2301', '5.2'));
    expect(await results(county, cell('2301', '9.9', { expected: 1 }), cell('2302', '5.5'))).toEqual([
      'refused',
      'saved',
    ]);
    const sheet = await readSheet(county.person, 'trade', month);
    expect(sheet?.regions.map(({ code }) => code)).toEqual(['2302']);
    expect(JSON.stringify(sheet)).not.toContain('"li"');
  });

  test('by nobody else: leaders, reviewers and administrators do not write', async () => {
    for (const role of ['leader', 'reviewer', 'system', 'security', 'audit'] as const) {
      const other = actorOf('other', [role], { departments: li.person.departments as number[] });
      expect(await results(other, cell('2301', '5.2'))).toEqual(['refused']);
    }
    expect(await db.run('app', 'SELECT FROM entry')).toEqual([]);
  });

  test('of an emptied cell takes the draft away; a published one is then said to be not reported', async () => {
    await save(li, cell('2301', '5.2'));
    expect(await results(li, cell('2301', '', { expected: 1 }))).toEqual(['discarded']);
    expect(await results(li, cell('2301', ''))).toEqual(['same']);
    expect(await db.run('app', 'SELECT FROM entry')).toEqual([]);
    await save(li, { id: idOfCell('2301', 'growth', '2024-02'), text: '', expected: 0 });
    expect(await db.run('app', 'SELECT missing, stage FROM entry')).toEqual([
      { missing: 'not_reported', stage: 'revised' },
    ]);
  });

  test('discards a draft back to what is published, and not one that changed', async () => {
    const id = idOfCell('2301', 'growth', '2024-02');
    await save(li, { id, text: '6', expected: 0 });
    expect(await results(wang, { id, discard: true, expected: 0 })).toEqual(['conflict']);
    const gone = await save(wang, { id, discard: true, expected: 1 });
    expect(gone.outcomes).toEqual([{ id, result: 'discarded', version: 0 }]);
    expect(gone.cells.find((each) => each.id === id)).toMatchObject({
      entry: null,
      published: { value: '5.5' },
    });
    expect((await lines('entry.discard')).at(-1)).toMatchObject({ before: { value: '6', missing: null } });
  });
});

test('two editors: the second sees both values, and overwrites only what was seen', async () => {
  await save(li, cell('2301', '5.2'));
  const blind = await save(wang, cell('2301', '5.3'));
  expect(blind.outcomes).toEqual([{ id: idOfCell('2301'), result: 'conflict' }]);
  const theirs = blind.cells.find(({ id }) => id === idOfCell('2301'))?.entry;
  expect(theirs).toMatchObject({ value: '5.2', enteredBy: 'li', lockVersion: 1 });
  expect(await results(wang, cell('2301', '5.3', { expected: theirs?.lockVersion ?? 0 }))).toEqual(['saved']);
  expect(await results(li, cell('2301', '5.4', { expected: 1 }))).toEqual(['conflict']);
});

test('what was published since the page was read is revised by nobody unseen', async () => {
  const id = idOfCell('2301', 'growth', '2023-09');
  await publish(db, '2024-05-20T01:00:00.000Z', [
    { indicator: 'trade', region: '2301', period: '2023-09', value: '5.5' },
  ]);
  const seen = '2024-05-20T01:00:00.000Z';
  const stale = await save(li, { id, text: '6', expected: 0, seenBase: null });
  expect(stale.outcomes).toEqual([{ id, result: 'conflict' }]);
  expect(stale.cells.find((each) => each.id === id)).toMatchObject({
    entry: null,
    published: { value: '5.5', publishedAt: seen },
  });
  expect(await results(li, { id, text: '', expected: 0, seenBase: null })).toEqual(['conflict']);
  expect(await results(li, { id, text: '6', expected: 0, seenBase: seen })).toEqual(['saved']);
  await publish(db, '2024-06-20T01:00:00.000Z', [
    { indicator: 'trade', region: '2301', period: '2023-09', value: '5.6' },
  ]);
  expect(await results(li, { id, text: '7', expected: 1, seenBase: seen })).toEqual(['conflict']);
  // sent again after a lost answer it is still what was saved
  expect(await results(li, { id, text: '6', expected: 0, seenBase: seen })).toEqual(['same']);
});

describe('checks on the server', () => {
  const findings = async (region: string, measure = 'growth') => {
    const sheet = await readSheet(li.person, 'trade', month);
    return sheet?.cells.find(({ id }) => id === idOfCell(region, measure))?.findings.map(({ code }) => code);
  };

  test('compare with the cell’s history, its peers, its range, its levels and the whole', async () => {
    const saved = await save(
      li,
      ...members.map((region) => ({ id: idOfCell(region, 'level'), text: '110.00', expected: 0 })),
      { id: idOfCell('23', 'level'), text: '900', expected: 0 },
      cell('2301', '250'),
      ...members.slice(1).map((region) => cell(region, '9.5')),
    );
    expect(saved.outcomes.every(({ result }) => result === 'saved')).toBe(true);
    // 110 over 100.5 a year earlier is 9.5 %
    expect(await findings('2302')).toEqual(['outlier_history']);
    expect(await findings('2301')).toEqual([
      'outlier_history',
      'outlier_peers',
      'abnormal_growth',
      'growth_differs',
    ]);
    expect(await findings('23', 'level')).toEqual(['sum_differs']);
    await save(li, cell('2302', '-61', { expected: 1 }));
    expect(await findings('2302')).toContain('out_of_range');
  });

  test('hold a unit jump until this very value is confirmed', async () => {
    const id = idOfCell('2301', 'level');
    await save(li, { id, text: '1056000', expected: 0 });
    const submit = () => submitSheets(li, { sheets: [{ indicator: 'trade', period: '2024-03' }] });
    expect(await submit()).toMatchObject({
      code: 'needs_confirmation',
      fieldErrors: { [id]: { code: 'needs_confirmation' } },
    });
    await save(li, { id, confirmed: '1056001', explanation: '口径扩大', expected: 1 });
    expect(await submit()).toMatchObject({ code: 'needs_confirmation' });
    await save(li, { id, confirmed: '1056000', expected: 2 });
    expect(await submit()).toMatchObject({ ok: true, submitted: 1 });
  });
});

describe('a sheet', () => {
  const sheets = [{ indicator: 'trade', period: '2024-03' }];

  test('waits for explanations, then is given in whole, locked, and in the log', async () => {
    await save(li, cell('2301', '250'), cell('2302', '5.2'));
    expect(await submitSheets(li, { sheets })).toEqual({
      ok: false,
      code: 'needs_explanation',
      params: { count: 1 },
      fieldErrors: { [idOfCell('2301')]: { code: 'needs_explanation', params: { count: 1 } } },
    });
    expect(await db.run('app', "SELECT FROM entry WHERE state <> 'draft'")).toEqual([]);
    await save(li, { id: idOfCell('2301'), explanation: '上年同期基数低', expected: 1 });
    expect(await submitSheets(wang, { sheets, stage: 'flash' })).toEqual({ ok: true, submitted: 2 });
    expect(await db.run('app', 'SELECT DISTINCT state, submitted_by, stage FROM entry')).toEqual([
      { state: 'submitted', submitted_by: 'wang', stage: 'flash' },
    ]);
    expect((await lines('entry.submit')).at(-1)).toMatchObject({ object: 'sheet:trade/2024-03' });
    expect(await results(li, cell('2301', '1', { expected: 3 }))).toEqual(['locked']);
    expect(await submitSheets(li, { sheets })).toMatchObject({ code: 'nothing_to_do' });
  });

  test('of a revision needs a reason, which figures with one of their own keep', async () => {
    const revision = [{ indicator: 'trade', period: '2024-02' }];
    const id = (region: string) => idOfCell(region, 'growth', '2024-02');
    await save(
      li,
      { id: id('2301'), text: '5.6', expected: 0 },
      { id: id('2302'), text: '5.6', reason: '漏报', expected: 0 },
    );
    expect(await submitSheets(li, { sheets: revision })).toMatchObject({
      code: 'needs_reason',
      fieldErrors: { [id('2301')]: { code: 'needs_reason' } },
    });
    expect(await submitSheets(li, { sheets: revision, reason: '核实' })).toMatchObject({ submitted: 2 });
    expect(
      await db.run(
        'app',
        'SELECT reason, base_published_at IS NOT NULL AS based FROM entry ORDER BY region_id',
      ),
    ).toEqual([
      { reason: '核实', based: true },
      { reason: '漏报', based: true },
    ]);
  });

  test('is given in by county staff for their region, and by nobody of another department', async () => {
    await save(li, cell('2301', '5.2'), cell('2302', '5.3'));
    expect(await submitSheets(county, { sheets })).toMatchObject({ submitted: 1 });
    expect(await submitSheets(li, { sheets, regions: ['2307'] })).toMatchObject({ code: 'nothing_to_do' });
    const stranger = actorOf('stranger', ['staff'], { departments: [999] });
    expect(await submitSheets(stranger, { sheets })).toMatchObject({ code: 'forbidden' });
    expect(
      await submitSheets(stranger, { sheets: [{ indicator: 'nothing', period: '2024-03' }] }),
    ).toMatchObject({
      code: 'forbidden',
    });
    const reviewer = actorOf('reviewer', ['reviewer']);
    expect(await submitSheets(reviewer, { sheets })).toMatchObject({ code: 'forbidden' });
  });
});

test('a comment is for those who enter and review', async () => {
  expect(await commentOnCell(li, { id: idOfCell('2301'), body: '与统计局核对过' })).toEqual({ ok: true });
  expect(await commentOnCell(county, { id: idOfCell('2301'), body: '看不到' })).toMatchObject({
    code: 'forbidden',
  });
  expect(await commentOnCell(actorOf('x', ['leader']), { id: idOfCell('2301'), body: '?' })).toMatchObject({
    code: 'forbidden',
  });
  const nowhere = { id: 'trade/growth/2301/2024-13', body: '?' };
  expect(await commentOnCell(li, nowhere)).toMatchObject({ code: 'forbidden' });
  expect(await commentOnCell(actorOf('reviewer', ['reviewer']), nowhere)).toMatchObject({
    code: 'not_found',
  });
  const sheets = [{ indicator: 'trade', period: '2024-03' }];
  expect(await readComments(li.person, sheets)).toMatchObject([
    { cell: idOfCell('2301'), author: 'li', body: '与统计局核对过' },
  ]);
  expect(await readComments(county.person, sheets)).toEqual([]);
  expect(
    (await readSheet(li.person, 'trade', month))?.cells.find(({ id }) => id === idOfCell('2301'))?.comments,
  ).toBe(1);
});

test('a sheet that is not theirs and one that does not exist answer alike', async () => {
  const stranger = actorOf('stranger', ['staff'], { departments: [999] });
  expect(await readSheet(stranger.person, 'trade', month)).toBeNull();
  expect(await readSheet(li.person, 'nothing', month)).toBeNull();
  expect(await readSheet(li.person, 'trade', '2024-Q1' as Period)).toBeNull();
  expect(await readSheet(actorOf('l', ['leader']).person, 'trade', month)).toBeNull();
  expect(await readSheet(actorOf('r', ['reviewer']).person, 'trade', month)).not.toBeNull();
});
