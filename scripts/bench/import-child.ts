// A program of its own for one import, as npm run data is: what it takes in time and memory is the import's alone.
import { readFileSync } from 'node:fs';
import { figureForm } from '../../lib/data-package/figure-row';
import { openPackage } from '../../lib/data-package/open-package';
import { Problems } from '../../lib/data-package/problems';
import { openTable } from '../../lib/data-package/read-table';
import { importPackage } from '../../lib/services/import-package';

export interface ImportOrder {
  path: string;
  /** `cells`: the CSV of figures read into cells alone. `dry`: all but the insert of figures. */
  what: 'import' | 'dry' | 'cells';
}

export interface ImportReport {
  seconds: number;
  /** Largest resident memory of this process since its start, in MB. */
  peakMb: number;
  figures: number;
  error?: string;
}

async function readCells(folder: string): Promise<number> {
  const files = await openPackage(folder);
  const content = await files.table('figures.csv');
  const table = content && (await openTable(content, 'figures.csv', figureForm, new Problems()));
  if (!table) throw new Error('no figures');
  let rows = 0;
  for await (const batch of table.rows) rows += batch.length;
  await files.close();
  return rows;
}

async function importAll(folder: string, dryRun: boolean): Promise<number> {
  const result = await importPackage({ path: folder, publish: true, settings: true, actor: 'bench', dryRun });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems.first[0])}`);
  return result.counts.figures.added;
}

async function run({ path, what }: ImportOrder): Promise<ImportReport> {
  const begin = performance.now();
  const figures = await (what === 'cells' ? readCells(path) : importAll(path, what === 'dry'));
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, peakMb: peakMb(), figures };
}

function peakMb(): number {
  try {
    // maxRSS also counts what the parent held when it started this process
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

process.on('message', (order: ImportOrder) => {
  run(order).then(
    (report) => process.send?.(report),
    (error: unknown) =>
      process.send?.({
        seconds: 0,
        peakMb: 0,
        figures: 0,
        error: error instanceof Error ? error.message : String(error),
      }),
  );
});
process.on('disconnect', () => process.exit(0));
