import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runAudit } from '@/scripts/audit-command';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const write = (object: string) =>
  db.run(
    'app',
    `INSERT INTO audit_log (actor, action, object, result, after) VALUES ('li.na', 'entry.write', $1, 'done', '{"value": "5.2"}')`,
    [object],
  );

/** What the command prints and the code it ends with. */
async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => void lines.push(text)),
  );
  try {
    const code = await runAudit(args);
    return { code, said: lines.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const headOf = (said: string) => /^Head: (\d+:[0-9a-f]{64})$/m.exec(said)?.[1] ?? '';

/** Computes the whole chain anew, as only the owner can: by itself the chain holds then. */
const rewriteChain = `
  DO $$ DECLARE line audit_log; previous bytea := sha256(''); BEGIN
    FOR line IN SELECT * FROM audit_log ORDER BY seq LOOP
      line.prev_hash := previous; line.hash := audit_digest(line); previous := line.hash;
      UPDATE audit_log SET prev_hash = line.prev_hash, hash = line.hash WHERE seq = line.seq;
    END LOOP;
    UPDATE audit_head SET hash = previous;
  END $$`;

beforeEach(async () => {
  await db.run('owner', 'TRUNCATE audit_log');
  await db.run('owner', "UPDATE audit_head SET seq = 0, hash = sha256('')");
});

describe('npm run audit:verify', () => {
  test('says of an empty log that it is whole', async () => {
    expect(await verify()).toEqual({ code: 0, said: 'The audit log is whole: 0 lines.' });
  });

  test('prints how many lines there are and the last one', async () => {
    for (const object of ['sheet:a/2024-01', 'sheet:b/2024-01', 'sheet:c/2024-01']) await write(object);
    const { code, said } = await verify();
    expect(code).toBe(0);
    expect(said).toMatch(/^The audit log is whole: 3 lines\.\nHead: 3:[0-9a-f]{64}$/);
  });

  test.each([
    ['UPDATE audit_log SET after = \'{"value": "9.9"}\' WHERE seq = 2', 'broken at line 2: it was changed'],
    ["UPDATE audit_log SET actor = 'nobody' WHERE seq = 1", 'broken at line 1: it was changed'],
    ['DELETE FROM audit_log WHERE seq = 2', 'broken at line 3: a row before it is missing'],
    ['DELETE FROM audit_log WHERE seq = 3', 'the last rows are missing'],
  ])('finds what the owner of the database did: %s', async (change, problem) => {
    for (const object of ['sheet:a/2024-01', 'sheet:b/2024-01', 'sheet:c/2024-01']) await write(object);
    await db.run('owner', change);
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain(problem);
  });

  test('finds a chain that was computed anew by a head that was kept', async () => {
    for (const object of ['sheet:a/2024-01', 'sheet:b/2024-01']) await write(object);
    const kept = headOf((await verify()).said);
    await write('sheet:c/2024-01');
    expect((await verify('--head', kept)).code).toBe(0);
    await db.run('owner', "UPDATE audit_log SET actor = 'nobody' WHERE seq = 1");
    await db.run('owner', rewriteChain);
    expect((await verify()).code).toBe(0);
    const { code, said } = await verify('--head', kept);
    expect([code, said]).toEqual([1, expect.stringContaining('was rewritten: line 2 has another hash now')]);
  });

  test('finds that the lines up to a kept head were cut off', async () => {
    await write('sheet:a/2024-01');
    await write('sheet:b/2024-01');
    const kept = headOf((await verify()).said);
    await db.run('owner', 'DELETE FROM audit_log WHERE seq = 2');
    await db.run('owner', 'UPDATE audit_head SET seq = 1, hash = (SELECT hash FROM audit_log WHERE seq = 1)');
    expect(await verify('--head', kept)).toMatchObject({
      code: 1,
      said: expect.stringContaining('line 2 is not there'),
    });
  });

  test.each([[['--head', 'x']], [['--heads']], [['now']], [['--head', '0:00']]])(
    'refuses %j with its usage',
    async (args) => {
      expect(await verify(...args)).toMatchObject({
        code: 2,
        said: expect.stringContaining('npm run audit:verify'),
      });
    },
  );
});
