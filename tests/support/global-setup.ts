import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCluster } from '@/lib/platform/cluster';
import { withClient } from '@/lib/platform/connect';
import { createDatabase, dropDatabase } from '@/lib/platform/databases';
import { migrate } from '@/lib/platform/migrate';
import { isAlive } from '@/lib/platform/processes';

/** What the suites need to make databases of their own. */
export interface TestServer {
  adminUrl: string;
  /** A migrated database without rows, copied for each suite. */
  template: string;
  /** File of the roles' passwords. */
  secrets: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const names = /^weici_suite_(\d+)(_|$)/;

/**
 * Makes the migrated template once for the whole run: on the embedded server, or on the one whose superuser's address
 * WEICI_TEST_ADMIN_URL gives.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.WEICI_TEST_ADMIN_URL;
  const folder = mkdtempSync(path.join(tmpdir(), 'weici-test-'));
  const cluster = given ? null : await openCluster('test');
  const adminUrl = given ?? cluster?.adminUrl ?? '';
  const secrets = path.join(folder, 'secrets.json');
  const template = `weici_suite_${process.pid}`;
  await dropLeftovers(adminUrl);
  await dropDatabase(adminUrl, template);
  const urls = await createDatabase(adminUrl, template, secrets);
  await migrate(urls.owner);
  project.provide('testServer', { adminUrl, template, secrets });
  return async () => {
    await dropDatabase(adminUrl, template);
    await cluster?.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Databases of runs that were killed: their names carry the number of a process that is gone. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const found = await withClient(adminUrl, (client) =>
    client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'weici\\_suite\\_%' ORDER BY 1 DESC",
    ),
  );
  for (const { datname } of found.rows) {
    const pid = Number(names.exec(datname)?.[1]);
    const isTemplate = datname === `weici_suite_${pid}`;
    // the copies come first in this order, and belong to the template's roles
    if (pid && !isAlive(pid)) await dropDatabase(adminUrl, datname, { keepRoles: !isTemplate });
  }
}
