import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths';
import { RunError, run } from './run';

export interface Tally {
  passed: number;
  failed: number;
}

const folder = path.join(projectRoot, 'test-results');

/** Runs one vitest project, shows its output, and counts its tests. */
export async function runVitest(project: string, args: string[] = []): Promise<Tally> {
  const report = freshReport(`${project}.json`);
  const ended = await runShown([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  return tallyOfVitest(read(report), ended);
}

/** Runs the tests in a browser, shows their output, and counts them. */
export async function runPlaywright(args: string[], env: Record<string, string>): Promise<Tally> {
  const report = freshReport('e2e.json');
  const ended = await runShown(
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...args],
    {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  );
  return tallyOfPlaywright(read(report), ended);
}

/** Counts a vitest report. A run that failed without a failed test (a file that does not load, no test at all) is one failure. */
export function tallyOfVitest(report: unknown, ended: boolean): Tally {
  const { numPassedTests = 0, numFailedTests = 0 } = (report ?? {}) as Record<string, number>;
  return { passed: numPassedTests, failed: numFailedTests || (ended && numPassedTests > 0 ? 0 : 1) };
}

/** Counts a Playwright report; flaky tests count as failed: they are not retried, so there should be none. */
export function tallyOfPlaywright(report: unknown, ended: boolean): Tally {
  const stats = (report as { stats?: Record<string, number> } | null)?.stats ?? {};
  const passed = stats.expected ?? 0;
  const failed = (stats.unexpected ?? 0) + (stats.flaky ?? 0);
  return { passed, failed: failed || (ended && passed > 0 ? 0 : 1) };
}

async function runShown(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  try {
    await run(process.execPath, args, { env, output: 'inherit' });
    return true;
  } catch (error) {
    if (error instanceof RunError) return false;
    throw error;
  }
}

function freshReport(name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
