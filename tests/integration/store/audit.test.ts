import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const write = (object: string) =>
  db.run(
    'app',
    `INSERT INTO audit_log (actor, action, object, result, after) VALUES ('operator', 'import', $1, 'done', '{"added": 3}')`,
    [object],
  );
const verify = () => db.run('app', 'SELECT broken_seq::int, problem FROM audit_verify()');

/** Changes the log as only its owner can, asks for a verdict, and takes the change back. */
async function verdictAfter(text: string): Promise<unknown> {
  return db.session('owner', async (client) => {
    await client.query('BEGIN');
    await client.query(text);
    const { rows } = await client.query('SELECT broken_seq::int, problem FROM audit_verify()');
    await client.query('ROLLBACK');
    return rows;
  });
}

describe('the audit log', () => {
  beforeEach(async () => {
    if ((await db.run('app', 'SELECT FROM audit_log')).length > 0) return;
    for (const object of ['first', 'second', 'third', 'fourth']) await write(object);
  });

  test('is a chain without gaps, whatever the writer claims', async () => {
    await db.run(
      'app',
      `INSERT INTO audit_log (seq, at, actor, action, object, result, prev_hash, hash)
       VALUES (99, '2000-01-01', 'mallory', 'import', 'x', 'done', '\\x00', '\\x00')`,
    );
    const rows = await db.run<{ seq: number; fresh: boolean }>(
      'app',
      "SELECT seq::int, at > now() - interval '1 hour' AS fresh FROM audit_log ORDER BY seq",
    );
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.every(({ fresh }) => fresh)).toBe(true);
    expect(await verify()).toEqual([]);
  });

  test('keeps its order when writers meet', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => write(`parallel ${n}`)));
    expect(await verify()).toEqual([]);
  });

  test('leaves no gap where a transaction is taken back', async () => {
    await db.session('app', async (client) => {
      await client.query('BEGIN');
      await client.query(
        "INSERT INTO audit_log (actor, action, object, result) VALUES ('a', 'import', 'gone', 'done')",
      );
      await client.query('ROLLBACK');
    });
    await write('after the gap');
    expect(await verify()).toEqual([]);
  });

  test.each(["UPDATE audit_log SET actor = 'nobody'", 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'is denied to the application: %s',
    async (text) => {
      await expect(db.run('app', text)).rejects.toMatchObject({ code: '42501' });
    },
  );

  test.each([
    ["UPDATE audit_log SET actor = 'nobody' WHERE seq = 2", 2, 'it was changed'],
    ["UPDATE audit_log SET after = '{}' WHERE seq = 3", 3, 'it was changed'],
    ["UPDATE audit_log SET at = at - interval '1 day' WHERE seq = 1", 1, 'it was changed'],
    ['DELETE FROM audit_log WHERE seq = 2', 3, 'a row before it is missing'],
    ["UPDATE audit_log SET hash = sha256('x') WHERE seq = 2", 2, 'it was changed'],
  ])('shows the first broken link: %s', async (text, seq, problem) => {
    expect(await verdictAfter(text)).toEqual([{ broken_seq: seq, problem }]);
  });

  test('shows that its end was cut off', async () => {
    const [found] = (await verdictAfter(
      'DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)',
    )) as { problem: string }[];
    expect(found?.problem).toBe('the last rows are missing');
    const [all] = (await verdictAfter('DELETE FROM audit_log')) as { problem: string }[];
    expect(all?.problem).toBe('the last rows are missing');
  });
});
