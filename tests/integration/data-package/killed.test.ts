import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { importPackage } from '@/lib/services/import-package';
import { smallPackage, writePackage } from '../../support/package-builder';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

const db = useTestDatabase();
const root = useTempFolder();

const POINTS = 20;
const codes = Array.from({ length: 300 }, (_, at) => `R${at}`);
const months = Array.from({ length: 11 }, (_, at) => String(at + 2).padStart(2, '0'));
const ROWS = codes.length * months.length * 2;

/** A package whose figures are of a year of their own, so that each import adds as many rows. */
async function writeYear(year: number): Promise<string> {
  const parts = smallPackage();
  for (const code of codes) parts.tables.regions.push([code, code, '', 'county', 'A1', '', '']);
  const rows = months.flatMap((month) =>
    codes.flatMap((code) =>
      ['level', 'growth'].map((measure) => [
        code,
        'industry',
        measure,
        `${year}-${month}`,
        '1.5',
        '',
        '',
        '',
        '月报',
        '',
        '',
      ]),
    ),
  );
  parts.tables.figures = [parts.tables.figures[0] ?? [], ...rows];
  const folder = path.join(root, String(year));
  await writePackage(folder, parts);
  return folder;
}

/** The import's own lock is held from the beginning of its transaction to the end. */
async function isImporting(): Promise<boolean> {
  const locks = await db.run(
    'app',
    `SELECT FROM pg_locks WHERE relation = 'installation'::regclass AND mode = 'ShareRowExclusiveLock' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return locks.length > 0;
}

/** Runs an import in a process of its own, killed so long after its transaction began. Answers how long that lasted. */
async function importAndKill(
  folder: string,
  afterMs: number | null,
): Promise<{ code: number | null; ms: number }> {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'scripts/data-main.ts',
    'import',
    folder,
    '--publish',
  ];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (!(await isImporting()) && child.exitCode === null) await setTimeout(2);
  const began = performance.now();
  if (afterMs === null) {
    while (await isImporting()) await setTimeout(2);
  } else {
    await setTimeout(afterMs);
    child.kill('SIGKILL');
  }
  const ms = performance.now() - began;
  return { code: await exit, ms };
}

const rowsOf = async (year: number) => {
  const [row] = await db.run<{ figures: number; items: number; audits: number }>(
    'app',
    `SELECT (SELECT count(*)::int FROM figure WHERE period LIKE $1) AS figures, (SELECT count(*)::int FROM release_item WHERE period LIKE $1) AS items,
       (SELECT count(*)::int FROM audit_log WHERE object = $2) AS audits`,
    [`${year}-%`, `package:${year}`],
  );
  return row ?? { figures: -1, items: -1, audits: -1 };
};

test(`an import killed at ${POINTS} points leaves all or nothing, and the next one works`, {
  timeout: 300_000,
}, async () => {
  const first = await importAndKill(await writeYear(2000), null);
  expect(first.code).toBe(0);
  const outcomes = { all: 0, nothing: 0 };
  for (let point = 1; point <= POINTS; point += 1) {
    const year = 2000 + point;
    const folder = await writeYear(year);
    await importAndKill(folder, (first.ms * (point - 1)) / POINTS);
    const left = await rowsOf(year);
    expect([
      { figures: 0, items: 0, audits: 0 },
      { figures: ROWS, items: months.length, audits: 1 },
    ]).toContainEqual(left);
    outcomes[left.figures === 0 ? 'nothing' : 'all'] += 1;

    const retry = await importPackage({ path: folder, publish: true, actor: 'operator' });
    expect(retry).toMatchObject({ ok: true });
    expect(await rowsOf(year)).toMatchObject({ figures: ROWS, items: months.length });
  }
  expect(outcomes.nothing).toBeGreaterThan(POINTS / 4);
  expect(await db.run('app', 'SELECT * FROM audit_verify()')).toEqual([]);
});
