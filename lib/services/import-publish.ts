import 'server-only';
import type { PoolClient } from 'pg';
import { type Counts, noCounts } from '@/lib/data-package/known';
import { type Compared, hasFigure, hasStated } from './import-compare';
import type { StagedFacts } from './import-stage';

export interface PublishOptions {
  /** The instant of rows without a vintage, ISO 8601 with milliseconds. */
  now: string;
  actor: string;
  /** Why figures are revised. */
  revisionReason: string;
  /** The operator's own words, or empty. */
  reason: string;
  sha256: string;
  /** Leave out the inserts of figures alone, which would leave dead rows behind when rolled back. */
  dryRun: boolean;
}

export interface Published {
  figures: Counts;
  statedRanks: Counts;
  releases: number;
}

const cell = 'indicator_id, measure, region_id, period';
const earlier = (table: string) =>
  `EXISTS (SELECT FROM ${table} f WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (s.indicator_id, s.measure, s.region_id, s.period)
     AND f.published_at < s.published_at)`;
const isKnown = (table: string) =>
  `EXISTS (SELECT FROM ${table} f WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (s.indicator_id, s.measure, s.region_id, s.period))`;

/**
 * Publishes the staged rows that are not settled: sources, calendar, one release an instant (two where only some of it
 * revises), its items, and one insert of figures in the order of their key.
 */
export async function publishStaged(
  client: PoolClient,
  facts: StagedFacts,
  compared: Compared,
  options: PublishOptions,
): Promise<Published> {
  const fresh = freshRows(compared, facts);
  const figures = await countRows(
    client,
    'figure',
    fresh(hasFigure, true),
    compared,
    facts.withFigure,
    compared.sameFigures,
  );
  const statedRanks = await countRows(
    client,
    'stated_rank',
    fresh(hasStated, false),
    compared,
    facts.withStatedRank,
    compared.sameStated,
  );
  const total = figures.added + figures.changed + statedRanks.added + statedRanks.changed;
  if (total === 0) return { figures, statedRanks, releases: 0 };

  await gatherItems(client, facts, compared, fresh, options.now);
  const defaultSource = await writeSources(client);
  await client.query(
    `INSERT INTO calendar (indicator_id, period, frequency, january) SELECT DISTINCT i.indicator_id, i.period, n.frequency, n.january
     FROM fresh_item i JOIN indicator n ON n.id = i.indicator_id ON CONFLICT DO NOTHING`,
  );
  const releases = await writeReleases(client, options);
  const provenance = await client.query<{ id: number }>(
    `INSERT INTO provenance (kind, file_sha256, entered_by, entered_at) VALUES ('import', decode($1, 'hex'), $2, $3) RETURNING id`,
    [options.sha256, options.actor, options.now],
  );
  if (options.dryRun) return { figures, statedRanks, releases };
  const provenanceId = provenance.rows[0]?.id;
  const order = facts.isOrdered ? '' : `ORDER BY s.indicator_id, s.measure, s.region_id, s.period, s.vintage`;
  const params = [options.now, defaultSource, provenanceId];
  if (figures.added + figures.changed > 0) {
    await client.query(
      `INSERT INTO figure (indicator_id, region_id, measure, source_id, published_at, provenance_id, stage, missing, period, value, note)
       SELECT s.indicator_id, s.region_id, s.measure, coalesce(m.id, $2), coalesce(s.vintage, $1), $3, coalesce(s.stage, 'final'),
         s.missing, s.period, s.value, s.note
       FROM ${fresh(hasFigure, true)} s LEFT JOIN source_id m ON m.no = s.source_no ${order}`,
      params,
    );
  }
  if (statedRanks.added + statedRanks.changed > 0) {
    await client.query(
      `INSERT INTO stated_rank (indicator_id, region_id, measure, source_id, published_at, provenance_id, rank, of, period, note)
       SELECT s.indicator_id, s.region_id, s.measure, coalesce(m.id, $2), coalesce(s.vintage, $1), $3, s.stated_rank, s.stated_of,
         s.period, CASE WHEN ${hasFigure} THEN NULL ELSE s.note END
       FROM ${fresh(hasStated, false)} s LEFT JOIN source_id m ON m.no = s.source_no ${order}`,
      params,
    );
  }
  return { figures, statedRanks, releases };
}

/** SQL of the staged rows of one kind that are not published as they stand. */
function freshRows(compared: Compared, facts: StagedFacts) {
  const isSettled = compared.hasStored || (facts.hasEmptyVintage && facts.hasGivenVintage);
  return (part: string, isFigure: boolean): string =>
    isSettled
      ? `(SELECT * FROM staged s WHERE ${part} AND NOT EXISTS
          (SELECT FROM settled t WHERE t.line = s.line AND t.is_figure = ${isFigure} AND t.is_same))`
      : `(SELECT * FROM staged s WHERE ${part})`;
}

async function countRows(
  client: PoolClient,
  table: string,
  fresh: string,
  compared: Compared,
  all: number,
  same: number,
): Promise<Counts> {
  if (all - same === 0) return { ...noCounts(), same };
  if (!compared.hasStored) return { added: all - same, changed: 0, same };
  const { rows } = await client.query<{ changed: number }>(
    `SELECT count(*)::int AS changed FROM ${fresh} s WHERE ${isKnown(table)}`,
  );
  const changed = rows[0]?.changed ?? 0;
  return { added: all - same - changed, changed, same };
}

/** Which periods of which indicators come out at which instant, and whether that revises anything. */
async function gatherItems(
  client: PoolClient,
  facts: StagedFacts,
  compared: Compared,
  fresh: (part: string, isFigure: boolean) => string,
  now: string,
): Promise<void> {
  const parts = [
    ['figure', fresh(hasFigure, true), facts.withFigure],
    ['stated_rank', fresh(hasStated, false), facts.withStatedRank],
  ] as const;
  const selects = parts
    .filter(([, , count]) => count > 0)
    .map(([table, rows]) => {
      const instants = `(SELECT ${cell}, coalesce(vintage, $1::timestamptz) AS published_at FROM ${rows} r) s`;
      const stored = compared.hasStored ? earlier(table) : 'false';
      if (facts.vintages < 2) {
        return `SELECT s.indicator_id, s.period, s.published_at, bool_or(${stored}) AS revises FROM ${instants} GROUP BY 1, 2, 3`;
      }
      return `SELECT s.indicator_id, s.period, s.published_at, bool_or(s.is_later OR ${stored}) AS revises FROM (
          SELECT s.*, lag(published_at) OVER (PARTITION BY ${cell} ORDER BY published_at) IS NOT NULL AS is_later FROM ${instants}
        ) s GROUP BY 1, 2, 3`;
    });
  // not CREATE TABLE AS, which takes no parameters
  await client.query(
    `CREATE TEMP TABLE fresh_item (indicator_id int, period text COLLATE "C", published_at timestamptz(3), revises boolean) ON COMMIT DROP`,
  );
  if (!compared.hasStored && facts.vintages === 1) {
    // all of it is new, at one instant: the reader has seen which periods there are
    const instant = facts.hasEmptyVintage ? now : facts.firstVintage;
    await client.query('INSERT INTO fresh_item SELECT indicator_id, period, $1, false FROM staged_item', [
      instant,
    ]);
    await client.query('ANALYZE fresh_item');
    return;
  }
  await client.query(
    `INSERT INTO fresh_item SELECT indicator_id, period, published_at, bool_or(revises)
     FROM (${selects.join(' UNION ALL ')}) i GROUP BY 1, 2, 3`,
    [now],
  );
  await client.query('ANALYZE fresh_item');
}

/** Writes the sources of the stage and numbers them; answers the id of the source of rows that give none. */
async function writeSources(client: PoolClient): Promise<number | null> {
  await client.query(
    'INSERT INTO source (origin, title, url) SELECT DISTINCT origin, title, url FROM staged_source WHERE no > 0 ON CONFLICT DO NOTHING',
  );
  await client.query(`
    CREATE TEMP TABLE source_id ON COMMIT DROP AS SELECT g.no, c.id FROM staged_source g JOIN source c USING (origin, title, url);
    ANALYZE source_id`);
  const needed = await client.query('SELECT FROM staged WHERE source_no IS NULL LIMIT 1');
  if (needed.rowCount === 0) return null;
  await client.query(`INSERT INTO source (origin) VALUES ('official') ON CONFLICT DO NOTHING`);
  const found = await client.query<{ id: number }>(
    `SELECT id FROM source WHERE (origin, title, url) = ('official', '', '')`,
  );
  return found.rows[0]?.id ?? null;
}

async function writeReleases(client: PoolClient, options: PublishOptions): Promise<number> {
  // an item that is out already at that instant keeps its release
  const { rows } = await client.query<{ releases: number }>(
    `WITH item AS (
       SELECT i.* FROM fresh_item i WHERE NOT EXISTS (SELECT FROM release_item r
         WHERE (r.indicator_id, r.period, r.published_at) = (i.indicator_id, i.period, i.published_at))),
     made AS (
       INSERT INTO release (published_at, kind, reason)
       SELECT DISTINCT published_at, CASE WHEN revises THEN 'revision' ELSE 'import' END, CASE WHEN revises THEN $1 ELSE $2 END
       FROM item ORDER BY 1, 2 RETURNING id, published_at, kind),
     items AS (
       INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
       SELECT i.indicator_id, i.period, i.published_at, r.id,
         (SELECT max(v.effective_from) FROM indicator_version v WHERE v.indicator_id = i.indicator_id AND v.effective_from <= i.published_at)
       FROM item i JOIN made r ON r.published_at = i.published_at AND (r.kind = 'revision') = i.revises)
     SELECT count(*)::int AS releases FROM made`,
    [options.revisionReason, options.reason],
  );
  return rows[0]?.releases ?? 0;
}
