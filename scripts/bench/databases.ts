import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openCluster } from '../../lib/platform/cluster';
import { withClient } from '../../lib/platform/connect';
import { copyDatabase, createDatabase, dropDatabase } from '../../lib/platform/databases';
import { isLeased } from '../../lib/platform/leases';
import { migrate } from '../../lib/platform/migrate';
import { isAlive } from '../../lib/platform/processes';
import type { DatabaseUrls } from '../../lib/platform/roles';

/** The benchmark's own server, set up like the one that serves, and its databases. */
export interface BenchServer {
  adminUrl: string;
  /** For files of this run; removed by `close`. */
  folder: string;
  /** A migrated database without rows; its name ends with `suffix`. */
  create(suffix: string): Promise<DatabaseUrls>;
  drop(suffix: string): Promise<void>;
  /** Drops every database made here, stops the server, and removes its data unless another run uses it. */
  close(): Promise<void>;
}

const names = /^weici_bench_(\d+)(_|$)/;

export async function openBenchServer(): Promise<BenchServer> {
  const cluster = await openCluster('bench');
  const { adminUrl, place } = cluster;
  const template = `weici_bench_${process.pid}`;
  const folder = path.join(place.folder, `run-${process.pid}`);
  mkdirSync(folder);
  const made = new Set<string>();
  const drop = async (suffix: string) => {
    await dropDatabase(adminUrl, `${template}_${suffix}`, { keepRoles: true });
    made.delete(suffix);
  };
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  const closeAll = async () => {
    try {
      for (const suffix of made) await drop(suffix);
      await dropDatabase(adminUrl, template);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await cluster.close();
      // write-ahead log of gigabytes would stay behind otherwise
      if (!isLeased(place.users)) rmSync(place.folder, { recursive: true, force: true });
    }
  };
  try {
    await dropLeftovers(adminUrl);
    const urls = await createDatabase(adminUrl, template, place.secrets);
    await migrate(urls.owner);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return {
    adminUrl,
    folder,
    async create(suffix) {
      made.add(suffix);
      return copyDatabase(adminUrl, template, `${template}_${suffix}`, place.secrets);
    },
    drop,
    close,
  };
}

/** Databases of runs that were killed: their names carry the number of a process that is gone. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const found = await withClient(adminUrl, (client) =>
    client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'weici\\_bench\\_%' ORDER BY 1 DESC",
    ),
  );
  for (const { datname } of found.rows) {
    const pid = Number(names.exec(datname)?.[1]);
    const isTemplate = datname === `weici_bench_${pid}`;
    // the copies come first in this order, and belong to the template's roles
    if (pid && !isAlive(pid)) await dropDatabase(adminUrl, datname, { keepRoles: !isTemplate });
  }
}
