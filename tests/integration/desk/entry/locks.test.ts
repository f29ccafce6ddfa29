import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import type { Period } from '@/lib/domain/period';
import { saveCells } from '@/lib/services/desk/save-cells';
import { submitSheets } from '@/lib/services/desk/submit-sheet';
import { startRevision } from '@/lib/services/releases/start-revision';
import { actorOf, giveToDepartment } from '@/tests/support/desk-entry';
import { makeCountry, putOnDesk, wang } from '@/tests/support/desk-review';
import { publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const sheets = ['2024-02', '2024-03'].map((period) => ({ indicator: 'retail', period: period as Period }));
let li: Actor;

beforeAll(async () => {
  await makeCountry(db);
  li = actorOf('li', ['staff'], { departments: [await giveToDepartment(db, '统计局', ['retail'])] });
  for (const { period } of sheets)
    await publish(db, `${period}-28T01:00:00.000Z`, [
      { indicator: 'retail', region: 'A', period, value: '1' },
    ]);
});
beforeEach(async () => {
  await db.run('owner', 'TRUNCATE release_plan, release_plan_item CASCADE');
  await db.run('app', 'DELETE FROM entry');
  for (const { period } of sheets) await putOnDesk(db, { period, values: { A: '5' }, state: 'draft' });
});

const census = {
  indicators: ['retail'],
  from: '2024-02',
  to: '2024-03',
  title: '',
  reason: '普查',
  documentTitle: '',
  documentUrl: '',
  breakZh: '',
  breakEn: '',
};
const discard = (period: string) => ({ id: `retail/growth/A/${period}`, discard: true, expected: 1 });

/** Whoever writes to a sheet waits for who has its row of the calendar. */
test.each([
  ['giving in', () => submitSheets(li, { sheets: [...sheets].reverse(), reason: '核实' })],
  ['discarding', () => saveCells(li, [discard('2024-03'), discard('2024-02')])],
  ['a revision that gives its reason', () => startRevision(wang, census)],
])('%s waits at the calendar, and holds no entry meanwhile', async (_, act) => {
  await db.session('app', async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT FROM calendar WHERE period = '2024-02' FOR NO KEY UPDATE`);
    const done = act();
    let settled = false;
    void done.finally(() => {
      settled = true;
    });
    await expect
      .poll(
        () =>
          db.run(
            'owner',
            `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()`,
          ),
        { timeout: 20_000 },
      )
      .toHaveLength(1);
    expect(settled).toBe(false);
    // the later sheet is not held before the earlier one
    await client.query(`SELECT FROM calendar WHERE period = '2024-03' FOR NO KEY UPDATE NOWAIT`);
    await client.query('SELECT FROM entry FOR UPDATE NOWAIT');
    await client.query('COMMIT');
    expect(await done).toMatchObject({ ok: true });
  });
});

test('those who give in sheets in opposite orders take turns', async () => {
  for (let n = 0; n < 5; n += 1) {
    const outcomes = await Promise.all(
      [sheets, [...sheets].reverse(), sheets, [...sheets].reverse()].map((each) =>
        submitSheets(li, { sheets: each, reason: '核实' }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await db.run('app', 'DELETE FROM entry');
    for (const { period } of sheets) await putOnDesk(db, { period, values: { A: '5' }, state: 'draft' });
  }
});
