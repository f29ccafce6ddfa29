import type { Tell } from '../../lib/platform/steps';
import type { BenchServer } from './databases';
import { measurePageTimes, type PageTimes } from './page-times';
import { type FilledSize, fillSizes, measureReads, type ReadResult } from './reads';
import { plain, power, type Section, type Table, withSpread } from './report';
import { sizes } from './sizes';
import { type Measured, ratio } from './stats';

/** The cost of the pages' reads, of `rank`, and of whole pages where a build may be made, as the history grows up to `max` figures. */
export async function readsSection(
  server: BenchServer,
  { max, rounds, withPages }: { max: number; rounds: number; withPages: boolean },
  tell: Tell,
): Promise<Section> {
  const filled = await fillSizes(
    server,
    sizes.filter(({ figures }) => figures <= max),
    tell,
  );
  const reads = await measureReads(filled, rounds, tell);
  const wholePages = withPages ? await measurePageTimes(filled, rounds, tell) : [];
  const pages = reads.filter(({ isPart }) => !isPart);
  const parts = reads.filter(({ isPart }) => isPart);
  return {
    title: 'Reads and the length of the history',
    tables: [
      storedTable(filled),
      {
        ...costTable('What a page or a command reads, ms (pages of 8 kB touched)', pages, filled),
        notes: [
          'Aim of the last column: at most 1.2. ± is half the range of the rounds. The answers were compared and are the same at every size.',
        ],
      },
      costTable('Of which, ms (pages touched)', parts, filled),
      ...(withPages ? [pagesTable(wholePages, filled)] : []),
    ],
    data: { filled: filled.map(({ urls: _, ...rest }) => rest), reads, wholePages },
  };
}

function storedTable(filled: readonly FilledSize[]): Table {
  return {
    title: 'What is stored',
    columns: ['', ...filled.map(({ size }) => power(size.figures))],
    rows: [
      ['figures', ...filled.map(({ stored }) => stored.toLocaleString('en'))],
      [
        'long history of',
        ...filled.map(
          ({ size }) => `${size.indicators} × ${size.regions} regions × ${size.months} months × 2`,
        ),
      ],
      ['table and index, MB', ...filled.map(({ bytes }) => plain(bytes / 2 ** 20))],
      ['filled in, s', ...filled.map(({ fillSeconds }) => plain(fillSeconds))],
    ],
  };
}

function costTable(title: string, results: readonly ReadResult[], filled: readonly FilledSize[]): Table {
  const cells = results.map(({ name, at }) => ({
    name,
    at: at.map(({ figures, milliseconds, pages }) => ({
      figures,
      milliseconds,
      beside: pages.toLocaleString('en'),
    })),
  }));
  return sizesTable(title, cells, filled);
}

function pagesTable(results: readonly PageTimes[], filled: readonly FilledSize[]): Table {
  const cells = results.map(({ name, at }) => ({
    name,
    at: at.map(({ figures, milliseconds, bytes }) => ({
      figures,
      milliseconds,
      beside: `${plain(bytes / 1024)} kB`,
    })),
  }));
  return sizesTable('The whole page through our server, one request at a time, ms', cells, filled);
}

interface Row {
  name: string;
  at: { figures: number; milliseconds: Measured; beside: string }[];
}

/** A column a size, and the largest over the smallest in the last. */
function sizesTable(title: string, results: readonly Row[], filled: readonly FilledSize[]): Table {
  const first = filled[0]?.size.figures ?? 0;
  const last = filled.at(-1)?.size.figures ?? 0;
  return {
    title,
    columns: ['', ...filled.map(({ size }) => power(size.figures)), `${power(last)} ÷ ${power(first)}`],
    rows: results.map(({ name, at }) => {
      const of = (figures: number) => at.find((each) => each.figures === figures);
      const [small, large] = [of(first), of(last)];
      return [
        name,
        ...filled.map(({ size }) => {
          const found = of(size.figures);
          return found ? `${withSpread(found.milliseconds)} (${found.beside})` : '';
        }),
        small && large ? withSpread(ratio(large.milliseconds, small.milliseconds)) : '',
      ];
    }),
  };
}
