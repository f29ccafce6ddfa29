import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { isLeased, keep, takeLease } from './leases';
import { withLock } from './lock';

const folder = mkdtempSync(path.join(tmpdir(), 'weici-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The id of a process that is over. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('withLock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = () =>
      withLock(path.join(folder, 'a'), async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(20);
        inside -= 1;
      });
    await Promise.all([work(), work(), work()]);
    expect(most).toBe(1);
  });

  it('takes over from a process that is gone, and from a later one of the same id', async () => {
    const file = path.join(folder, 'b');
    for (const holder of [`${deadPid()} 1`, `${process.pid} another start`]) {
      writeFileSync(file, holder);
      expect(await withLock(file, async () => 'in')).toBe('in');
    }
    expect(existsSync(file)).toBe(false);
  });

  it('is free again after a failure', async () => {
    const file = path.join(folder, 'c');
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(file, async () => 'in')).toBe('in');
  });
});

describe('leases', () => {
  it('count living processes alone', () => {
    const users = path.join(folder, 'users');
    expect(isLeased(users)).toBe(false);
    const release = takeLease(users);
    expect(isLeased(users)).toBe(true);
    release();
    expect(isLeased(users)).toBe(false);
    writeFileSync(path.join(users, `${deadPid()}-1`), '');
    expect(isLeased(users)).toBe(false);
  });

  it('can be kept without a process', () => {
    const users = path.join(folder, 'kept');
    keep(users, true);
    expect(isLeased(users)).toBe(true);
    keep(users, false);
    expect(isLeased(users)).toBe(false);
  });
});
