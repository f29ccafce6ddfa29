import { beforeAll, describe, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/period';
import { localOf } from '@/lib/domain/zone';
import { cancelPlan } from '@/lib/services/releases/cancel-plan';
import { createPlan } from '@/lib/services/releases/create-plan';
import { publishDue } from '@/lib/services/releases/publish-due';
import { publishPlan } from '@/lib/services/releases/publish-plan';
import { startReleaseTimer } from '@/lib/services/releases/release-timer';
import { schedulePlan, unschedulePlan } from '@/lib/services/releases/schedule-plan';
import { reopenSheet } from '@/lib/services/review/reopen-sheet';
import {
  actsOn,
  makeCountry,
  publicValues,
  putOnDesk,
  statesOf,
  wang,
  zhao,
} from '@/tests/support/desk-review';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

beforeAll(() => makeCountry(db));

/** A plan of sheets of retail. */
async function planOf(...periods: string[]): Promise<{ plan: number; lockVersion: number }> {
  const outcome = await createPlan(wang, {
    kind: 'first',
    title: '',
    reason: '',
    documentTitle: '',
    documentUrl: '',
    sheets: periods.map((period) => ({
      indicator: 'retail',
      period: period as Period,
    })),
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return { plan: outcome.plan, lockVersion: 1 };
}

interface PlanState {
  state: string;
  failure: string | null;
  release_id: number | null;
  lock_version: number;
}

async function stateOf(plan: number): Promise<PlanState> {
  const [row] = await db.run<PlanState & Record<string, unknown>>(
    'app',
    'SELECT state::text, failure, release_id, lock_version FROM release_plan WHERE id = $1',
    [plan],
  );
  if (!row) throw new Error('no plan');
  return row;
}

/** As if the plan had been scheduled for so many seconds ago (or ahead). */
async function scheduleAgo(plan: number, seconds: number): Promise<void> {
  await db.run(
    'app',
    `UPDATE release_plan SET state = 'scheduled', scheduled_at = date_trunc('milliseconds', clock_timestamp()) - make_interval(secs => $2),
       lock_version = lock_version + 1 WHERE id = $1`,
    [plan, seconds],
  );
}

async function instantsOf(plan: number) {
  const [row] = await db.run<{ met: boolean; late: boolean }>(
    'app',
    `SELECT r.published_at = p.scheduled_at AS met, r.published_at > p.scheduled_at + interval '1 minute' AS late
     FROM release_plan p JOIN release r ON r.id = p.release_id WHERE p.id = $1`,
    [plan],
  );
  return row;
}

describe('at once', () => {
  test('a plan goes out whole: figures, sources, provenance, audit; the desk is empty', async () => {
    await putOnDesk(db, { period: '2024-02', values: { A: '5.25', B: '4.1' }, state: 'approved' });
    await putOnDesk(db, { period: '2024-03', values: { A: '6', C: '0' }, state: 'approved', title: '月报' });
    const plan = await planOf('2024-02', '2024-03');
    expect(await publicValues(db, '2024-02')).toEqual({});
    const outcome = await publishPlan(zhao, plan);
    expect(outcome).toMatchObject({ ok: true });
    expect(await publicValues(db, '2024-02')).toEqual({ A: '5.25', B: '4.1' });
    expect(await publicValues(db, '2024-03')).toEqual({ A: '6', C: '0' });
    expect(await statesOf(db, '2024-02')).toEqual({});
    const provenance = await db.run(
      'app',
      `SELECT DISTINCT p.kind, p.entered_by, p.submitted_by, p.approved_by FROM figure f JOIN provenance p ON p.id = f.provenance_id`,
    );
    expect(provenance).toEqual([
      { kind: 'entry', entered_by: 'li', submitted_by: 'li', approved_by: 'wang' },
    ]);
    for (const object of [`plan:${plan.plan}`, 'sheet:retail/2024-02', 'sheet:retail/2024-03'])
      expect((await actsOn(db, object)).at(-1)).toMatchObject({
        actor: 'zhao',
        action: 'release.publish',
        result: 'done',
      });
    expect(await publishPlan(zhao, plan)).toMatchObject({ code: 'already_done' });
  });

  test('nothing goes out where one cell is not approved, an item has no figures, or a plan was changed', async () => {
    await putOnDesk(db, { period: '2024-04', values: { A: '1', B: '2' }, state: 'approved' });
    await putOnDesk(db, { period: '2024-04', values: { C: '3' } });
    const plan = await planOf('2024-04');
    expect(await publishPlan(wang, plan)).toMatchObject({ code: 'not_approved' });
    await db.run('app', `DELETE FROM entry WHERE state = 'submitted'`);
    expect(await publishPlan(wang, { ...plan, lockVersion: 7 })).toMatchObject({ code: 'conflict' });
    expect(await publicValues(db, '2024-04')).toEqual({});
    expect((await publishPlan(wang, plan)).ok).toBe(true);
    expect(await publishPlan(wang, await planOf('2024-04'))).toMatchObject({ code: 'no_figures' });
  });

  test('of two who publish at once one does, and there is one release', async () => {
    await putOnDesk(db, { period: '2024-05', values: { A: '1' }, state: 'approved' });
    const plan = await planOf('2024-05');
    const outcomes = await Promise.all([wang, zhao, wang].map((who) => publishPlan(who, plan)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(['already_done', 'conflict']).toContain(outcome.code);
    const rows = await db.run('app', `SELECT DISTINCT release_id FROM release_item WHERE period = '2024-05'`);
    expect(rows).toHaveLength(1);
  });

  test('a sheet is in one open plan at most', async () => {
    await putOnDesk(db, { period: '2024-06', values: { A: '1' }, state: 'approved' });
    const plan = await planOf('2024-06');
    await expect(planOf('2024-06')).rejects.toThrow('in_another_plan');
    await cancelPlan(wang, plan);
    const next = await planOf('2024-06');
    expect(await publishPlan(wang, plan)).toMatchObject({ code: 'already_done' });
    expect((await publishPlan(wang, next)).ok).toBe(true);
  });

  test('an entry that comes in while a plan goes out is not lost', async () => {
    await putOnDesk(db, { period: '2024-07', values: { A: '1' }, state: 'approved' });
    const plan = await planOf('2024-07');
    await db.session('app', async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT publish_plan($1)', [plan.plan]);
      const writer = db.session('app', async (other) => {
        await other.query('BEGIN');
        // as everyone who writes to a sheet does
        await other.query(`SELECT FROM calendar WHERE period = '2024-07' FOR NO KEY UPDATE`);
        await other.query(
          `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, origin, entered_by)
           SELECT i.id, 'growth', r.id, '2024-07', 8, 'final', 'official', 'li' FROM indicator i, region r WHERE i.key = 'retail' AND r.code = 'B'`,
        );
        await other.query('COMMIT');
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.query('COMMIT');
      await writer;
    });
    expect(await publicValues(db, '2024-07')).toEqual({ A: '1' });
    expect(await statesOf(db, '2024-07')).toEqual({ B: 'draft' });
  });
});

describe('at its minute', () => {
  test('is set in the installation’s zone, not in the past, and for what is approved alone', async () => {
    await putOnDesk(db, { period: '2024-08', values: { A: '1' } });
    const plan = await planOf('2024-08');
    const at = localOf(new Date(Date.now() + 3_600_000).toISOString(), 'Asia/Shanghai');
    expect(await schedulePlan(wang, { ...plan, at })).toMatchObject({ code: 'not_approved' });
    await db.run(
      'app',
      `UPDATE entry SET state = 'approved', approved_by = 'wang', approved_at = now(), lock_version = lock_version + 1 WHERE period = '2024-08'`,
    );
    const past = localOf(new Date(Date.now() - 60_000).toISOString(), 'Asia/Shanghai');
    expect(await schedulePlan(wang, { ...plan, at: past })).toMatchObject({ code: 'in_the_past' });
    const outcome = await schedulePlan(wang, { ...plan, at });
    const instant = new Date(Math.floor((Date.now() + 3_600_000) / 60_000) * 60_000);
    expect(outcome).toMatchObject({ ok: true, at: instant.toISOString() });
    expect((await stateOf(plan.plan)).state).toBe('scheduled');
    expect(await publishDue()).toEqual({ published: [], failed: [] });
    expect(await publicValues(db, '2024-08')).toEqual({});
    await expect(db.run('app', 'SELECT publish_plan($1)', [plan.plan])).rejects.toThrow('not due');
    expect(await unschedulePlan(wang, { plan: plan.plan, lockVersion: 2 })).toMatchObject({ ok: true });
    await cancelPlan(wang, { plan: plan.plan, lockVersion: 3 });
  });

  test('bears its instant when met within seconds, and the clock’s when late', async () => {
    await putOnDesk(db, { period: '2024-09', values: { A: '1' }, state: 'approved' });
    await putOnDesk(db, { period: '2024-10', values: { A: '2' }, state: 'approved' });
    const [met, late] = [await planOf('2024-09'), await planOf('2024-10')];
    await scheduleAgo(met.plan, 2);
    await scheduleAgo(late.plan, 600);
    const { published, failed } = await publishDue();
    expect(published.map(({ plan }) => plan)).toEqual([late.plan, met.plan]);
    expect(failed).toEqual([]);
    expect(await instantsOf(met.plan)).toEqual({ met: true, late: false });
    expect(await instantsOf(late.plan)).toEqual({ met: false, late: true });
    expect((await actsOn(db, `plan:${met.plan}`)).at(-1)).toMatchObject({
      actor: 'timer',
      action: 'release.publish',
    });
  });

  test('an instant is not before a version that came out after it: the new one would lie beneath', async () => {
    await putOnDesk(db, { period: '2024-11', values: { A: '1' }, state: 'approved' });
    await publishPlan(wang, await planOf('2024-11'));
    await putOnDesk(db, { period: '2024-11', values: { B: '2' }, state: 'approved' });
    const plan = await planOf('2024-11');
    await scheduleAgo(plan.plan, 3);
    expect((await publishDue()).published).toHaveLength(1);
    expect(await instantsOf(plan.plan)).toMatchObject({ met: false });
    expect(await publicValues(db, '2024-11')).toEqual({ A: '1', B: '2' });
  });

  test('however many processes try, there is one release', async () => {
    await putOnDesk(db, { period: '2024-12', values: { A: '1' }, state: 'approved' });
    const plan = await planOf('2024-12');
    await scheduleAgo(plan.plan, 1);
    const outcomes = await Promise.all([publishDue(), publishDue(), publishDue()]);
    expect(outcomes.flatMap(({ published }) => published)).toHaveLength(1);
    expect(outcomes.flatMap(({ failed }) => failed)).toEqual([]);
    const published = (await actsOn(db, `plan:${plan.plan}`)).filter(
      ({ action }) => action === 'release.publish',
    );
    expect(published).toHaveLength(1);
  });

  test('what cannot go out is open again with the reason, in the log, and not tried again', async () => {
    await putOnDesk(db, { period: '2025-02', values: { A: '1' }, state: 'approved' });
    const plan = await planOf('2025-02');
    await scheduleAgo(plan.plan, 1);
    await reopenSheet(zhao, { indicator: 'retail', period: '2025-02' as Period, reason: '核对' });
    expect((await publishDue()).failed).toEqual([{ plan: plan.plan, code: 'not_approved' }]);
    expect(await stateOf(plan.plan)).toMatchObject({
      state: 'open',
      failure: 'not_approved',
      release_id: null,
    });
    expect((await actsOn(db, `plan:${plan.plan}`)).at(-1)).toMatchObject({
      actor: 'timer',
      result: 'failed',
      after: { code: 'not_approved' },
    });
    expect(await publishDue()).toEqual({ published: [], failed: [] });
    expect(await publicValues(db, '2025-02')).toEqual({});
  });

  test('a plan of which nothing can be known holds up no other, stays scheduled, and is told of in the end', async () => {
    await putOnDesk(db, { period: '2025-05', values: { A: '1' }, state: 'approved' });
    await putOnDesk(db, { period: '2025-06', values: { A: '1' }, state: 'approved' });
    const [stuck, fine] = [await planOf('2025-05'), await planOf('2025-06')];
    await scheduleAgo(stuck.plan, 20);
    await scheduleAgo(fine.plan, 10);
    await db.run(
      'owner',
      `CREATE FUNCTION cancelled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cancelled' USING ERRCODE = '57014'; END $$`,
    );
    await db.run(
      'owner',
      `CREATE TRIGGER cancelled BEFORE UPDATE ON release_plan FOR EACH ROW WHEN (OLD.id = ${stuck.plan}) EXECUTE FUNCTION cancelled()`,
    );
    try {
      await expect(publishDue()).rejects.toThrow('cancelled');
      expect(await stateOf(fine.plan)).toMatchObject({ state: 'published' });
      expect(await stateOf(stuck.plan)).toMatchObject({ state: 'scheduled', failure: null });
    } finally {
      await db.run('owner', 'DROP TRIGGER cancelled ON release_plan');
    }
    expect((await publishDue()).published).toMatchObject([{ plan: stuck.plan }]);
  });

  test('the timer publishes within a second of the instant and not before; what fell due before it starts goes out at once', async () => {
    await putOnDesk(db, { period: '2025-03', values: { A: '1' }, state: 'approved' });
    await putOnDesk(db, { period: '2025-04', values: { A: '1' }, state: 'approved' });
    const [due, ahead] = [await planOf('2025-03'), await planOf('2025-04')];
    await scheduleAgo(due.plan, 3_600);
    await scheduleAgo(ahead.plan, -2);
    const timer = startReleaseTimer();
    try {
      expect(startReleaseTimer()).toBe(timer);
      await expect.poll(() => publicValues(db, '2025-03'), { timeout: 1_000 }).toEqual({ A: '1' });
      expect(await publicValues(db, '2025-04')).toEqual({});
      await expect
        .poll(() => publicValues(db, '2025-04'), { timeout: 3_000, interval: 20 })
        .toEqual({ A: '1' });
      const [row] = await db.run<{ behind: number }>(
        'app',
        `SELECT extract(epoch FROM l.at - p.scheduled_at)::float8 AS behind FROM release_plan p
         JOIN audit_log l ON l.object = 'plan:' || p.id AND l.action = 'release.publish' WHERE p.id = $1`,
        [ahead.plan],
      );
      expect(row?.behind).toBeGreaterThanOrEqual(0);
      expect(row?.behind).toBeLessThan(1);
      expect(await instantsOf(ahead.plan)).toMatchObject({ met: true });
    } finally {
      timer.stop();
    }
  });
});
