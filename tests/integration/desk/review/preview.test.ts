import { beforeAll, describe, expect, test } from 'vitest';
import { appDb, publicDb } from '@/lib/db';
import { headline } from '@/lib/domain/headline';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { inPreview } from '@/lib/queries/preview';
import { readBreaks } from '@/lib/queries/read-breaks';
import { readCells } from '@/lib/queries/read-cells';
import { readFigures } from '@/lib/queries/read-figures';
import { readGeneration } from '@/lib/queries/read-generation';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import { readInstallation } from '@/lib/queries/read-installation';
import { readMonths } from '@/lib/queries/read-months';
import { readPublishedPeriods } from '@/lib/queries/read-published-periods';
import { readVersions } from '@/lib/queries/read-versions';
import { createPlan } from '@/lib/services/releases/create-plan';
import { publishPlan } from '@/lib/services/releases/publish-plan';
import { everybody, makeCountry, publicValues, putOnDesk, wang } from '@/tests/support/desk-review';
import { publish } from '@/tests/support/factories';
import { rowCounts } from '@/tests/support/row-counts';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

beforeAll(async () => {
  await makeCountry(db);
  await publish(db, '2024-03-20T00:00:00.000Z', [
    { indicator: 'retail', region: 'A', period: '2024-02', value: '3.1' },
    { indicator: 'retail', region: 'B', period: '2024-02', value: '4.2' },
    { indicator: 'retail', region: 'P', period: '2024-02', value: '3.5' },
  ]);
});

async function planOf(kind: 'first' | 'revision', ...periods: string[]) {
  const outcome = await createPlan(wang, {
    kind,
    title: '',
    reason: kind === 'revision' ? '普查' : '',
    documentTitle: '公报',
    documentUrl: '',
    sheets: periods.map((period) => ({
      indicator: 'retail',
      period: period as Period,
    })),
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return { plan: outcome.plan, lockVersion: 1 };
}

/** What readers answer, for each audience; instants of the release itself are as yet unknown in a preview. */
async function whatPagesRead(): Promise<string> {
  const answers = [];
  for (const audience of ['public', 'leader', 'staff'] as const) {
    const scope: Scope = { ...everybody, audience };
    const groupKey = 'cities';
    const months = await readMonths(scope, groupKey);
    const input = await readHeadlineInput(scope, { groupKey, period: months.at(-1) as Period });
    answers.push(
      await readInstallation(scope),
      months,
      input && headline(input),
      await readPublishedPeriods(scope, 'retail', groupKey),
      await readFigures(scope, { limit: 100 }),
      await readVersions(scope, { indicator: 'retail', groupKey }),
      await readBreaks(scope, 'retail'),
      await readCells(scope, {
        groupKey,
        requests: (['2024-02', '2024-03'] as Period[]).map((period) => ({
          indicator: 'retail',
          measure: 'growth',
          period,
        })),
      }),
    );
  }
  const year = new Date().getUTCFullYear();
  return JSON.stringify(answers, null, 1).replaceAll(
    new RegExp(`${year}-\\d\\d-\\d\\dT[\\d:.]+Z`, 'g'),
    'now',
  );
}

describe('a preview of a plan', () => {
  test('shows exactly what publication shows, to each audience, and nothing of it stays behind', async () => {
    await putOnDesk(db, {
      period: '2024-03',
      values: { A: '6.25', B: '4.1', C: '5', P: '5.1' },
      state: 'approved',
      title: '新来源',
    });
    await putOnDesk(db, { period: '2024-02', values: { A: '9.9' }, state: 'approved', reason: '复核' });
    const plan = await planOf('revision', '2024-02', '2024-03');
    await db.run(
      'app',
      `UPDATE release_plan_item SET break_zh = '口径调整' WHERE plan_id = $1 AND period = '2024-03'`,
      [plan.plan],
    );
    const [before, counts, generation] = [await whatPagesRead(), await rowCounts(db), await readGeneration()];

    const previewed = await inPreview({ plan: plan.plan }, whatPagesRead);
    expect(await whatPagesRead()).toBe(before);
    expect(await rowCounts(db)).toEqual(counts);
    expect(await readGeneration()).toEqual(generation);

    expect((await publishPlan(wang, plan)).ok).toBe(true);
    const after = await whatPagesRead();
    expect(previewed?.result).toBe(after);
    expect(after).not.toBe(before);
    expect(after).toContain('口径调整');
    expect(after).toContain('公报');
  });

  test('takes what is given in along, and not what is a draft', async () => {
    await putOnDesk(db, { period: '2024-04', values: { A: '1' }, state: 'approved' });
    await putOnDesk(db, { period: '2024-04', values: { B: '2' } });
    await putOnDesk(db, { period: '2024-04', values: { C: '3' }, state: 'draft' });
    const { plan } = await planOf('first', '2024-04');
    const read = () => readFigures(everybody, { period: '2024-04' as Period, limit: 9 });
    const shown = await inPreview({ plan }, read);
    expect(shown?.result.figures.map(({ region }) => region)).toEqual(['A', 'B']);
    const sheet = await inPreview({ indicator: 'retail', period: '2024-04' }, read);
    expect(sheet?.result).toEqual({ ...shown?.result, figures: expect.anything() });
    expect(sheet?.result.figures.map(({ region }) => region)).toEqual(['A', 'B']);
    const approved = await inPreview('approved', read);
    expect(approved?.result.figures.map(({ region }) => region)).toEqual(['A']);
  });

  test('of what is approved needs no plan, and shows revisions too', async () => {
    await putOnDesk(db, { period: '2024-05', values: { A: '1' }, state: 'approved' });
    await putOnDesk(db, { period: '2024-03', values: { B: '8' }, state: 'approved', reason: '更正' });
    const approved = await inPreview('approved', () =>
      Promise.all(
        ['2024-05', '2024-03'].map((period) =>
          readFigures(everybody, { period: period as Period, limit: 9 }),
        ),
      ),
    );
    const values = approved?.result.map(({ figures }) =>
      figures.map(({ region, value }) => `${region} ${value}`),
    );
    expect(values).toEqual([['A 1'], ['A 6.25', 'B 8', 'C 5', 'P 5.1']]);
    expect(await publicValues(db, '2024-05')).toEqual({});
  });

  test('does not exist of a plan that is none, was published, or was given up', async () => {
    const [published] = await db.run<{ id: number }>(
      'app',
      `SELECT id FROM release_plan WHERE state = 'published'`,
    );
    for (const plan of [999_999, published?.id ?? 0])
      expect(await inPreview({ plan }, () => Promise.resolve('seen'))).toBeNull();
    expect(
      await inPreview({ indicator: 'none', period: '2024-04' }, () => Promise.resolve('seen')),
    ).toBeNull();
  });

  test('outside it, at the same time, nobody sees anything', async () => {
    await inPreview({ indicator: 'retail', period: '2024-04' }, async () => {
      expect((await readFigures(everybody, { period: '2024-04' as Period, limit: 9 })).figures).toHaveLength(
        2,
      );
      expect(await publicValues(db, '2024-04')).toEqual({});
    });
    expect(publicDb()).not.toBe(appDb());
  });
});

describe('no preview is ever committed', () => {
  test.for([
    ['as it is', ''],
    ['with the setting taken back', `SET LOCAL weici.preview = ''`],
    ['with the check asked for early', 'SET CONSTRAINTS ALL IMMEDIATE'],
  ] as const)('%s', async ([, trick]) => {
    const counts = await rowCounts(db);
    await db.session('app', async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT preview_approved()`);
      const end = async () => {
        if (trick) await client.query(trick);
        await client.query('COMMIT');
      };
      await expect(end()).rejects.toThrow('a preview is not committed');
    });
    expect(await rowCounts(db)).toEqual(counts);
  });

  test('nor anything else written under the setting', async () => {
    await db.session('app', async (client) => {
      await client.query('BEGIN');
      await client.query(`SET LOCAL weici.preview = 'on'`);
      await client.query(`UPDATE installation_option SET counties_public = true`);
      await expect(client.query('COMMIT')).rejects.toThrow('a preview is not committed');
    });
  });
});

test('a publication waits for no preview, though both bring a new source and mark the same break', async () => {
  await putOnDesk(db, { period: '2024-06', values: { A: '1' }, state: 'approved', title: '全新来源' });
  const plan = await planOf('first', '2024-06');
  await db.run('app', `UPDATE release_plan_item SET break_zh = '断' WHERE plan_id = $1`, [plan.plan]);
  await inPreview({ plan: plan.plan }, () =>
    inPreview('approved', async () => {
      expect((await publishPlan(wang, plan)).ok).toBe(true);
      expect(await publicValues(db, '2024-06')).toEqual({ A: '1' });
    }),
  );
});

test.for([
  'entry',
  'entry_comment',
  'release_plan',
  'release_plan_item',
  'preview_mark',
  'calendar',
  'provenance',
  'withdrawn_figure',
])('the public role reads nothing of %s', async (table) => {
  await expect(db.run('public', `SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
});

test.for([
  'preview_plan(1)',
  'preview_approved()',
  `preview_sheet(1, '2024-04')`,
  'publish_plan(1)',
  `withdraw_release(1, 'x')`,
])('the public role may not call %s', async (call) => {
  await expect(db.run('public', `SELECT ${call}`)).rejects.toThrow(/permission denied/);
});
