import { afterEach, expect, test, vi } from 'vitest';
import { closeDb } from '@/lib/db';
import { log } from '@/lib/log';
import { logAuditHead, logAuditHeadDaily } from '@/lib/services/audit/log-head';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** For a machine that does much else. */
const patience = { timeout: 20_000 };

const write = () =>
  db.run(
    'app',
    "INSERT INTO audit_log (actor, action, object, result) VALUES ('a', 'export', 'package', 'done')",
  );

test('the head is in the server’s log at the start and a day later', async () => {
  await write();
  const info = vi.spyOn(log, 'info').mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stop = logAuditHeadDaily();
  await vi.waitFor(() => expect(info).toHaveBeenCalledTimes(1), patience);
  await write();
  vi.advanceTimersByTime(86_400_000);
  await vi.waitFor(() => expect(info).toHaveBeenCalledTimes(2), patience);
  stop();
  vi.advanceTimersByTime(86_400_000);
  const [row] = await db.run<{ hash: string }>('owner', "SELECT encode(hash, 'hex') AS hash FROM audit_head");
  expect(info.mock.calls).toEqual([
    [{ seq: '1', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, 'audit head'],
    [{ seq: '2', hash: row?.hash }, 'audit head'],
  ]);
});

test('a database that is away is a warning, not an end', async () => {
  const address = process.env.DATABASE_APP_URL;
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => {});
  await closeDb();
  process.env.DATABASE_APP_URL = 'postgresql://nobody@127.0.0.1:1/nothing';
  await logAuditHead();
  expect(warn).toHaveBeenCalledTimes(1);
  process.env.DATABASE_APP_URL = address;
  await closeDb();
});
