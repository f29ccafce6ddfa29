import 'server-only';
import type { PoolClient } from 'pg';
import type { FigureRowPlaces } from '@/lib/data-package/figure-places';
import type { Problems } from '@/lib/data-package/problems';
import type { StagedFacts } from './import-stage';

/** SQL over `staged s`: whether a row carries a figure, and whether a stated place. */
export const hasFigure = '(s.value IS NOT NULL OR s.missing IS NOT NULL)';
export const hasStated = 's.stated_rank IS NOT NULL';

const sameCell = (a: string, b: string) =>
  `${a}.indicator_id = ${b}.indicator_id AND ${a}.measure = ${b}.measure AND ${a}.region_id = ${b}.region_id AND ${a}.period = ${b}.period`;

// an empty cell of stage, source or note says nothing, so it makes no difference
const sameSource = '(s.source_no IS NULL OR g.id = f.source_id)';
const sameNote = "(s.note IS NULL OR s.note = coalesce(f.note, ''))";
const sameFigure = `s.value IS NOT DISTINCT FROM f.value AND s.missing IS NOT DISTINCT FROM f.missing
  AND (s.stage IS NULL OR s.stage = f.stage) AND ${sameSource} AND ${sameNote}`;
const sameStated = `s.stated_rank = f.rank AND (s.stated_of IS NULL OR s.stated_of = f.of) AND ${sameSource}
  AND (${hasFigure} OR ${sameNote})`;

const figures =
  'SELECT f.indicator_id, f.measure, f.region_id, f.period, f.published_at, f.value, f.missing, f.stage, f.note, f.source_id FROM figure f';
const stated =
  'SELECT f.indicator_id, f.measure, f.region_id, f.period, f.published_at, f.rank, f.of, f.note, f.source_id FROM stated_rank f';
const stagedSource =
  'c.id AS source_id FROM staged t JOIN source_number c ON c.no = coalesce(t.source_no, 0)';
const stagedFigures = `SELECT t.indicator_id, t.measure, t.region_id, t.period, t.vintage AS published_at, t.value, t.missing, coalesce(t.stage, 'final') AS stage, t.note, ${stagedSource}`;
const stagedStated = `SELECT t.indicator_id, t.measure, t.region_id, t.period, t.vintage AS published_at, t.stated_rank AS rank, t.stated_of AS of, t.note, ${stagedSource}`;

/** What is known of the stage against what is published. */
export interface Compared {
  /** Whether anything of the staged indicators' periods is published already. */
  hasStored: boolean;
  sameFigures: number;
  sameStated: number;
}

/** Rows that say the same figure, or the same place, of the same vintage twice are problems, each with the line of the first. */
export async function findDuplicates(
  client: PoolClient,
  facts: StagedFacts,
  places: FigureRowPlaces,
  problems: Problems,
): Promise<void> {
  if (facts.isOrdered) return;
  for (const [part, column, count] of [
    [hasFigure, 'region_code', facts.withFigure],
    [hasStated, 'stated_rank', facts.withStatedRank],
  ] as const) {
    if (count === 0) continue;
    const { rows } = await client.query<{ line: number; first: number; count: string }>(
      `WITH twice AS MATERIALIZED (
         SELECT indicator_id, measure, region_id, period, vintage, min(line) AS first FROM staged s WHERE ${part}
         GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1)
       SELECT s.line, t.first, count(*) OVER () AS count FROM twice t JOIN staged s
         ON ${sameCell('s', 't')} AND s.vintage IS NOT DISTINCT FROM t.vintage
       WHERE ${part} AND s.line > t.first ORDER BY s.line LIMIT ${problems.room()}`,
    );
    for (const { line, first } of rows)
      problems.add('duplicate_row', places.at(line, column), { line: first });
    problems.count += Number(rows[0]?.count ?? 0) - rows.length;
  }
}

/**
 * Finds the rows that are published already as they stand: with their vintage, or, where they give none, as the last
 * version. They go to `settled`. The same vintage with other content is a problem.
 */
export async function compareWithPublished(
  client: PoolClient,
  facts: StagedFacts,
  places: FigureRowPlaces,
  problems: Problems,
): Promise<Compared> {
  await client.query(`
    CREATE TEMP TABLE staged_item (indicator_id int, period text COLLATE "C") ON COMMIT DROP;
    CREATE TEMP TABLE settled (line int NOT NULL, is_figure boolean NOT NULL, is_same boolean NOT NULL, published text) ON COMMIT DROP`);
  const items = [...facts.items].flatMap(([id, periods]) => [...periods].map((period) => [id, period]));
  await client.query(`INSERT INTO staged_item SELECT (i->>0)::int, i->>1 FROM json_array_elements($1) i`, [
    JSON.stringify(items),
  ]);
  await client.query('ANALYZE staged_item');
  const found = await client.query<{ stored: boolean }>(
    'SELECT EXISTS (SELECT FROM staged_item JOIN release_item USING (indicator_id, period)) AS stored',
  );
  const hasStored = found.rows[0]?.stored ?? false;
  const isMixed = facts.hasEmptyVintage && facts.hasGivenVintage;
  if (!hasStored && !isMixed) return { hasStored, sameFigures: 0, sameStated: 0 };
  // a source that is not there yet has a number below zero, one for all rows that name it
  await client.query(`
    CREATE TEMP TABLE source_number ON COMMIT DROP AS
    SELECT g.no, coalesce(c.id, -dense_rank() OVER (ORDER BY g.origin, g.title, g.url))::int AS id
    FROM staged_source g LEFT JOIN source c USING (origin, title, url);
    ANALYZE source_number`);
  if (isMixed) await client.query('CREATE INDEX ON staged (indicator_id, region_id, period, measure)');

  const parts = [
    [
      true,
      hasFigure,
      figures,
      stagedFigures,
      sameFigure,
      'coalesce(f.value::text, f.missing::text)',
      'value IS NOT NULL OR t.missing IS NOT NULL',
      facts.withFigure,
    ],
    [
      false,
      hasStated,
      stated,
      stagedStated,
      sameStated,
      'f.rank::text',
      'stated_rank IS NOT NULL',
      facts.withStatedRank,
    ],
  ] as const;
  const isLarge = await isLargePart(client, facts.rows);
  for (const [isFigure, part, table, staged, isSame, published, stagedPart, count] of parts) {
    if (count === 0) continue;
    const insert = `INSERT INTO settled SELECT s.line, ${isFigure}, ${isSame}, ${published} FROM staged s`;
    if (facts.hasGivenVintage && hasStored) {
      await client.query(
        `${insert} JOIN (${table}) f ON ${sameCell('s', 'f')} AND f.published_at = s.vintage
         LEFT JOIN source_number g ON g.no = s.source_no WHERE ${part}`,
      );
    }
    if (facts.hasEmptyVintage) {
      const end = `LEFT JOIN source_number g ON g.no = s.source_no WHERE s.vintage IS NULL AND ${part}`;
      const last = `${table} WHERE ${sameCell('s', 'f')} ORDER BY f.published_at DESC LIMIT 1`;
      const given = `${staged} WHERE ${sameCell('s', 't')} AND t.vintage IS NOT NULL AND (t.${stagedPart}) ORDER BY t.vintage DESC LIMIT 1`;
      if (isMixed) {
        const newest = `SELECT * FROM ((${last}) UNION ALL (${given})) v ORDER BY published_at DESC LIMIT 1`;
        await client.query(`${insert} CROSS JOIN LATERAL (${newest}) f ${end}`);
      } else if (isLarge) {
        // one pass over everything is cheaper than as many lookups
        const lasts = `SELECT DISTINCT ON (f.indicator_id, f.measure, f.region_id, f.period) * FROM (${table}) f
          WHERE f.indicator_id IN (SELECT indicator_id FROM staged_item)
          ORDER BY f.indicator_id, f.measure, f.region_id, f.period, f.published_at DESC`;
        await client.query(`${insert} JOIN (${lasts}) f ON ${sameCell('s', 'f')} ${end}`);
      } else {
        await client.query(`${insert} CROSS JOIN LATERAL (${last}) f ${end}`);
      }
    }
  }
  await client.query('ANALYZE settled');
  const conflicts = await client.query<{
    line: number;
    is_figure: boolean;
    published: string;
    vintage: string;
    count: string;
  }>(
    `SELECT line, is_figure, published, to_char(vintage AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS vintage, count(*) OVER () AS count
     FROM settled JOIN staged USING (line) WHERE NOT is_same AND vintage IS NOT NULL ORDER BY line LIMIT ${problems.room()}`,
  );
  for (const { line, is_figure, published, vintage } of conflicts.rows) {
    const place = places.at(line, is_figure ? 'value' : 'stated_rank');
    problems.add('vintage_conflict', place, { vintage, published });
  }
  problems.count += Number(conflicts.rows[0]?.count ?? 0) - conflicts.rows.length;
  const same = await client.query<{ figures: number; stated: number }>(
    'SELECT count(*) FILTER (WHERE is_figure)::int AS figures, count(*) FILTER (WHERE NOT is_figure)::int AS stated FROM settled WHERE is_same',
  );
  return { hasStored, sameFigures: same.rows[0]?.figures ?? 0, sameStated: same.rows[0]?.stated ?? 0 };
}

/** Whether so many rows are a good part of what is published. */
async function isLargePart(client: PoolClient, rows: number): Promise<boolean> {
  const { rows: found } = await client.query<{ published: number }>(
    `SELECT reltuples AS published FROM pg_class WHERE oid = 'figure'::regclass`,
  );
  return rows > 20_000 && rows * 10 > (found[0]?.published ?? 0);
}
