import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeLargePackage } from '../../support/package-builder';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

const db = useTestDatabase();
const root = useTempFolder();

const ROWS = 150_000;
const MEGABYTE = 1024 ** 2;
// tells the parent the most memory that the process ever took, in kilobytes
const onExit = 'data:text/javascript,process.on("exit",()=>process.send(process.resourceUsage().maxRSS))';

/** Runs an import in a process of its own; answers its exit code and its peak of memory in bytes. */
async function importAlone(folder: string): Promise<{ code: number | null; bytes: number }> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      '--import',
      onExit,
      'scripts/data-main.ts',
      'import',
      folder,
      '--publish',
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  let kilobytes = 0;
  child.on('message', (peak: number) => {
    kilobytes = Math.max(kilobytes, peak);
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, bytes: kilobytes * 1024 };
}

test('memory does not grow with the rows, in order or shuffled, new or known', {
  timeout: 240_000,
}, async () => {
  const shape = { rows: ROWS, regions: 99, months: 120 };
  await writeLargePackage(path.join(root, 'in-order'), shape);
  await writeLargePackage(path.join(root, 'shuffled'), { ...shape, shuffled: true });
  const first = await importAlone(path.join(root, 'in-order'));
  expect(first.code).toBe(0);
  expect(first.bytes).toBeGreaterThan(50 * MEGABYTE);
  expect(first.bytes).toBeLessThan(400 * MEGABYTE);
  expect(await db.run('app', 'SELECT count(*)::int AS rows FROM figure')).toEqual([{ rows: ROWS }]);

  const again = await importAlone(path.join(root, 'shuffled'));
  expect(again.code).toBe(0);
  expect(again.bytes).toBeLessThan(400 * MEGABYTE);
  expect(await db.run('app', 'SELECT count(*)::int AS rows FROM figure')).toEqual([{ rows: ROWS }]);
});
