import 'server-only';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { FigureRow } from '@/lib/data-package/figure-row';
import type { Origin } from '@/lib/domain/figure';

/** What the staged rows are like, as far as it spares work later. */
export interface StagedFacts {
  rows: number;
  withFigure: number;
  withStatedRank: number;
  /** Different vintages given, up to two; rows without one count as one. */
  vintages: number;
  hasEmptyVintage: boolean;
  hasGivenVintage: boolean;
  /** Whether the rows came in the order of the figures' key, each after the one before: then none is there twice. */
  isOrdered: boolean;
  /** Which periods of which indicators there are. */
  items: Map<number, Set<string>>;
  /** The first vintage given: the only one where `vintages` is 1 and none is empty. */
  firstVintage: string | null;
}

const CHUNK = 64 * 1024;
// a note is the only long cell: 2,000 bytes, each of which may be escaped
const LONGEST_ROW = 8 * 1024;
const SOURCES_KEPT = 20_000;
const COLUMNS =
  'line, indicator_id, region_id, measure, period, value, missing, stage, source_no, vintage, stated_rank, stated_of, note';

/** Makes the temporary tables that an import's rows go to, before they are compared with what is published. Source 0 is that of rows which give none. */
export async function createStage(client: PoolClient): Promise<void> {
  // wide columns first: no padding. figure's order of text is "C" too, so the later sort compares bytes
  await client.query(`
    CREATE TEMP TABLE staged (
      vintage timestamptz(3), line int NOT NULL, indicator_id int NOT NULL, region_id int NOT NULL, measure measure NOT NULL,
      source_no int, stage stage, missing missing_reason, stated_rank int, stated_of int,
      period text COLLATE "C" NOT NULL, value numeric, note text
    ) ON COMMIT DROP;
    CREATE TEMP TABLE staged_source (no int NOT NULL, origin origin NOT NULL, title text NOT NULL, url text NOT NULL) ON COMMIT DROP;
    INSERT INTO staged_source VALUES (0, 'official', '', '')`);
}

/** Sends rows to the stage by COPY, as fast as the database takes them; sources are numbered on the way. */
export class StageWriter {
  readonly facts: StagedFacts = {
    rows: 0,
    withFigure: 0,
    withStatedRank: 0,
    vintages: 0,
    hasEmptyVintage: false,
    hasGivenVintage: false,
    isOrdered: true,
    items: new Map(),
    firstVintage: null,
  };
  private stream: CopyStreamQuery | null = null;
  private failure: Error | null = null;
  private bytes = Buffer.allocUnsafe(CHUNK + LONGEST_ROW);
  private size = 0;
  private sources = new Map<string, number>();
  private newSources: { no: number; origin: Origin; title: string; url: string }[] = [];
  private sourceCount = 0;
  private lastSource: { no: number; origin: Origin | null; title: string; url: string } | null = null;
  private readonly vintagesSeen = new Set<string>();
  private lastRow: FigureRow | null = null;

  constructor(private readonly client: PoolClient) {}

  async write(rows: readonly FigureRow[]): Promise<void> {
    for (const row of rows) {
      this.look(row);
      this.append(
        `${row.line}\t${row.indicatorId}\t${row.regionId}\t${row.measure}\t${row.period}\t${row.value ?? '\\N'}\t${
          row.missing ?? '\\N'
        }\t${row.stage ?? '\\N'}\t${this.sourceNo(row) ?? '\\N'}\t${row.vintage ?? '\\N'}\t${row.statedRank ?? '\\N'}\t${
          row.statedOf ?? '\\N'
        }\t${row.note === '' ? '\\N' : escaped(row.note)}\n`,
      );
      if (this.size > CHUNK) await this.send();
    }
    if (this.newSources.length >= SOURCES_KEPT) await this.rest();
  }

  /** Everything is in the database when this resolves. */
  async end(): Promise<StagedFacts> {
    await this.rest();
    this.facts.vintages = this.vintagesSeen.size;
    return this.facts;
  }

  /** Gives the COPY up, so that the connection can be used again. */
  async abandon(): Promise<void> {
    const stream = this.stream;
    this.stream = null;
    if (!stream) return;
    stream.destroy(new Error('given up'));
    await finished(stream).catch(() => {});
  }

  private look(row: FigureRow): void {
    const { facts } = this;
    facts.rows += 1;
    if (row.value !== null || row.missing !== null) facts.withFigure += 1;
    if (row.statedRank !== null) facts.withStatedRank += 1;
    if (row.vintage === null) facts.hasEmptyVintage = true;
    else facts.hasGivenVintage = true;
    facts.firstVintage ??= row.vintage;
    if (this.vintagesSeen.size < 2) this.vintagesSeen.add(row.vintage ?? '');
    this.itemsOf(row.indicatorId).add(row.period);
    facts.isOrdered &&= this.lastRow === null || isAfter(row, this.lastRow);
    this.lastRow = row;
  }

  private itemsOf(indicatorId: number): Set<string> {
    const known = this.facts.items.get(indicatorId);
    if (known) return known;
    const periods = new Set<string>();
    this.facts.items.set(indicatorId, periods);
    return periods;
  }

  /** The number of the row's source; null where it gives none. */
  private sourceNo(row: FigureRow): number | null {
    if (row.origin === null && row.sourceTitle === '' && row.sourceUrl === '') return null;
    const last = this.lastSource;
    // rows of one source stand together as a rule, and comparing is cheaper than hashing
    if (last && last.origin === row.origin && last.title === row.sourceTitle && last.url === row.sourceUrl)
      return last.no;
    const no = this.numberOf(row);
    this.lastSource = { no, origin: row.origin, title: row.sourceTitle, url: row.sourceUrl };
    return no;
  }

  private numberOf(row: FigureRow): number {
    const origin = row.origin ?? 'official';
    const key = `${origin}\n${row.sourceTitle}\n${row.sourceUrl}`;
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    this.sourceCount += 1;
    this.sources.set(key, this.sourceCount);
    this.newSources.push({ no: this.sourceCount, origin, title: row.sourceTitle, url: row.sourceUrl });
    return this.sourceCount;
  }

  /** Bytes at once: a long text put together first would be copied twice more. A row is shorter than the room left. */
  private append(line: string): void {
    this.size += this.bytes.write(line, this.size);
  }

  private async send(): Promise<void> {
    if (this.size === 0) return;
    const chunk = this.bytes.subarray(0, this.size);
    // what is handed on is not written over
    this.bytes = Buffer.allocUnsafe(CHUNK + LONGEST_ROW);
    this.size = 0;
    if (!this.stream) {
      this.stream = this.client.query(copyFrom(`COPY staged (${COLUMNS}) FROM STDIN`));
      this.stream.on('error', (error: Error) => {
        this.failure = error;
      });
    }
    if (this.failure) throw this.failure;
    if (!this.stream.write(chunk)) await once(this.stream, 'drain');
  }

  /** Ends the COPY that is under way and writes the sources it refers to; a later row begins another. */
  private async rest(): Promise<void> {
    await this.send();
    const stream = this.stream;
    if (stream) {
      stream.end();
      await finished(stream);
      this.stream = null;
    }
    if (this.newSources.length > 0) {
      await this.client.query(
        `INSERT INTO staged_source SELECT no, origin::origin, title, url
         FROM json_to_recordset($1) AS s (no int, origin text, title text, url text)`,
        [JSON.stringify(this.newSources)],
      );
    }
    this.newSources = [];
    // a source that comes again later gets a second number, which leads to the same row: memory stays bounded
    if (this.sources.size >= SOURCES_KEPT) this.sources = new Map();
  }
}

function isAfter(row: FigureRow, before: FigureRow): boolean {
  if (row.indicatorId !== before.indicatorId) return row.indicatorId > before.indicatorId;
  if (row.measure !== before.measure) return row.measure === 'growth';
  if (row.regionId !== before.regionId) return row.regionId > before.regionId;
  if (row.period !== before.period) return row.period > before.period;
  // an empty vintage is the import's own instant, later than every other
  if (row.vintage === before.vintage || before.vintage === null) return false;
  return row.vintage === null || row.vintage > before.vintage;
}

/** The text format of COPY. */
function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text;
}
