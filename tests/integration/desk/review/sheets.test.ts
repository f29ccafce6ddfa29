import { beforeAll, describe, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/period';
import { seenOf } from '@/lib/queries/review/seen';
import { approveSheet } from '@/lib/services/review/approve-sheet';
import { reopenSheet } from '@/lib/services/review/reopen-sheet';
import { returnSheet } from '@/lib/services/review/return-sheet';
import { actor, actsOn, makeCountry, putOnDesk, statesOf, wang, zhao } from '@/tests/support/desk-review';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

beforeAll(() => makeCountry(db));

/** What someone who looks now sees of the sheet. */
async function seen(period: string): Promise<string> {
  const rows = await db.run<{ measure: string; region: string; lockVersion: number }>(
    'app',
    `SELECT e.measure, r.code AS region, e.lock_version AS "lockVersion" FROM entry e JOIN region r ON r.id = e.region_id
     WHERE e.period = $1 AND e.state = 'submitted'`,
    [period],
  );
  return seenOf(rows);
}

const sheet = (period: string) => ({ indicator: 'retail', period: period as Period });

describe('approval', () => {
  test('locks what was given in, and is in the log with what was approved', async () => {
    const period = '2024-03';
    await putOnDesk(db, { period, values: { A: '5.2', B: '4.1' } });
    await putOnDesk(db, { period, values: { C: '3.0' }, state: 'draft' });
    const outcome = await approveSheet(wang, { ...sheet(period), seen: await seen(period) });
    expect(outcome).toEqual({ ok: true, approved: 2, left: 0 });
    expect(await statesOf(db, period)).toEqual({ A: 'approved', B: 'approved', C: 'draft' });
    expect((await actsOn(db, `sheet:retail/${period}`)).at(-1)).toMatchObject({
      actor: 'wang',
      action: 'review.approve',
      result: 'done',
      after: { approved: 2, cells: { 'growth/A': '5.2', 'growth/B': '4.1' } },
    });
    await expect(
      db.run(
        'app',
        `UPDATE entry SET value = 9, lock_version = lock_version + 1 WHERE period = $1 AND state = 'approved'`,
        [period],
      ),
    ).rejects.toThrow(/locked/);
  });

  test('is never of one’s own hand, whether entered or given in; the rest goes through', async () => {
    const period = '2024-04';
    const both = actor('li', 'staff', 'reviewer');
    await putOnDesk(db, { period, values: { A: '1' }, enteredBy: 'li', submittedBy: 'zhou' });
    expect(await approveSheet(both, { ...sheet(period), seen: await seen(period) })).toMatchObject({
      ok: false,
      code: 'four_eyes',
    });
    expect((await actsOn(db, `sheet:retail/${period}`)).at(-1)).toMatchObject({
      actor: 'li',
      result: 'refused',
    });
    await putOnDesk(db, { period, values: { B: '1' }, enteredBy: 'zhou', submittedBy: 'li' });
    await putOnDesk(db, { period, values: { C: '1' }, enteredBy: 'zhou', submittedBy: 'zhou' });
    expect(await approveSheet(both, { ...sheet(period), seen: await seen(period) })).toEqual({
      ok: true,
      approved: 1,
      left: 2,
    });
    expect(await statesOf(db, period)).toEqual({ A: 'submitted', B: 'submitted', C: 'approved' });
  });

  test.for(['entered_by', 'submitted_by'])(
    'by whoever stands in %s is refused by the database too',
    async (column) => {
      await expect(
        db.run(
          'app',
          `UPDATE entry SET state = 'approved', approved_by = ${column}, approved_at = now(), lock_version = lock_version + 1
         WHERE period = '2024-04' AND state = 'submitted' AND entered_by <> submitted_by`,
        ),
      ).rejects.toThrow(/check constraint/);
    },
  );

  test('is only of what was seen', async () => {
    const period = '2024-05';
    await putOnDesk(db, { period, values: { A: '1' } });
    const before = await seen(period);
    await putOnDesk(db, { period, values: { B: '2' } });
    expect(await approveSheet(wang, { ...sheet(period), seen: before })).toMatchObject({ code: 'conflict' });
    const both = await seen(period);
    await db.run('app', `UPDATE entry SET value = 7, lock_version = lock_version + 1 WHERE period = $1`, [
      period,
    ]);
    expect(await approveSheet(wang, { ...sheet(period), seen: both })).toMatchObject({ code: 'conflict' });
    expect(await statesOf(db, period)).toEqual({ A: 'submitted', B: 'submitted' });
  });

  test.for(['staff', 'leader', 'system', 'security', 'audit'] as const)(
    'is not for %s: refused, and in the log',
    async (role) => {
      const period = '2024-05';
      const who = actor(`x-${role}`, role);
      const input = { ...sheet(period), seen: await seen(period), reason: 'because', cells: [] };
      for (const verb of [approveSheet, returnSheet, reopenSheet])
        expect(await verb(who, input)).toMatchObject({ ok: false, code: 'forbidden' });
      const refusals = (await actsOn(db, `sheet:retail/${period}`)).filter(
        (act) => act.actor === `x-${role}`,
      );
      expect(refusals.map(({ action, result }) => `${action} ${result}`)).toEqual([
        'review.approve refused',
        'review.return refused',
        'review.reopen refused',
      ]);
    },
  );

  test('of nothing given in says so', async () => {
    expect(await approveSheet(wang, { ...sheet('2024-11'), seen: seenOf([]) })).toMatchObject({
      code: 'nothing_to_do',
    });
  });
});

describe('a return', () => {
  test('gives chosen cells back with the reason, and the rest can be approved', async () => {
    const period = '2024-06';
    await putOnDesk(db, { period, values: { A: '1', B: '2', C: '3' } });
    const outcome = await returnSheet(wang, {
      ...sheet(period),
      seen: await seen(period),
      reason: '与月报不符',
      cells: ['growth/B'],
    });
    expect(outcome).toEqual({ ok: true, returned: 1 });
    await approveSheet(wang, { ...sheet(period), seen: await seen(period) });
    expect(await statesOf(db, period)).toEqual({ A: 'approved', B: 'returned', C: 'approved' });
    const [row] = await db.run(
      'app',
      `SELECT returned_reason FROM entry WHERE period = $1 AND state = 'returned'`,
      [period],
    );
    expect(row).toEqual({ returned_reason: '与月报不符' });
  });

  test('does not touch what is approved', async () => {
    const period = '2024-07';
    await putOnDesk(db, { period, values: { A: '1' }, state: 'approved' });
    expect(
      await returnSheet(wang, { ...sheet(period), seen: seenOf([]), reason: 'no', cells: [] }),
    ).toMatchObject({ code: 'nothing_to_do' });
  });
});

test('what is approved is opened again with a reason, and approved anew', async () => {
  const period = '2024-08';
  await putOnDesk(db, { period, values: { A: '1', B: '2' }, state: 'approved' });
  expect(await reopenSheet(zhao, { ...sheet(period), reason: '来源更正' })).toEqual({
    ok: true,
    reopened: 2,
  });
  const rows = await db.run(
    'app',
    'SELECT DISTINCT state::text, reopened_reason, approved_by FROM entry WHERE period = $1',
    [period],
  );
  expect(rows).toEqual([{ state: 'draft', reopened_reason: '来源更正', approved_by: null }]);
  expect((await actsOn(db, `sheet:retail/${period}`)).at(-1)).toMatchObject({
    actor: 'zhao',
    action: 'review.reopen',
    after: { reason: '来源更正' },
  });
  expect(await reopenSheet(zhao, { ...sheet(period), reason: 'again' })).toMatchObject({
    code: 'nothing_to_do',
  });
});
