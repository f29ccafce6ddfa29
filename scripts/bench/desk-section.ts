import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tell } from '../../lib/platform/steps';
import { startChild } from './child';
import type { BenchServer } from './databases';
import type { DeskOrder, DeskReport } from './desk-child';
import { fill } from './fill';
import { plain, type Section, withSpread } from './report';
import { sizes } from './sizes';
import { measured, ratio } from './stats';

const REGIONS = 313;
const COLUMNS = 16;
const FIGURES = REGIONS * COLUMNS;

/** A table of some 5,000 figures through the desk's import: read, previewed, committed. */
export async function deskSection(server: BenchServer, rounds: number, tell: Tell): Promise<Section> {
  const size = sizes.find(({ figures }) => figures === 1e5);
  if (!size) throw new Error('no such size');
  const folder = await mkdtemp(path.join(server.folder, 'table-'));
  const file = path.join(folder, 'table.csv');
  const reports: DeskReport[] = [];
  try {
    await writeFile(file, tableOf());
    for (let round = 0; round < rounds; round += 1) {
      const urls = await server.create('desk');
      try {
        await fill(urls.owner, size);
        reports.push(await importTable(urls, file));
      } finally {
        await server.drop('desk');
      }
      tell(`  ✓ ${FIGURES} figures, round ${round + 1} of ${rounds}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const of = (name: 'upload' | 'preview' | 'commit' | 'plain') =>
    measured(reports.map((report) => report[name]));
  const blocks = measured(reports.map(({ longestBlock }) => longestBlock));
  return {
    title: 'Import of a table at the desk',
    tables: [
      {
        title: `${FIGURES.toLocaleString('en')} figures of one month, a CSV of ${REGIONS} regions down; 10⁵ figures are published`,
        columns: [
          'upload, s',
          'preview, s',
          'commit, s',
          'plain INSERT, s',
          'commit ÷ INSERT',
          'longest standstill of the process, ms',
        ],
        rows: [
          [
            withSpread(of('upload')),
            withSpread(of('preview')),
            withSpread(of('commit')),
            withSpread(of('plain')),
            withSpread(ratio(of('commit'), of('plain'))),
            plain(blocks.value),
          ],
        ],
        notes: [
          'Aim: 3 s each for preview and commit on two cores. The commit reads, understands and judges the table again, so that it writes what was seen or nothing.',
          'Plain: one INSERT … SELECT of the same rows into a table with the columns, index and constraints of `entry`.',
        ],
      },
    ],
    data: { figures: FIGURES, reports },
  };
}

/** Names down, indicators with level and growth across, as a bureau's own export looks. */
function tableOf(): string {
  const indicators = Array.from({ length: COLUMNS / 2 }, (_, n) => `i${String(n + 1).padStart(2, '0')}`);
  const heads = indicators.flatMap((key) => [`指标${key}总量（亿元）`, `指标${key}同比增长（%）`]);
  const codes = [
    ...Array.from({ length: 13 }, (_, n) => String(1001 + n)),
    ...Array.from({ length: REGIONS - 13 }, (_, n) => String(2001 + n)),
  ];
  const lines = codes.map((code, row) =>
    [`地 区 ${code}`, ...heads.map((_, at) => (10 + ((row * 7 + at * 13) % 900)) / 10)].join(','),
  );
  return ['2025年1月主要指标', ['地区', ...heads].join(','), ...lines].join('\r\n');
}

async function importTable(
  urls: { owner: string; app: string; public: string },
  file: string,
): Promise<DeskReport> {
  const child = startChild<DeskOrder, DeskReport>('scripts/bench/desk-child.ts', [], {
    DATABASE_URL: urls.owner,
    DATABASE_APP_URL: urls.app,
    DATABASE_PUBLIC_URL: urls.public,
  });
  const report = await child.ask({ path: file }).finally(() => child.end());
  if (report.figures !== FIGURES) throw new Error(`${report.figures} figures instead of ${FIGURES}`);
  return report;
}
