import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { uploadTable } from '@/lib/services/tables/upload-table';
import { logOf, makeEntry } from '@/tests/support/desk-catalogue';
import { giveToDepartment } from '@/tests/support/desk-entry';
import { commit, correct, paste, preview } from '@/tests/support/desk-tables';
import { makeGroup, makeIndicator, makeInstallation, makeRegion, publish } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let statistics: Actor;
let county: Actor;

beforeAll(async () => {
  await makeRegion(db, '230000', { level: 'province', nameZh: '黑龙江省' });
  await makeRegion(db, '230100', { nameZh: '哈尔滨市', parent: '230000' });
  await makeRegion(db, '231000', { nameZh: '牡丹江市', parent: '230000' });
  await makeGroup(db, 'province', { benchmark: '230000', members: ['230100', '231000'] });
  await makeInstallation(db, { home: '231000', groups: ['province'] });
  await makeIndicator(db, 'retail', { nameZh: '社会消费品零售总额', january: 'combined' });
  await makeIndicator(db, 'industry', { nameZh: '规模以上工业增加值', january: 'combined' });
  await makeIndicator(db, 'revenue', { nameZh: '一般公共预算收入' });
  const bureau = await giveToDepartment(db, '市统计局', ['retail', 'industry']);
  await giveToDepartment(db, '市财政局', ['revenue']);
  statistics = await makePerson(db, { userName: 'li.na', roles: ['staff'], departments: [bureau] });
  county = await makePerson(db, {
    userName: 'zhao.min',
    roles: ['staff'],
    departments: [bureau],
    regions: ['231000'],
  });
});
beforeEach(async () => {
  await db.run('owner', 'TRUNCATE entry, table_upload, table_memory CASCADE');
});

const table = `
  2023年1—11月主要指标
  地区 | 社会消费品零售总额 | 规模以上工业增加值
   | 总量（亿元） | 增速（%）
  全省 | 5634.2 | 3.3
  哈尔滨市 | 2500.5 | 1
  牡 丹 江 市 | 300 | -1.25`;

function entries() {
  return db.run<{ cell: string; value: string | null; lock_version: number; entered_by: string }>(
    'app',
    `SELECT i.key || '/' || e.measure || '/' || r.code || '/' || e.period AS cell, e.value::text, e.lock_version, e.entered_by
     FROM entry e JOIN indicator i ON i.id = e.indicator_id JOIN region r ON r.id = e.region_id ORDER BY 1`,
  );
}

describe('a table that is imported', () => {
  test('is at the desk whole, with one line in the log', async () => {
    const upload = await paste(statistics, table);
    expect((await preview(statistics, upload)).counts).toMatchObject({ new: 6, error: 0 });
    expect(await commit(statistics, upload)).toMatchObject({ ok: true, written: 6 });
    expect(await entries()).toMatchObject([
      { cell: 'industry/growth/230000/2023-11', value: '3.3', entered_by: 'li.na' },
      { cell: 'industry/growth/230100/2023-11', value: '1' },
      { cell: 'industry/growth/231000/2023-11', value: '-1.25' },
      { cell: 'retail/level/230000/2023-11', value: '5634.2' },
      { cell: 'retail/level/230100/2023-11', value: '2500.5' },
      { cell: 'retail/level/231000/2023-11', value: '300' },
    ]);
    const log = (await logOf(db, `upload:${upload}`)).filter(({ action }) => action === 'entry.import');
    expect(log).toMatchObject([
      {
        actor: 'li.na',
        result: 'done',
        before: {},
        after: { cells: { 'retail/level/231000/2023-11': '300' } },
      },
    ]);
  });

  test('leaves out a region of no group, and says which', async () => {
    await makeRegion(db, '230200', { nameZh: '齐齐哈尔市', parent: '230000' });
    const upload = await paste(statistics, `${table}\n  齐齐哈尔市 | 900 | 2`);
    const { counts, rows } = await preview(statistics, upload);
    expect(counts).toMatchObject({ new: 6, no_member: 2 });
    expect(rows.filter(({ status }) => status === 'no_member').map(({ region }) => region)).toEqual([
      '230200',
      '230200',
    ]);
    expect(await commit(statistics, upload)).toMatchObject({ code: 'has_refused_cells' });
    expect(await commit(statistics, upload, { leaveOut: 'yes' })).toMatchObject({ written: 6 });
  });

  test('twice changes nothing the second time, and says so', async () => {
    await commit(statistics, await paste(statistics, table));
    const before = await entries();
    const again = await paste(statistics, table);
    expect((await preview(statistics, again)).counts).toMatchObject({ same: 6, new: 0, changed: 0 });
    expect(await commit(statistics, again)).toEqual({ ok: false, code: 'nothing_to_do' });
    expect(await entries()).toEqual(before);
  });

  test('by two clicks at once is imported once', async () => {
    const upload = await paste(statistics, table);
    const done = await Promise.all([commit(statistics, upload), commit(statistics, upload)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entries()).every((entry) => entry.lock_version === 1)).toBe(true);
  });

  test('over a colleague’s later figure is refused whole, and nobody is overwritten', async () => {
    const upload = await paste(statistics, table);
    const { seen } = await preview(statistics, upload);
    await makeEntry(db, {
      indicator: 'retail',
      measure: 'level',
      region: '231000',
      period: '2023-11',
      value: '305',
    });
    expect(await commit(statistics, upload, { seen })).toEqual({ ok: false, code: 'conflict' });
    expect(await entries()).toMatchObject([{ value: '305' }]);
    const after = await preview(statistics, upload);
    expect(after.rows.find(({ status }) => status === 'changed')?.old).toEqual({
      value: '305',
      missing: null,
    });
    expect(await commit(statistics, upload)).toMatchObject({ ok: true, written: 6 });
  });

  test('may leave out what cannot be imported, when the person says so', async () => {
    await makeEntry(db, {
      indicator: 'retail',
      measure: 'level',
      region: '231000',
      period: '2023-11',
      state: 'approved',
    });
    const upload = await paste(statistics, `${table.replace('2500.5', '约2500')}\n合计 | 1 | 1`);
    expect((await preview(statistics, upload)).counts).toMatchObject({ new: 4, error: 1, locked: 1 });
    expect(await commit(statistics, upload)).toEqual({
      ok: false,
      code: 'has_refused_cells',
      params: { count: 2 },
    });
    expect(await entries()).toHaveLength(1);
    expect(await commit(statistics, upload, { leaveOut: 'yes' })).toMatchObject({ ok: true, written: 4 });
  });

  test('as a revision needs a reason', async () => {
    await publish(db, '2023-12-20T01:00:00.000Z', [
      { indicator: 'retail', measure: 'level', region: '230100', period: '2023-11', value: '2499' },
      { indicator: 'retail', measure: 'level', region: '231000', period: '2023-11', value: '300.0' },
    ]);
    const upload = await paste(statistics, table);
    expect((await preview(statistics, upload)).counts).toMatchObject({ new: 4, changed: 1, same: 1 });
    expect(await commit(statistics, upload)).toMatchObject({ ok: false, code: 'needs_reason' });
    expect(await commit(statistics, upload, { reason: '年报核定' })).toMatchObject({ ok: true, written: 5 });
    const [row] = await db.run(
      'app',
      `SELECT reason, stage, base_published_at IS NOT NULL AS revises FROM entry WHERE value = 2500.5`,
    );
    expect(row).toEqual({ reason: '年报核定', stage: 'revised', revises: true });
    await db.run('owner', 'TRUNCATE figure CASCADE');
  });

  test('over what was published since is refused whole, though it says the same', async () => {
    const figure = {
      indicator: 'retail',
      measure: 'level',
      region: '230100',
      period: '2023-11',
      value: '2499',
    } as const;
    await publish(db, '2023-12-24T01:00:00.000Z', [figure]);
    const upload = await paste(statistics, table);
    const { seen } = await preview(statistics, upload);
    await publish(db, '2023-12-25T01:00:00.000Z', [figure]);
    expect(await commit(statistics, upload, { seen, reason: '年报核定' })).toEqual({
      ok: false,
      code: 'conflict',
    });
    expect(await entries()).toEqual([]);
    await db.run('owner', 'TRUNCATE figure CASCADE');
  });
});

describe('who may import what', () => {
  test('another department’s figures are refused with who supplies them', async () => {
    const upload = await paste(statistics, '2023年11月\n地区 | 一般公共预算收入增速\n牡丹江市 | 5.5');
    const { rows } = await preview(statistics, upload);
    expect(rows).toMatchObject([{ status: 'not_yours', supplier: { zh: '市财政局' } }]);
    const refusal = { ok: false, code: 'supplied_elsewhere', params: { department: '市财政局' } };
    expect(await commit(statistics, upload, { leaveOut: 'yes' })).toEqual(refusal);
    expect((await logOf(db, `upload:${upload}`)).at(-1)).toMatchObject({
      action: 'entry.import',
      result: 'refused',
    });
  });

  test('county staff import their own region alone', async () => {
    const upload = await paste(county, table);
    expect((await preview(county, upload)).counts).toMatchObject({ new: 2, not_yours: 4 });
    expect(await commit(county, upload, { leaveOut: 'yes' })).toMatchObject({ ok: true, written: 2 });
  });

  test('a period that is not open yet waits', async () => {
    const upload = await paste(statistics, table.replace('2023年', '2098年'));
    expect((await preview(statistics, upload)).counts).toMatchObject({ not_open: 6, new: 0 });
  });

  test('an upload is its owner’s, and of a day', async () => {
    const upload = await paste(statistics, table);
    await expect(preview(county, upload)).rejects.toThrow('not_found');
    await db.run('owner', `UPDATE table_upload SET at = now() - interval '25 hours'`);
    await expect(preview(statistics, upload)).rejects.toThrow('not_found');
    await paste(county, table);
    expect(await db.run('owner', 'SELECT id FROM table_upload')).toHaveLength(1);
  });

  test('nobody but staff uploads, and the try is in the log', async () => {
    const reviewer = await makePerson(db, { userName: 'wang.wei', roles: ['reviewer'] });
    expect(await uploadTable(reviewer, { text: 'a\tb' })).toEqual({ ok: false, code: 'forbidden' });
    expect((await logOf(db, 'upload:new')).at(-1)).toMatchObject({ actor: 'wang.wei', result: 'refused' });
  });
});

describe('what a person corrects', () => {
  const odd = (month: string, value: string) => `
    2023年${month}月通报
    地区 | 消费 | 工业
    老城 | ${value} | 4.1
    牡丹江市 | 5 | 3.3`;

  test('is remembered by the table’s shape: the second month needs none', async () => {
    const first = await paste(statistics, odd('10', '12'));
    expect((await preview(statistics, first)).rows).toHaveLength(0);
    await correct(statistics, first, {
      lines: [
        { key: 'r:老城', region: '230100' },
        { key: 'c:消费', indicator: 'retail', measure: 'level', unit: '万元' },
        { key: 'c:工业', indicator: 'industry', measure: 'growth' },
      ],
    });
    expect(await commit(statistics, first)).toMatchObject({ ok: true, written: 4 });
    const second = await paste(statistics, odd('11', '13'));
    const { counts, rows, understood } = await preview(statistics, second);
    expect(counts).toMatchObject({ new: 4, error: 0 });
    expect(rows[0]).toMatchObject({
      region: '230100',
      indicator: 'retail',
      period: '2023-11',
      value: '0.0013',
    });
    expect(understood.memory?.usedBy).toBe('li.na');
  });

  test('is not remembered before it is imported, nor is a line left out by somebody for good', async () => {
    const first = await paste(statistics, odd('10', '12'));
    await correct(statistics, first, { lines: [{ key: 'c:消费', indicator: '-' }] });
    expect(await db.run('owner', 'SELECT FROM table_memory')).toHaveLength(0);
    await correct(statistics, first, { lines: [{ key: 'c:消费', indicator: 'retail', measure: 'growth' }] });
    expect((await preview(statistics, first)).counts).toMatchObject({ new: 1 });
  });
});
