import { withClient } from '../../lib/platform/connect';
import type { DatabaseUrls } from '../../lib/platform/roles';
import type { Tell } from '../../lib/platform/steps';
import { type Child, startChild } from './child';
import type { BenchServer } from './databases';
import { fill } from './fill';
import { type ReadMeasure, readMeasures } from './read-measures';
import type { ReadOrder, ReadReport } from './reads-child';
import { type Size, storedFigures } from './sizes';
import { type Measured, measured, median } from './stats';

export interface FilledSize {
  size: Size;
  urls: DatabaseUrls;
  stored: number;
  fillSeconds: number;
  /** Table and index, in bytes. */
  bytes: number;
}

/** One read at every size it was made at. */
export interface ReadResult {
  name: string;
  isPart: boolean;
  at: { figures: number; milliseconds: Measured; pages: number }[];
}

const repeatsInTurn = 5;
const turnsOfWhole = 8;
const partTurns = 4;
const warmUps = 10;
const pageRepeats = 10;

/** Makes a database for each size, side by side, so that they can be read in turn. */
export async function fillSizes(
  server: BenchServer,
  wanted: readonly Size[],
  tell: Tell,
): Promise<FilledSize[]> {
  const done: FilledSize[] = [];
  for (const size of wanted) {
    const begin = performance.now();
    const urls = await server.create(`read_${size.figures}`);
    await fill(urls.owner, size);
    const fillSeconds = (performance.now() - begin) / 1000;
    const { rows } = await withClient(urls.owner, (client) =>
      client.query<{ stored: string; bytes: string }>(
        `SELECT (SELECT count(*) FROM figure) AS stored, pg_total_relation_size('figure') AS bytes`,
      ),
    );
    const stored = Number(rows[0]?.stored);
    if (Math.abs(stored - storedFigures(size)) > 200)
      throw new Error(`${stored} figures instead of ${storedFigures(size)}`);
    done.push({ size, urls, stored, fillSeconds, bytes: Number(rows[0]?.bytes) });
    tell(`  ✓ ${stored} figures in ${fillSeconds.toFixed(1)} s`);
  }
  return done;
}

/** Reads the same pages at every size in turn, `rounds` times. Throws where their answers are not the same. */
export async function measureReads(
  filled: readonly FilledSize[],
  rounds: number,
  tell: Tell,
): Promise<ReadResult[]> {
  const found = new Map<string, { milliseconds: number[]; digest: string }>();
  const cell = (measure: ReadMeasure, size: Size) => `${measure.name} ${size.figures}`;
  const places = filled.map((each) => ({ ...each, child: openChild(each.urls) }));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const measure of readMeasures) {
        const made = places.filter(({ size }) => isMadeAt(measure, size));
        for (const [n, { times, digest }] of (await readInTurn(measure, made)).entries()) {
          const size = made[n]?.size;
          if (!size) continue;
          const known = found.get(cell(measure, size)) ?? { milliseconds: [], digest };
          known.milliseconds.push(median(times));
          found.set(cell(measure, size), known);
        }
      }
      tell(`  ✓ reads, round ${round + 1} of ${rounds}`);
    }
  } finally {
    await Promise.all(places.map(({ child }) => child.end()));
  }
  const results: ReadResult[] = [];
  for (const measure of readMeasures) {
    const at: ReadResult['at'] = [];
    const digests = new Set<string>();
    for (const { size, urls } of filled) {
      const known = found.get(cell(measure, size));
      if (!known) continue;
      digests.add(known.digest);
      at.push({
        figures: size.figures,
        milliseconds: measured(known.milliseconds),
        pages: await pagesOf(measure, urls),
      });
    }
    if (digests.size > 1)
      throw new Error(
        `${measure.name} does not answer the same at every size, so its times cannot be compared`,
      );
    results.push({ name: measure.name, isPart: measure.isPart, at });
  }
  return results;
}

/** One round of a measure: a few repeats at each size, again and again, so that what else the machine does meets all of them. */
async function readInTurn(
  measure: ReadMeasure,
  places: readonly { child: Child<ReadOrder, ReadReport> }[],
): Promise<ReadReport[]> {
  const reports: ReadReport[] = places.map(() => ({ times: [], digest: '' }));
  const turns = measure.isPart ? partTurns : turnsOfWhole;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [n, { child }] of places.entries()) {
      const order = { measure: measure.name, repeats: repeatsInTurn, warmUps: turn === 0 ? warmUps : 1 };
      const { times, digest } = await child.ask(order);
      reports[n]?.times.push(...times);
      if (reports[n]) reports[n].digest = digest;
    }
  }
  return reports;
}

function isMadeAt({ isLarge }: ReadMeasure, { regions }: Size): boolean {
  return !isLarge || regions > 333;
}

function openChild(urls: DatabaseUrls): Child<ReadOrder, ReadReport> {
  return startChild('scripts/bench/reads-child.ts', [], {
    DATABASE_URL: urls.owner,
    DATABASE_APP_URL: urls.app,
    DATABASE_PUBLIC_URL: urls.public,
    LOG_LEVEL: 'warn',
  });
}

/** Pages of 8 kB, of tables and indexes, that one read touches in the database's buffers; what the server's own catalogue needs is left out. */
async function pagesOf(measure: ReadMeasure, urls: DatabaseUrls): Promise<number> {
  const touched = async () => {
    const { rows } = await withClient(urls.owner, (client) =>
      client.query<{ pages: string }>(
        `SELECT sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0) + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0)) AS pages
         FROM pg_statio_user_tables`,
      ),
    );
    return Number(rows[0]?.pages);
  };
  const before = await touched();
  const child = openChild(urls);
  const order = { measure: measure.name, repeats: pageRepeats, warmUps: 0 };
  // sessions that end hand in what they have counted
  const { times } = await child.ask(order).finally(() => child.end());
  return Math.round(((await touched()) - before) / times.length);
}
