import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the suite's files, gone when it ends. Call it once at the top of a file. */
export function useTempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'weici-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
