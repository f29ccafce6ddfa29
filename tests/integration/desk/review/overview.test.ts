import { beforeAll, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/period';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readInstallation } from '@/lib/queries/read-installation';
import { readPlaceMoves } from '@/lib/queries/review/read-place-moves';
import { readOpenPlans, readPlan } from '@/lib/queries/review/read-plans';
import { readOneReleased, readReleased } from '@/lib/queries/review/read-released';
import { readSheetsInWork } from '@/lib/queries/review/read-sheets-in-work';
import { readSubmitted } from '@/lib/queries/review/read-submitted';
import { createPlan } from '@/lib/services/releases/create-plan';
import { publishPlan } from '@/lib/services/releases/publish-plan';
import { approveSheet } from '@/lib/services/review/approve-sheet';
import { actor, everybody, makeCountry, putOnDesk, wang } from '@/tests/support/desk-review';
import { publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const march = '2024-03' as Period;

beforeAll(async () => {
  await makeCountry(db);
  await publish(db, '2024-03-20T00:00:00.000Z', [
    { indicator: 'retail', region: 'A', period: '2024-02', value: '3.1' },
    { indicator: 'retail', region: 'B', period: '2024-02', value: '4.2' },
    { indicator: 'retail', region: 'C', period: '2024-02', value: '5.2' },
  ]);
  await putOnDesk(db, { period: '2024-03', values: { A: '9', B: '4' } });
  await putOnDesk(db, { period: '2024-03', values: { C: '4.04' }, enteredBy: 'wang' });
  await putOnDesk(db, { period: '2024-02', values: { A: '6' }, state: 'draft', reason: '更正' });
});

async function made(...sheets: string[]) {
  const outcome = await createPlan(wang, {
    kind: 'first',
    title: '三月',
    reason: '',
    documentTitle: '',
    documentUrl: '',
    sheets: sheets.map((period) => ({ indicator: 'retail', period: period as Period })),
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.plan;
}

test('what is on the desk, by sheet and state, with the reviewer’s own', async () => {
  const sheets = await readSheetsInWork(wang.person);
  expect(sheets).toMatchObject([
    {
      key: 'retail',
      period: '2024-03',
      submitted: 3,
      own: 1,
      draft: 0,
      revises: 0,
      submittedBy: 'li',
      plan: null,
    },
    {
      key: 'retail',
      period: '2024-02',
      submitted: 0,
      draft: 1,
      revises: 1,
      submittedAt: null,
      submittedBy: null,
    },
  ]);
});

test('places before and after, by the domain’s rules: shared ones too, of a new period against the release before', async () => {
  const [installation, indicators] = [await readInstallation(everybody), await readIndicators(everybody)];
  const retail = indicators.find(({ key }) => key === 'retail');
  if (!installation || !retail) throw new Error('no country');
  const [group] = await readPlaceMoves(wang.person, installation, retail, march);
  expect(group?.group.key).toBe('cities');
  expect(group?.moves).toEqual([
    {
      measure: 'growth',
      previous: '2024-02',
      isRevision: false,
      stated: [],
      rows: [
        { region: 'A', before: null, previous: { rank: 3, tied: false }, after: { rank: 1, tied: false } },
        // 4 and 4.04 are shown alike
        { region: 'B', before: null, previous: { rank: 2, tied: false }, after: { rank: 2, tied: true } },
        { region: 'C', before: null, previous: { rank: 1, tied: false }, after: { rank: 2, tied: true } },
      ],
    },
  ]);
});

test('what was seen is what is approved, own hand apart', async () => {
  const { seen, cells } = await readSubmitted(wang.person, 'retail', march);
  expect(cells.map(({ region, isOwn }) => [region, isOwn])).toEqual([
    ['A', false],
    ['B', false],
    ['C', true],
  ]);
  expect(await approveSheet(wang, { indicator: 'retail', period: march, seen })).toEqual({
    ok: true,
    approved: 2,
    left: 1,
  });
});

test('a plan with its sheets, and the release that it becomes', async () => {
  const zhao = actor('zhao', 'reviewer');
  const plan = await made('2024-03');
  expect(await readPlan(wang.person, plan)).toMatchObject({
    state: 'open',
    count: 1,
    createdBy: 'wang',
    sheets: [{ key: 'retail', period: '2024-03', approved: 2, submitted: 1, moved: 0 }],
  });
  expect((await readOpenPlans(wang.person)).map(({ id }) => id)).toEqual([plan]);
  expect((await readSheetsInWork(wang.person))[0]?.plan).toEqual({
    id: plan,
    title: '三月',
    scheduledAt: null,
  });
  const { seen } = await readSubmitted(zhao.person, 'retail', march);
  await approveSheet(zhao, { indicator: 'retail', period: march, seen });
  const outcome = await publishPlan(zhao, { plan, lockVersion: 1 });
  if (!outcome.ok) throw new Error(outcome.code);
  const released = await readReleased(wang.person, { limit: 5, sheets: 2 });
  expect(released).toMatchObject([
    {
      id: outcome.release,
      kind: 'first',
      title: '三月',
      by: 'zhao',
      count: 1,
      withdrawn: null,
      sheets: [{ period: '2024-03' }],
    },
    { kind: 'import', by: 'tests', count: 1, title: '' },
  ]);
  expect(await readOneReleased(wang.person, outcome.release)).toEqual(released[0]);
  expect(await readOpenPlans(wang.person)).toEqual([]);
});

test.for(['staff', 'leader', 'system', 'security', 'audit'] as const)(
  'nothing of it is answered to %s',
  async (role) => {
    const { person } = actor('someone', role);
    expect(await readSheetsInWork(person)).toEqual([]);
    expect(await readOpenPlans(person)).toEqual([]);
    expect(await readPlan(person, 1)).toBeNull();
    expect(await readReleased(person, { limit: 5, sheets: 1 })).toEqual([]);
    expect(await readOneReleased(person, 1)).toBeNull();
    expect((await readSubmitted(person, 'retail', march)).cells).toEqual([]);
  },
);
