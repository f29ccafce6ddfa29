import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser';
import { buildAndLease } from './build';
import { checks } from './checks';
import { type Cluster, openCluster } from './cluster';
import { shareUrls } from './database';
import { createDatabase, dropDatabase } from './databases';
import { generateClient } from './generate';
import { migrate } from './migrate';
import { endRunning, runTypeScript } from './run';
import { randomPassword } from './secrets';
import { listening, startServer, stopServerProcess } from './server-process';
import { step, type Tell } from './steps';
import { runPlaywright, runVitest, type Tally } from './suites';

const suiteNames = ['checks', 'unit', 'integration', 'e2e'] as const;
type SuiteName = (typeof suiteNames)[number];

/**
 * Runs the suites named first in `args` (none: all), the rest of `args` going to their runners, one after the other, on a
 * database server of the tests' own. Answers what passed and failed in all of them.
 */
export async function runTests(args: string[], tell: Tell): Promise<Tally> {
  const named = args.filter((arg): arg is SuiteName => (suiteNames as readonly string[]).includes(arg));
  const rest = args.filter((arg) => !(named as string[]).includes(arg));
  const wanted = named.length > 0 ? named : suiteNames;
  const total: Tally = { passed: 0, failed: 0 };
  const add = async (name: SuiteName, suite: () => Promise<Tally>): Promise<void> => {
    if (!wanted.includes(name)) return;
    tell(`\n— ${name}`);
    const tally = await suite().catch((error: unknown): Tally => {
      console.error((error as Error).message);
      return { passed: 0, failed: 1 };
    });
    tell(`  ${name}: ${tally.passed} passed, ${tally.failed} failed`);
    total.passed += tally.passed;
    total.failed += tally.failed;
  };

  // whatever database the environment names is somebody's: tests never touch it
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_PUBLIC_URL', 'PUBLIC_URL'])
    delete process.env[name];
  await add('checks', () => runChecks(tell));
  await generateClient();
  await add('unit', () => runVitest('unit', rest));
  if (!wanted.includes('integration') && !wanted.includes('e2e')) return total;

  const cluster = await step(tell, 'database', () => openCluster('test'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endRunning();
      void cluster.close().then(() => process.exit(130));
    });
  }
  try {
    await add('integration', () => runVitest('integration', rest));
    await add('e2e', () => runInBrowser(cluster, rest, tell));
  } finally {
    await cluster.close();
  }
  return total;
}

async function runChecks(tell: Tell): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const { name, work } of checks) {
    try {
      await step(tell, name, work);
      tally.passed += 1;
    } catch (error) {
      console.error((error as Error).message);
      tally.failed += 1;
    }
  }
  return tally;
}

/** Builds, loads the demo into a database of its own, serves it, and lets the browser go over it. */
async function runInBrowser(cluster: Cluster, args: string[], tell: Tell): Promise<Tally> {
  const browser = await step(tell, 'browser', () => ensureBrowser(tell));
  const { release } = await step(tell, 'build', () => buildAndLease(tell));
  const name = `weici_e2e_${process.pid}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'weici-accounts-'));
  const accounts = path.join(folder, 'accounts.txt');
  let server: ChildProcess | null = null;
  try {
    const urls = await createDatabase(cluster.adminUrl, name, cluster.place.secrets);
    await migrate(urls.owner);
    shareUrls(urls);
    await step(tell, 'demo data', () =>
      runTypeScript('scripts/data-main.ts', ['import', 'prisma/seed/package', '--publish', '--settings']),
    );
    await step(tell, 'accounts', () => runTypeScript('scripts/demo-main.ts', ['--file', accounts]));
    // every server that the tests start has it from here
    process.env.WEICI_SECRET = randomPassword();
    server = startServer({ ...process.env, PORT: '0', HOST: '127.0.0.1' });
    const port = await listening(server);
    return await runPlaywright(args, {
      WEICI_TEST_URL: `http://127.0.0.1:${port}`,
      WEICI_TEST_ACCOUNTS: accounts,
      CHROMIUM_PATH: browser,
    });
  } finally {
    await stopServerProcess(server);
    release();
    rmSync(folder, { recursive: true, force: true });
    for (const each of ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_PUBLIC_URL']) delete process.env[each];
    await dropDatabase(cluster.adminUrl, name);
  }
}
