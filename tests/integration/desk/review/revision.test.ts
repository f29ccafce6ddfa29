import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/period';
import { readBreaks } from '@/lib/queries/read-breaks';
import { readCells } from '@/lib/queries/read-cells';
import { readVersions } from '@/lib/queries/read-versions';
import { readOneReleased } from '@/lib/queries/review/read-released';
import { publishPlan } from '@/lib/services/releases/publish-plan';
import { startRevision } from '@/lib/services/releases/start-revision';
import { withdrawRelease } from '@/lib/services/releases/withdraw-release';
import {
  actor,
  actsOn,
  everybody,
  makeCountry,
  publicValues,
  putOnDesk,
  wang,
} from '@/tests/support/desk-review';
import { publish } from '@/tests/support/factories';
import { emptyDatabase } from '@/tests/support/imports';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const periods = ['2024-02', '2024-03', '2024-04'];
const groupKey = 'cities';

beforeAll(() => emptyDatabase(db));
beforeEach(async () => {
  await db.run('owner', 'TRUNCATE release_plan, release_plan_item, series_break CASCADE');
  await emptyDatabase(db);
  await makeCountry(db);
  for (const [n, period] of periods.entries())
    await publish(
      db,
      `2024-0${n + 4}-20T00:00:00.000Z`,
      ['A', 'B', 'C'].map((region, i) => ({ indicator: 'retail', region, period, value: `${i + 1}` })),
    );
  await publish(db, '2024-05-20T00:00:00.000Z', [
    { indicator: 'gdp', region: 'A', period: '2024-Q1', value: '5' },
  ]);
});

const census = {
  indicators: ['retail', 'gdp'],
  from: '2024-02',
  to: '2024-03',
  title: '',
  reason: '第五次全国经济普查',
  documentTitle: '普查公报',
  documentUrl: 'https://stats.example.cn/5',
  breakZh: '按普查口径',
  breakEn: 'Census basis',
};

async function begin(): Promise<number> {
  const outcome = await startRevision(wang, census);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.plan;
}

async function goOut(plan: number): Promise<number> {
  const [row] = await db.run<{ lock_version: number }>(
    'app',
    'SELECT lock_version FROM release_plan WHERE id = $1',
    [plan],
  );
  const outcome = await publishPlan(wang, { plan, lockVersion: row?.lock_version ?? 0 });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.release;
}

/** Members' values in code order. */
async function valuesOf(scope = everybody, period = '2024-02') {
  const [cells] = await readCells(scope, {
    groupKey,
    requests: [{ indicator: 'retail', measure: 'growth', period: period as Period }],
  });
  return cells?.cells.map(({ figure }) => figure?.value?.toString());
}

test('a census opens many periods of several indicators, with one reason, document and break', async () => {
  const plan = await begin();
  const items = await db.run(
    'app',
    `SELECT i.key, x.period, x.break_zh FROM release_plan_item x JOIN indicator i ON i.id = x.indicator_id WHERE plan_id = $1 ORDER BY 1, 2`,
    [plan],
  );
  expect(items).toEqual([
    { key: 'gdp', period: '2024-Q1', break_zh: '按普查口径' },
    { key: 'retail', period: '2024-02', break_zh: '按普查口径' },
    { key: 'retail', period: '2024-03', break_zh: '' },
  ]);
  expect((await actsOn(db, `plan:${plan}`)).at(-1)).toMatchObject({
    action: 'release.revise',
    after: { reason: '第五次全国经济普查', sheets: ['gdp/2024-Q1', 'retail/2024-02', 'retail/2024-03'] },
  });
});

test('figures changed take its reason by themselves; those not changed stay; pages name reason, document and break', async () => {
  const plan = await begin();
  await putOnDesk(db, { period: '2024-02', values: { A: '9', B: '8' }, state: 'draft' });
  await putOnDesk(db, { period: '2024-03', values: { C: '7' }, state: 'approved', reason: '笔误' });
  const reasons = await db.run<{ reason: string }>('app', 'SELECT DISTINCT reason FROM entry ORDER BY 1');
  expect(reasons.map(({ reason }) => reason).sort()).toEqual(['笔误', '第五次全国经济普查'].sort());
  await db.run(
    'app',
    `UPDATE entry SET state = 'approved', submitted_by = 'li', submitted_at = now(), approved_by = 'wang', approved_at = now(),
       lock_version = lock_version + 1 WHERE state = 'draft'`,
  );
  await goOut(plan);
  expect(await valuesOf()).toEqual(['9', '8', '3']);
  expect(await valuesOf({ ...everybody, edition: 'first' })).toEqual(['1', '2', '3']);
  expect(await valuesOf({ ...everybody, asOf: '2024-06-30T00:00:00.000Z' })).toEqual(['1', '2', '3']);
  const versions = await readVersions(everybody, { indicator: 'retail', groupKey });
  expect(
    versions.map(({ region, period, reason, document }) => [region, period, reason, document?.title ?? null]),
  ).toEqual([
    ['A', '2024-02', '', null],
    ['A', '2024-02', '第五次全国经济普查', '普查公报'],
    ['B', '2024-02', '', null],
    ['B', '2024-02', '第五次全国经济普查', '普查公报'],
    ['C', '2024-03', '', null],
    ['C', '2024-03', '第五次全国经济普查', '普查公报'],
  ]);
  const breaks = [{ period: '2024-02', note: { zh: '按普查口径', en: 'Census basis' } }];
  expect(await readBreaks(everybody, 'retail')).toEqual(breaks);
  expect(await readBreaks(everybody, 'gdp')).toEqual([{ ...breaks[0], period: '2024-Q1' }]);
  expect(await readBreaks({ ...everybody, asOf: '2024-06-30T00:00:00.000Z' }, 'retail')).toEqual([]);
  expect(await readBreaks({ ...everybody, edition: 'first' }, 'retail')).toEqual([]);
});

test('drafts that were there before the revision began take its reason too', async () => {
  await putOnDesk(db, { period: '2024-02', values: { A: '9' }, state: 'draft' });
  await begin();
  expect(await db.run('app', 'SELECT reason FROM entry')).toEqual([{ reason: '第五次全国经济普查' }]);
});

test('a revision without a changed figure does not go out, nor does one whose base was withdrawn meanwhile', async () => {
  const plan = await begin();
  await expect(goOut(plan)).rejects.toThrow('no_figures');
  await putOnDesk(db, { period: '2024-02', values: { A: '9' }, state: 'approved', reason: 'x' });
  const [row] = await db.run<{ release_id: number }>(
    'app',
    `SELECT release_id FROM release_item WHERE period = '2024-02'`,
  );
  await withdrawRelease(wang, { release: row?.release_id ?? 0, reason: '误发' });
  await expect(goOut(plan)).rejects.toThrow('base_changed');
});

test('withdrawn, a revision leaves every state at once; the earlier version and the earlier break stand again', async () => {
  const first = await begin();
  await putOnDesk(db, { period: '2024-02', values: { A: '9' }, state: 'approved', reason: 'x' });
  await goOut(first);
  const again = await startRevision(wang, {
    ...census,
    indicators: ['retail'],
    breakZh: '再次调整',
    breakEn: '',
  });
  if (!again.ok) throw new Error(again.code);
  await putOnDesk(db, { period: '2024-02', values: { A: '10' }, state: 'approved', reason: 'y' });
  const release = await goOut(again.plan);
  const between = new Date().toISOString();
  expect(await valuesOf()).toEqual(['10', '2', '3']);
  expect((await readBreaks(everybody, 'retail'))[0]?.note.zh).toBe('再次调整');

  expect(await withdrawRelease(wang, { release, reason: '数据有误' })).toEqual({
    ok: true,
    release,
    figures: 1,
  });
  expect(await valuesOf()).toEqual(['9', '2', '3']);
  expect(await valuesOf({ ...everybody, asOf: between })).toEqual(['9', '2', '3']);
  expect((await readBreaks(everybody, 'retail'))[0]?.note.zh).toBe('按普查口径');
  expect((await actsOn(db, `release:${release}`)).at(-1)).toMatchObject({
    action: 'release.withdraw',
    after: { reason: '数据有误', figures: 1 },
  });
  expect(await withdrawRelease(wang, { release, reason: 'again' })).toMatchObject({ code: 'already_done' });
  expect(await readOneReleased(wang.person, release)).toMatchObject({
    withdrawn: { reason: '数据有误' },
    count: 1,
    sheets: [{ key: 'retail', period: '2024-02' }],
  });
  expect(await publicValues(db, '2024-02')).toEqual({ A: '9', B: '2', C: '3' });
});

test('a first release does not revise, and nobody but a reviewer plans, publishes or withdraws', async () => {
  const staff = actor('li', 'staff');
  expect(await startRevision(staff, census)).toMatchObject({ code: 'forbidden' });
  expect(await withdrawRelease(staff, { release: 1, reason: 'x' })).toMatchObject({ code: 'forbidden' });
  expect(await publishPlan(staff, { plan: 1, lockVersion: 1 })).toMatchObject({ code: 'forbidden' });
  expect((await actsOn(db, 'release:1')).at(-1)).toMatchObject({ actor: 'li', result: 'refused' });
  await putOnDesk(db, { period: '2024-04', values: { A: '9' }, state: 'approved', reason: 'x' });
  const [row] = await db.run<{ id: number }>(
    'app',
    `WITH p AS (INSERT INTO release_plan (kind, created_by) VALUES ('first', 'wang') RETURNING id)
     INSERT INTO release_plan_item (plan_id, indicator_id, period) SELECT p.id, i.id, '2024-04' FROM p, indicator i WHERE i.key = 'retail' RETURNING plan_id AS id`,
  );
  await expect(goOut(row?.id ?? 0)).rejects.toThrow('revises_published');
});

test('of two who withdraw a release at once one does, and there is one line in the log', async () => {
  const [row] = await db.run<{ release_id: number }>(
    'app',
    `SELECT release_id FROM release_item WHERE period = '2024-02'`,
  );
  const release = row?.release_id ?? 0;
  const lines = async () =>
    (await actsOn(db, `release:${release}`)).filter(({ action }) => action === 'release.withdraw').length;
  const before = await lines();
  const outcomes = await db.session('app', async (client) => {
    // both find it public before either takes it off
    await client.query('BEGIN');
    await client.query(`UPDATE installation SET time_zone = time_zone`);
    const both = ['误发', '重复'].map((reason) => withdrawRelease(wang, { release, reason }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query('COMMIT');
    return Promise.all(both);
  });
  expect(outcomes.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual(['already_done', 'ok']);
  expect(await lines()).toBe(before + 1);
});
