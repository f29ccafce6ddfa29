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
const sameSource = '(s.source_no IS NULL OR (g.origin, g.title, g.url) = (f.origin, f.title, f.url))';
const sameNote = "(s.note IS NULL OR s.note = coalesce(f.note, ''))";
const sameFigure = `s.value IS NOT DISTINCT FROM f.value AND s.missing IS NOT DISTINCT FROM f.missing
  AND (s.stage IS NULL OR s.stage = f.stage) AND ${sameSource} AND ${sameNote}`;
const sameStated = `s.stated_rank = f.rank AND (s.stated_of IS NULL OR s.stated_of = f.of) AND ${sameSource}
  AND (${hasFigure} OR ${sameNote})`;

const figures = `SELECT f.*, c.origin, c.title, c.url FROM figure f JOIN source c ON c.id = f.source_id`;
const stated = `SELECT f.*, c.origin, c.title, c.url FROM stated_rank f JOIN source c ON c.id = f.source_id`;
const stagedFigures = `SELECT t.vintage AS published_at, t.value, t.missing, coalesce(t.stage, 'final') AS stage, t.note,
  coalesce(c.origin, 'official') AS origin, coalesce(c.title, '') AS title, coalesce(c.url, '') AS url
  FROM staged t LEFT JOIN staged_source c ON c.no = t.source_no`;
const stagedStated = `SELECT t.vintage AS published_at, t.stated_rank AS rank, t.stated_of AS of, t.note,
  coalesce(c.origin, 'official') AS origin, coalesce(c.title, '') AS title, coalesce(c.url, '') AS url
  FROM staged t LEFT JOIN staged_source c ON c.no = t.source_no`;

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
  for (const [part, column] of [
    [hasFigure, 'region_code'],
    [hasStated, 'stated_rank'],
  ] as const) {
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
    CREATE TEMP TABLE staged_item ON COMMIT DROP AS SELECT indicator_id, period FROM staged GROUP BY 1, 2;
    CREATE TEMP TABLE settled (line int NOT NULL, is_figure boolean NOT NULL, is_same boolean NOT NULL, published text) ON COMMIT DROP`);
  const found = await client.query<{ stored: boolean }>(
    'SELECT EXISTS (SELECT FROM staged_item JOIN release_item USING (indicator_id, period)) AS stored',
  );
  const hasStored = found.rows[0]?.stored ?? false;
  const isMixed = facts.hasEmptyVintage && facts.hasGivenVintage;
  if (!hasStored && !isMixed) return { hasStored, sameFigures: 0, sameStated: 0 };
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
  for (const [isFigure, part, table, staged, isSame, published, stagedPart, count] of parts) {
    if (count === 0) continue;
    const insert = `INSERT INTO settled SELECT s.line, ${isFigure}, ${isSame}, ${published} FROM staged s`;
    if (facts.hasGivenVintage && hasStored) {
      await client.query(
        `${insert} JOIN (${table}) f ON ${sameCell('s', 'f')} AND f.published_at = s.vintage
         LEFT JOIN staged_source g ON g.no = s.source_no WHERE ${part}`,
      );
    }
    if (facts.hasEmptyVintage) {
      const last = (from: string, as: string) =>
        `SELECT * FROM (${from} WHERE ${sameCell('s', as)}) v ORDER BY published_at DESC LIMIT 1`;
      const columns = isFigure
        ? 'published_at, value, missing, stage, note, origin, title, url'
        : 'published_at, rank, of, note, origin, title, url';
      const given = `${staged} WHERE ${sameCell('s', 't')} AND t.vintage IS NOT NULL AND (t.${stagedPart}) ORDER BY t.vintage DESC LIMIT 1`;
      const versions = isMixed
        ? `SELECT * FROM ((SELECT ${columns} FROM (${last(table, 'f')}) v) UNION ALL (${given})) v ORDER BY published_at DESC LIMIT 1`
        : last(table, 'f');
      await client.query(
        `${insert} CROSS JOIN LATERAL (${versions}) f LEFT JOIN staged_source g ON g.no = s.source_no
         WHERE s.vintage IS NULL AND ${part}`,
      );
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
