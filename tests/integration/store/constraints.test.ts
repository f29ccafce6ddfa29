import { beforeAll, describe, expect, test } from 'vitest';
import {
  addMembers,
  makeAssessedSet,
  makeGroup,
  makeIndicator,
  makeRegion,
  publish,
} from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const unique = '23505';
const check = '23514';
const reference = '23503';
const exclusion = '23P01';
const at = '2024-01-20T01:00:00.000Z';

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of ['11', '12']) await makeRegion(db, code, { parent: '1' });
  await makeGroup(db, 'cities', { benchmark: '1', members: ['11', '12'] });
  await makeIndicator(db, 'trade');
  await makeIndicator(db, 'industry', { january: 'combined' });
  await makeIndicator(db, 'gdp', { frequency: 'quarter' });
  await makeAssessedSet(db, 'set', { indicators: ['trade'] });
  await publish(db, at, [{ indicator: 'trade', region: '11', period: '2023-12', value: '5.2' }]);
});

/** The SQLSTATE that a statement of the application ends with. */
async function refusal(text: string, values: unknown[] = []): Promise<string | undefined> {
  try {
    await db.run('app', text, values);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
}

/** Writes one figure of 2023-12 as the application would; the parts in `changes` take the place of good ones. */
function insertFigure(changes: Record<string, string> = {}): Promise<string | undefined> {
  const row = {
    indicator_id: "(SELECT id FROM indicator WHERE key = 'trade')",
    region_id: "(SELECT id FROM region WHERE code = '12')",
    measure: "'growth'",
    source_id: '(SELECT min(id) FROM source)',
    published_at: `'${at}'`,
    provenance_id: '(SELECT min(id) FROM provenance)',
    stage: "'final'",
    missing: 'NULL',
    period: "'2023-12'",
    value: '1',
    ...changes,
  };
  return refusal(`INSERT INTO figure (${Object.keys(row)}) VALUES (${Object.values(row)})`);
}

describe('a figure', () => {
  test('has one version an instant, hence one current version', async () => {
    expect(await insertFigure({ region_id: "(SELECT id FROM region WHERE code = '11')" })).toBe(unique);
  });

  test.each([
    ['a value and a reason for its absence', { missing: "'withheld'" }],
    ['neither', { value: 'NULL' }],
    ['not a number', { value: "'NaN'" }],
    ['infinity', { value: "'Infinity'" }],
    ['negative infinity', { value: "'-Infinity'" }],
    ['a note that the index cannot hold', { note: "repeat('注', 700)" }],
  ])('is refused with %s', async (_, changes) => {
    expect(await insertFigure(changes)).toBe(check);
  });

  test.each([
    ['region', { region_id: '999999' }],
    ['source', { source_id: '999999' }],
    ['provenance', { provenance_id: '999999' }],
    ['indicator', { indicator_id: '999999' }],
    ['period of a release', { period: "'2023-11'" }],
    ['instant of a release', { published_at: "'2024-01-21T01:00:00Z'" }],
  ])('is refused with an unknown %s', async (_, changes) => {
    expect(await insertFigure(changes)).toBe(reference);
  });

  test('keeps every digit', async () => {
    const value = '123456789012345678901234567890.12345678901234567890';
    await publish(db, '2024-01-22T00:00:00.000Z', [
      { indicator: 'trade', region: '12', period: '2023-12', measure: 'level', value },
    ]);
    const [row] = await db.run('public', "SELECT value::text FROM figure WHERE measure = 'level'");
    expect(row).toEqual({ value });
  });

  test.each(['UPDATE figure SET value = 1', 'DELETE FROM figure', 'TRUNCATE figure'])(
    'is never changed by the application: %s',
    async (text) => {
      expect(await refusal(text)).toBe('42501');
    },
  );
});

describe('a period', () => {
  const insertPeriod = (key: string, period: string) =>
    refusal(
      `INSERT INTO calendar (indicator_id, period, frequency, january)
       SELECT id, $2, frequency, january FROM indicator WHERE key = $1`,
      [key, period],
    );

  test.each([
    ['trade', '2023-13'],
    ['trade', '2023-1'],
    ['trade', '2023'],
    ['trade', '2023-Q1'],
    ['trade', '2023-01-01'],
    ['trade', '0000-01'],
    ['trade', ' 2023-01'],
    ['gdp', '2023-Q5'],
    ['gdp', '2023-12'],
    ['industry', '2024-01'],
  ])('%s %s is refused', async (key, period) => {
    expect(await insertPeriod(key, period)).toBe(check);
  });

  test.each([
    ['trade', '2024-01'],
    ['gdp', '2024-Q1'],
    ['industry', '2024-02'],
  ])('%s %s is taken', async (key, period) => {
    expect(await insertPeriod(key, period)).toBeUndefined();
  });

  test('cannot claim a frequency that its indicator does not have', async () => {
    const text = `INSERT INTO calendar (indicator_id, period, frequency, january)
      SELECT id, '2025', 'year', january FROM indicator WHERE key = 'trade'`;
    expect(await refusal(text)).toBe(reference);
  });

  test.each([
    ['2023', '2023-12-31'],
    ['2023-Q1', '2023-03-31'],
    ['2023-Q4', '2023-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2023-12', '2023-12-31'],
  ])('%s ends on %s', async (period, end) => {
    expect(await db.run('public', 'SELECT period_end($1)::text AS end', [period])).toEqual([{ end }]);
  });
});

describe('a region', () => {
  test('cannot be its own ancestor, since a parent is of a wider level', async () => {
    const text = `INSERT INTO region_version (region_id, level, valid_from, name_zh, parent_id, parent_level)
      SELECT c.id, c.level, '1900-01-01', 'x', p.id, p.level FROM region c, region p WHERE c.code = $1 AND p.code = $2`;
    expect(await refusal(text.replace("'1900", "'1800"), ['1', '11'])).toBe(check);
    expect(await refusal(text.replace("'1900", "'1800"), ['11', '11'])).toBe(check);
  });

  test('cannot lie about its level', async () => {
    const text = `INSERT INTO region_version (region_id, level, valid_from, valid_to, name_zh)
      SELECT id, 'country', '1800-01-01', '1900-01-01', 'x' FROM region WHERE code = '11'`;
    expect(await refusal(text)).toBe(reference);
  });

  test('has one name at a time, and at least one', async () => {
    const text = `INSERT INTO region_version (region_id, level, valid_from, valid_to, name_zh)
      SELECT id, level, $1, $2, $3 FROM region WHERE code = '11'`;
    expect(await refusal(text, ['1940-01-01', '1960-01-01', 'x'])).toBe(exclusion);
    expect(await refusal(text, ['1940-01-01', '1949-10-01', ''])).toBe(check);
    expect(await refusal(text, ['1949-01-01', '1940-01-01', 'x'])).toBeDefined();
    expect(await refusal(text, ['1940-01-01', '1949-10-01', 'x'])).toBeUndefined();
  });
});

describe('membership', () => {
  test('of a group does not overlap in both times', async () => {
    await expect(addMembers(db, 'cities', [{ region: '11', validFrom: '2020-01-01' }])).rejects.toMatchObject(
      { code: exclusion },
    );
  });

  test('may be written anew once the earlier record is retired', async () => {
    const retired = '2024-03-01T00:00:00.000Z';
    await db.run(
      'app',
      `UPDATE peer_group_member SET retired_at = $1 WHERE region_id = (SELECT id FROM region WHERE code = '12')`,
      [retired],
    );
    await addMembers(db, 'cities', [{ region: '12', validFrom: '2020-01-01', recordedAt: retired }]);
    const rows = await db.run(
      'public',
      "SELECT FROM peer_group_member m JOIN region r ON r.id = m.region_id WHERE r.code = '12'",
    );
    expect(rows).toHaveLength(2);
  });

  test.each(['0', '-1', "'NaN'", "'Infinity'"])(
    'of an assessed set is refused with the weight %s',
    async (weight) => {
      const text = `INSERT INTO assessed_set_member (set_id, indicator_id, weight, valid_from)
      SELECT t.id, i.id, ${weight}, '1949-10-01' FROM assessed_set t, indicator i WHERE i.key = 'gdp'`;
      expect(await refusal(text)).toBe(check);
    },
  );
});

describe('an indicator', () => {
  test('has no direction of its own accord', async () => {
    const text = `INSERT INTO indicator_version (indicator_id, effective_from, name_zh, unit_zh, decimals, growth_decimals, basis,
        ranked_measure, growth, streak_gap, ranked_for)
      SELECT id, now(), 'x', '元', 1, 1, 'period', 'level', 'none', 'break', 'public' FROM indicator WHERE key = 'gdp'`;
    expect(await refusal(text)).toBe('23502');
  });

  test('is not ranked by a growth that it does not have', async () => {
    await expect(
      makeIndicator(db, 'no-growth', { rankedMeasure: 'growth', growth: 'none' }),
    ).rejects.toMatchObject({ code: check, constraint: 'indicator_version_growth_ranked' });
  });
});

describe('a release', () => {
  test('is never of the future', async () => {
    const future = new Date(Date.now() + 60_000).toISOString();
    await expect(
      publish(db, future, [{ indicator: 'trade', region: '11', period: '2024-02', value: '1' }]),
    ).rejects.toMatchObject({ code: check });
  });

  test('that revises needs a reason', async () => {
    expect(await refusal("INSERT INTO release (published_at, kind) VALUES (now(), 'revision')")).toBe(check);
  });
});

describe('who entered and who approved', () => {
  const insert = (approver: string) =>
    refusal(
      `INSERT INTO provenance (kind, entered_by, entered_at, submitted_by, submitted_at, approved_by, approved_at)
       VALUES ('entry', 'lin', now(), 'lin', now(), $1, now())`,
      [approver],
    );

  test('are two people', async () => {
    expect(await insert('lin')).toBe(check);
    expect(await insert('wang')).toBeUndefined();
  });
});

describe('a stated rank', () => {
  test.each([
    [0, null],
    [14, 13],
  ])('%i of %s is refused', async (rank, of) => {
    await expect(
      publish(
        db,
        '2024-01-23T00:00:00.000Z',
        [],
        [{ indicator: 'trade', region: '11', period: '2023-12', rank, of }],
      ),
    ).rejects.toMatchObject({ code: check });
  });
});
