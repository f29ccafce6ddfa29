import type { Tell } from '../../lib/platform/steps';
import type { BenchServer } from './databases';
import { type ImportResult, measureImport } from './imports';
import { plain, power, type Section, withSpread } from './report';
import { ratio } from './stats';

const memoryLimitMb = 400;

/** Imports of generated packages, up to `max` figures, against COPY of the same rows. */
export async function importSection(
  server: BenchServer,
  max: number,
  rounds: number,
  tell: Tell,
): Promise<Section> {
  const results: ImportResult[] = [];
  for (const figures of [1e5, 1e6].filter((each) => each <= max)) {
    for (const order of ['export', 'monthly'] as const) {
      results.push(await measureImport(server, figures, order, rounds, tell));
    }
  }
  return {
    title: 'Import of a data package',
    tables: [
      {
        title: 'Against COPY of the same rows into a table of the same columns, index and constraints',
        columns: [
          'figures, order of rows',
          'import, s',
          'COPY, s',
          'COPY ÷ import',
          'rows a second',
          'peak memory, MB',
        ],
        rows: results.map(({ figures, order, whole, copy, peakMb }) => [
          `${power(figures)}, ${order}`,
          withSpread(whole),
          withSpread(copy),
          withSpread(ratio(copy, whole)),
          plain(figures / whole.value),
          plain(peakMb),
        ]),
        notes: [
          `Aim of the ratio: 0.5, the ceiling of any import that checks rows in a staging table first. Memory of the import's process: below ${memoryLimitMb} MB at 10⁶.`,
          '`export`: rows in the order that an export writes; `monthly`: month by month, as a file grows. Times are those of the service, without the start of a process.',
        ],
      },
      {
        title: 'Where the time goes, s',
        columns: [
          'figures, order of rows',
          'CSV into cells, alone',
          'all but the insert of figures (`check`)',
          'the insert: the rest',
        ],
        rows: results.map(({ figures, order, whole, dry, cells }) => [
          `${power(figures)}, ${order}`,
          withSpread(cells),
          withSpread(dry),
          plain(Math.max(0, whole.value - dry.value)),
        ]),
      },
    ],
    data: { memoryLimitMb, results },
  };
}
