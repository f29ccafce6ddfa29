import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '@/scripts/bench/child';
import type { ImportOrder, ImportReport } from '@/scripts/bench/import-child';
import { writePackage } from '@/scripts/bench/package-writer';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const rows = 100_000;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'weici-memory-'));
  await writePackage(folder, rows, 'monthly');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a long table is imported in a heap that could not hold it', async () => {
  // its cells alone take 80 MB when they are held, and end a process of this size
  const child = startChild<ImportOrder, ImportReport>('scripts/bench/import-child.ts', [], {
    DATABASE_APP_URL: db.urls.app,
    NODE_OPTIONS: '--max-old-space-size=64',
  });
  const report = await child.ask({ path: folder, what: 'import' }).finally(() => child.end());
  expect(report.figures).toBe(rows);
  expect(report.peakMb).toBeLessThan(400);
});
