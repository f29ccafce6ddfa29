import { beforeAll, describe, expect, test } from 'vitest';
import { appDb, publicDb } from '@/lib/db';
import { makeIndicator, makeRegion } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

beforeAll(async () => {
  await makeRegion(db, '11');
  await makeIndicator(db, 'trade');
  await db.run(
    'app',
    "INSERT INTO calendar (indicator_id, period, frequency, january) SELECT id, '2023-12', frequency, january FROM indicator",
  );
  await db.run(
    'app',
    `INSERT INTO entry (indicator_id, measure, region_id, period, value, stage, origin, source_title, entered_by)
     SELECT i.id, 'growth', r.id, '2023-12', 7.7, 'final', 'official', '公报', 'lin' FROM indicator i, region r`,
  );
});

/** Changes the one draft; answers how many rows changed, or the SQLSTATE. */
async function change(assignments: string, version: number): Promise<number | string | undefined> {
  try {
    return (
      await db.run(
        'app',
        `UPDATE entry SET ${assignments}, lock_version = lock_version + 1 WHERE lock_version = ${version} RETURNING 1`,
      )
    ).length;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('a draft', () => {
  test('is denied to the public role, plainly and through Prisma', async () => {
    await expect(db.run('public', 'SELECT * FROM entry')).rejects.toMatchObject({ code: '42501' });
    await expect(publicDb().entry.findMany()).rejects.toThrow(/permission denied/);
    await expect(publicDb().$queryRaw`SELECT count(*) FROM entry`).rejects.toThrow(/permission denied/);
    expect(await appDb().entry.count()).toBe(1);
  });

  test('is changed by the first of two editors alone, and by nobody who forgets the version', async () => {
    expect(await change('value = 7.8', 1)).toBe(1);
    expect(await change('value = 7.9', 1)).toBe(0);
    await expect(db.run('app', 'UPDATE entry SET value = 1')).rejects.toMatchObject({ code: '40001' });
  });

  test('is not submitted empty, nor approved by its submitter, and is locked once approved', async () => {
    const submitted = "state = 'submitted', submitted_by = 'lin', submitted_at = now()";
    expect(await change(`value = NULL, ${submitted}`, 2)).toBe('23514');
    expect(await change(submitted, 2)).toBe(1);
    expect(await change("state = 'approved', approved_by = 'lin', approved_at = now()", 3)).toBe('23514');
    expect(await change("state = 'approved', approved_by = 'wang', approved_at = now()", 3)).toBe(1);
    expect(await change('value = 9', 4)).toBe('23514');
    expect(await change("state = 'draft', reopened_reason = '初步核实后改'", 4)).toBe(1);
  });
});

describe('the connections of the public client', () => {
  test('are read-only even where the role might write', async () => {
    await expect(publicDb().$executeRaw`CREATE TEMP TABLE t (a int)`).rejects.toThrow();
    const [row] = await publicDb().$queryRaw<
      { on: string }[]
    >`SELECT current_setting('transaction_read_only') AS on`;
    expect(row?.on).toBe('on');
  });
});
