import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { withClient } from '../../lib/platform/connect';
import type { DatabaseUrls } from '../../lib/platform/roles';
import type { Tell } from '../../lib/platform/steps';
import { startChild } from './child';
import type { BenchServer } from './databases';
import type { ImportOrder, ImportReport } from './import-child';
import { type RowOrder, writePackage } from './package-writer';
import { dumpFigures, plainCopy } from './plain-copy';
import { type Measured, measured } from './stats';

export interface ImportResult {
  figures: number;
  order: RowOrder;
  /** Seconds. */
  whole: Measured;
  dry: Measured;
  cells: Measured;
  copy: Measured;
  /** Largest resident memory of the import's process in any round, MB. */
  peakMb: number;
}

/** Imports a generated package and copies the same rows plainly, in turn, `rounds` times, each into an empty database. */
export async function measureImport(
  server: BenchServer,
  figures: number,
  order: RowOrder,
  rounds: number,
  tell: Tell,
): Promise<ImportResult> {
  const folder = await mkdtemp(path.join(server.folder, 'package-'));
  const source = path.join(folder, 'package');
  const dump = path.join(folder, 'figures.copy');
  const times: Record<'import' | 'dry' | 'cells' | 'copy', number[]> = {
    import: [],
    dry: [],
    cells: [],
    copy: [],
  };
  let peakMb = 0;
  try {
    await writePackage(source, figures, order);
    for (let round = 0; round < rounds; round += 1) {
      for (const what of ['import', 'dry', 'cells'] as const) {
        await inEmptyDatabase(server, async (urls) => {
          const report = await runImport(urls, { path: source, what });
          if (report.figures !== figures) throw new Error(`${report.figures} figures instead of ${figures}`);
          times[what].push(report.seconds);
          if (what === 'import') peakMb = Math.max(peakMb, report.peakMb);
          if (what === 'import' && round === 0) await dumpFigures(urls.owner, order, dump);
        });
      }
      await inEmptyDatabase(server, async ({ owner }) => times.copy.push(await plainCopy(owner, dump)));
      tell(`  ✓ ${figures} figures, ${order}, round ${round + 1} of ${rounds}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    figures,
    order,
    whole: measured(times.import),
    dry: measured(times.dry),
    cells: measured(times.cells),
    copy: measured(times.copy),
    peakMb,
  };
}

async function inEmptyDatabase(
  server: BenchServer,
  work: (urls: DatabaseUrls) => Promise<unknown>,
): Promise<void> {
  const urls = await server.create('import');
  try {
    // what earlier work left to be written would be written during this one
    await withClient(server.adminUrl, (client) => client.query('CHECKPOINT'));
    await work(urls);
  } finally {
    await server.drop('import');
  }
}

async function runImport(urls: DatabaseUrls, order: ImportOrder): Promise<ImportReport> {
  const child = startChild<ImportOrder, ImportReport>('scripts/bench/import-child.ts', [], {
    DATABASE_URL: urls.owner,
    DATABASE_APP_URL: urls.app,
    DATABASE_PUBLIC_URL: urls.public,
  });
  return child.ask(order).finally(() => child.end());
}
