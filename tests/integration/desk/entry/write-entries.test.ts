import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EntryWrite, type EntryWritten, writeEntries } from '@/lib/services/desk/write-entries';
import { entryWrite, idOf } from '@/tests/support/desk-entry';
import { makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let indicatorId = 0;
const regionIds: number[] = [];

beforeAll(async () => {
  await makeIndicator(db, 'trade');
  indicatorId = await idOf(db, 'indicator', 'trade');
  for (const code of ['11', '12', '13']) {
    await makeRegion(db, code);
    regionIds.push(await idOf(db, 'region', code));
  }
});
beforeEach(async () => {
  await db.run('app', 'DELETE FROM entry');
});

async function write(by: string, rows: readonly EntryWrite[]): Promise<EntryWritten[]> {
  return db.session('app', async (client) => {
    await client.query('BEGIN');
    const written = await writeEntries(client, by, rows);
    await client.query('COMMIT');
    return written;
  });
}

const cell = (n: number, spec: Partial<EntryWrite>) =>
  entryWrite({ indicatorId, regionId: regionIds[n] ?? 0, ...spec });

async function only(by: string, row: EntryWrite): Promise<EntryWritten> {
  const [written] = await write(by, [row]);
  if (!written) throw new Error('nothing was answered');
  return written;
}

describe('a cell', () => {
  test('is made once, with every digit, and its period gets a row in the calendar', async () => {
    const first = await only('li', cell(0, { value: '1234567890123456.789', period: '2024-05' }));
    expect(first).toEqual({ result: 'inserted', lockVersion: 1, current: null });
    const [row] = await db.run('app', 'SELECT value::text, state, entered_by, base_published_at FROM entry');
    expect(row).toEqual({
      value: '1234567890123456.789',
      state: 'draft',
      entered_by: 'li',
      base_published_at: null,
    });
    expect(await db.run('app', "SELECT FROM calendar WHERE period = '2024-05'")).toHaveLength(1);
  });

  test('sent again is the same, whatever version was seen', async () => {
    await only('li', cell(0, { value: '5.2', explanation: '基数低' }));
    for (const expected of [0, 1, 7, null]) {
      const again = await only('wang', cell(0, { value: '5.20', explanation: '基数低', expected }));
      expect(again).toMatchObject({ result: 'same', lockVersion: 1, current: { enteredBy: 'li' } });
    }
  });

  test('changed since it was seen is a conflict that names the other value', async () => {
    await only('li', cell(0, { value: '5.2' }));
    const blind = await only('wang', cell(0, { value: '5.3' }));
    expect(blind).toMatchObject({
      result: 'conflict',
      lockVersion: 1,
      current: { value: '5.2', missing: null, enteredBy: 'li', state: 'draft' },
    });
    expect(await only('wang', cell(0, { value: '5.3', expected: 1 }))).toMatchObject({
      result: 'updated',
      lockVersion: 2,
    });
    expect((await only('li', cell(0, { value: '5.4', expected: 1 }))).result).toBe('conflict');
    expect((await only('li', cell(0, { value: '5.4', expected: null }))).result).toBe('updated');
  });

  test('that was seen and is gone is a conflict', async () => {
    expect(await only('li', cell(0, { value: '5.2', expected: 3 }))).toEqual({
      result: 'conflict',
      lockVersion: null,
      current: null,
    });
  });

  test.each(['submitted', 'approved'])('that is %s is locked, even for an import', async (state) => {
    await only('li', cell(0, { value: '5.2' }));
    await db.run(
      'app',
      `UPDATE entry SET state = $1::text::entry_state, submitted_by = 'li', submitted_at = now(), lock_version = 2,
        approved_by = CASE WHEN $1::text = 'approved' THEN 'zhao' END, approved_at = CASE WHEN $1::text = 'approved' THEN now() END`,
      [state],
    );
    expect(await only('li', cell(0, { value: '5.3', expected: null }))).toMatchObject({
      result: 'locked',
      lockVersion: 2,
    });
    expect((await only('li', cell(0, { value: '5.2', expected: null }))).result).toBe('same');
  });

  test('given back is a draft again once it changes', async () => {
    await only('li', cell(0, { value: '5.2' }));
    await db.run('app', "UPDATE entry SET state = 'returned', returned_reason = '请核对', lock_version = 2");
    await only('li', cell(0, { value: '5.3', expected: 2 }));
    expect(await db.run('app', 'SELECT state, returned_reason FROM entry')).toEqual([
      { state: 'draft', returned_reason: '请核对' },
    ]);
  });

  test('stays with who entered it while another touches anything but the figure', async () => {
    const author = () => db.run('app', "SELECT entered_by, entered_at > '2024-01-02' AS again FROM entry");
    await only('li', cell(0, { value: '5.2' }));
    await db.run('app', "UPDATE entry SET entered_at = '2024-01-01', lock_version = 2");
    const touched = {
      value: '5.20',
      note: '同口径',
      explanation: '基数低',
      stage: 'final',
      confirmed: '5.2',
    } as const;
    expect((await only('wang', cell(0, { ...touched, expected: 2 }))).result).toBe('updated');
    expect(await author()).toEqual([{ entered_by: 'li', again: false }]);
    await only('wang', cell(0, { value: '5.3', expected: 3 }));
    expect(await author()).toEqual([{ entered_by: 'wang', again: true }]);
    await only('zhao', cell(0, { missing: 'withheld', expected: 4 }));
    expect(await author()).toEqual([{ entered_by: 'zhao', again: true }]);
  });

  test('loses the explanation of a value that it no longer has, and keeps note, reason and confirmation', async () => {
    await only(
      'li',
      cell(0, { value: '250', explanation: '基数低', note: '同口径', reason: '核实', confirmed: '250' }),
    );
    await only('li', cell(0, { value: '250', stage: 'final', expected: 1 }));
    expect(await db.run('app', 'SELECT explanation, note FROM entry')).toEqual([
      { explanation: '基数低', note: '同口径' },
    ]);
    await only('li', cell(0, { value: '251', expected: 2 }));
    expect(await db.run('app', 'SELECT explanation, note, reason, confirmed::text FROM entry')).toEqual([
      { explanation: null, note: '同口径', reason: '核实', confirmed: '250' },
    ]);
    await only('li', cell(0, { value: '251', note: '', expected: 3 }));
    expect(await db.run('app', 'SELECT note FROM entry')).toEqual([{ note: null }]);
  });

  test('given twice at once is a mistake of the caller', async () => {
    await expect(write('li', [cell(0, {}), cell(0, { value: '1' })])).rejects.toThrow('twice');
  });

  test('of January is refused where 1—2月 is one', async () => {
    await makeIndicator(db, 'combined', { january: 'combined' });
    const id = await idOf(db, 'indicator', 'combined');
    await expect(
      write('li', [
        entryWrite({ indicatorId: id, regionId: regionIds[0] ?? 0, period: '2024-01', value: '1' }),
      ]),
    ).rejects.toMatchObject({ constraint: 'calendar_january' });
  });
});

test('a published figure is revised from its current version; the same again is no revision', async () => {
  const figure = {
    indicator: 'trade',
    region: '12',
    period: '2023-12',
    value: '7.7',
    stage: 'final',
  } as const;
  await publish(db, '2024-01-20T01:00:00.000Z', [figure]);
  const published = cell(1, { period: '2023-12', value: '7.7', stage: 'final' });
  expect(await only('li', published)).toEqual({ result: 'same', lockVersion: null, current: null });
  expect((await only('li', { ...published, value: '7.8', reason: '核实' })).result).toBe('inserted');
  const [row] = await db.run<{ base: Date }>('app', 'SELECT base_published_at AS base FROM entry');
  expect(row?.base.toISOString()).toBe('2024-01-20T01:00:00.000Z');
});

test('answers many in the order in which they were given', async () => {
  await only('li', cell(1, { value: '2' }));
  const written = await write(
    'wang',
    [2, 1, 0].map((n) => cell(n, { value: String(n + 1) })),
  );
  expect(written.map(({ result }) => result)).toEqual(['inserted', 'same', 'inserted']);
});

test('two who fill the same empty cells at once: one wins each cell, the other is told', async () => {
  const rows = (value: string) => [0, 1, 2].map((n) => cell(n, { value, period: '2024-06' }));
  const [a, b] = await Promise.all([write('li', rows('1')), write('wang', rows('2').reverse())]);
  expect([...(a ?? []), ...(b ?? [])].map(({ result }) => result).sort()).toEqual([
    ...Array(3).fill('conflict'),
    ...Array(3).fill('inserted'),
  ]);
});

test('5,000 rows are written and changed in a few statements that no row makes slower', async () => {
  await db.run(
    'app',
    `WITH made AS (INSERT INTO region (code, level) SELECT 'x' || n, 'county' FROM generate_series(1, 1250) n RETURNING id, level, code)
     INSERT INTO region_version (region_id, level, valid_from, name_zh) SELECT id, level, '1949-10-01', code FROM made`,
  );
  const regions = await db.run<{ id: number }>(
    'app',
    "SELECT id FROM region WHERE code LIKE 'x%' ORDER BY id",
  );
  const rows = ['2022-01', '2022-02', '2022-03', '2022-04'].flatMap((period) =>
    regions.map(({ id }, n) => entryWrite({ indicatorId, regionId: id, period, value: `${n}.5` })),
  );
  expect(rows).toHaveLength(5000);
  for (const [n, result] of ['inserted', 'updated', 'same'].entries()) {
    const values = rows.map((row) => ({ ...row, value: n === 0 ? row.value : '9.9', expected: null }));
    let statements = 0;
    const before = performance.now();
    const written = await db.session('app', async (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = ((...args: unknown[]) => {
        statements += 1;
        return query(...args);
      }) as never;
      return writeEntries(client, 'li', values);
    });
    const took = performance.now() - before;
    expect(new Set(written.map((each) => each.result))).toEqual(new Set([result]));
    expect(statements).toBeLessThanOrEqual(4);
    // a third of a second on two idle cores; a plan that looks at every row for every row takes minutes
    expect(took).toBeLessThan(5_000);
  }
});
