import 'server-only';
import type { PoolClient } from 'pg';
import type { FigureRowPlaces } from '@/lib/data-package/figure-places';
import { type Counts, noCounts } from '@/lib/data-package/known';
import type { Problems, Warnings } from '@/lib/data-package/problems';
import { hasFigure, hasStated } from './import-compare';
import type { StagedFacts } from './import-stage';

export interface DraftOptions {
  actor: string;
  /** Why published figures are to be revised. */
  revisionReason: string;
}

/**
 * Puts the staged rows on the desk. A draft is one cell with one version, so of several vintages the last one counts.
 * A draft equal to what is published, or to the draft there is, is the same; one in review or approved is not touched
 * but reported, since it is locked until it is given back or reopened.
 */
export async function draftStaged(
  client: PoolClient,
  facts: StagedFacts,
  options: DraftOptions,
  places: FigureRowPlaces,
  problems: Problems,
  warnings: Warnings,
): Promise<Counts> {
  if (facts.rows === 0) return noCounts();
  await client.query(`
    CREATE TEMP TABLE drafted ON COMMIT DROP AS
    SELECT c.*, f.value, f.missing, coalesce(f.stage, p.stage) AS stage, coalesce(f.note, p.note) AS note, p.stated_rank, p.stated_of,
      coalesce(f.source_no, p.source_no) AS source_no, coalesce(f.line, p.line) AS line
    FROM (SELECT indicator_id, measure, region_id, period,
        (array_agg(line ORDER BY vintage DESC NULLS FIRST) FILTER (WHERE ${hasFigure}))[1] AS figure_line,
        (array_agg(line ORDER BY vintage DESC NULLS FIRST) FILTER (WHERE ${hasStated}))[1] AS stated_line
      FROM staged s GROUP BY 1, 2, 3, 4) c
      LEFT JOIN staged f ON f.line = c.figure_line LEFT JOIN staged p ON p.line = c.stated_line;
    ANALYZE drafted`);
  const left = await client.query<{ rows: number; line: number }>(
    `SELECT count(*)::int AS rows, min(s.line) AS line FROM staged s JOIN drafted d USING (indicator_id, measure, region_id, period)
     WHERE s.line IS DISTINCT FROM d.figure_line AND s.line IS DISTINCT FROM d.stated_line`,
  );
  const older = left.rows[0];
  if (older && older.rows > 0)
    warnings.add('drafts_one_version', places.at(older.line, 'vintage'), { rows: older.rows });

  await client.query(`
    CREATE TEMP TABLE desk ON COMMIT DROP AS
    SELECT d.indicator_id, d.measure, d.region_id, d.period, d.line,
      CASE WHEN d.figure_line IS NULL THEN e.value ELSE d.value END AS value,
      CASE WHEN d.figure_line IS NULL THEN e.missing ELSE d.missing END AS missing,
      coalesce(d.stated_rank, e.stated_rank) AS stated_rank,
      CASE WHEN d.stated_rank IS NULL THEN e.stated_of ELSE d.stated_of END AS stated_of,
      coalesce(d.stage, e.stage, 'final') AS stage, coalesce(d.note, e.note) AS note,
      coalesce(c.origin, e.origin, 'official') AS origin, coalesce(c.title, e.source_title, '') AS source_title,
      coalesce(c.url, e.source_url, '') AS source_url, e.state, p.base,
      CASE WHEN e.indicator_id IS NOT NULL THEN
        (d.figure_line IS NULL OR (d.value, d.missing) IS NOT DISTINCT FROM (e.value, e.missing))
        AND (d.stated_rank IS NULL OR (d.stated_rank = e.stated_rank AND d.stated_of IS NOT DISTINCT FROM e.stated_of))
        AND coalesce(d.stage, e.stage) = e.stage AND d.note IS NOT DISTINCT FROM coalesce(d.note, e.note)
        AND (c.no IS NULL OR (c.origin, c.title, c.url) = (e.origin, e.source_title, e.source_url))
      ELSE
        (d.figure_line IS NULL OR (p.value IS NOT DISTINCT FROM d.value AND p.missing IS NOT DISTINCT FROM d.missing AND p.base IS NOT NULL
          AND (d.stage IS NULL OR d.stage = p.stage) AND (d.note IS NULL OR d.note = p.note)
          AND (c.no IS NULL OR (c.origin, c.title, c.url) = (p.origin, p.title, p.url))))
        AND (d.stated_rank IS NULL OR (d.stated_rank = r.rank AND (d.stated_of IS NULL OR d.stated_of = r.of)))
      END AS is_same
    FROM drafted d
      LEFT JOIN staged_source c ON c.no = d.source_no
      LEFT JOIN entry e USING (indicator_id, measure, region_id, period)
      LEFT JOIN LATERAL (SELECT f.value, f.missing, f.stage, f.note, f.published_at AS base, o.origin, o.title, o.url FROM figure f JOIN source o ON o.id = f.source_id
        WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (d.indicator_id, d.measure, d.region_id, d.period)
        ORDER BY f.published_at DESC LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT f.rank, f.of FROM stated_rank f
        WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (d.indicator_id, d.measure, d.region_id, d.period)
        ORDER BY f.published_at DESC LIMIT 1) r ON true;
    UPDATE desk SET is_same = false WHERE is_same IS NULL`);
  const locked = await client.query<{ line: number; state: string; count: string }>(
    `SELECT line, state, count(*) OVER () AS count FROM desk WHERE NOT is_same AND state IN ('submitted', 'approved')
     ORDER BY line LIMIT ${problems.room()}`,
  );
  for (const { line, state } of locked.rows)
    problems.add('entry_locked', places.at(line, 'value'), { state });
  problems.count += Number(locked.rows[0]?.count ?? 0) - locked.rows.length;
  if (locked.rows.length > 0) return noCounts();

  const counts = await client.query<{ added: number; changed: number; same: number }>(
    `SELECT count(*) FILTER (WHERE is_same)::int AS same, count(*) FILTER (WHERE NOT is_same AND state IS NULL)::int AS added,
       count(*) FILTER (WHERE NOT is_same AND state IS NOT NULL)::int AS changed FROM desk`,
  );
  await client.query(
    `INSERT INTO calendar (indicator_id, period, frequency, january) SELECT DISTINCT d.indicator_id, d.period, n.frequency, n.january
     FROM desk d JOIN indicator n ON n.id = d.indicator_id WHERE NOT d.is_same ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO entry AS e (indicator_id, measure, region_id, period, value, missing, stage, note, reason, stated_rank, stated_of,
       origin, source_title, source_url, base_published_at, entered_by)
     SELECT indicator_id, measure, region_id, period, value, missing, stage, note, CASE WHEN base IS NULL THEN NULL ELSE $2 END,
       stated_rank, stated_of, origin, source_title, source_url, base, $1
     FROM desk WHERE NOT is_same
     ON CONFLICT (indicator_id, measure, region_id, period) DO UPDATE SET value = excluded.value, missing = excluded.missing,
       stage = excluded.stage, note = excluded.note, reason = excluded.reason, stated_rank = excluded.stated_rank,
       stated_of = excluded.stated_of, origin = excluded.origin, source_title = excluded.source_title, source_url = excluded.source_url,
       base_published_at = excluded.base_published_at, entered_by = excluded.entered_by, entered_at = now(), state = 'draft',
       lock_version = e.lock_version + 1`,
    [options.actor, options.revisionReason],
  );
  return counts.rows[0] ?? noCounts();
}

/** Takes drafts off the desk that say what has just been published; others stay, and meet the new version there. */
export async function clearPublishedDrafts(client: PoolClient): Promise<void> {
  const any = await client.query('SELECT FROM entry LIMIT 1');
  if (any.rowCount === 0) return;
  await client.query(
    `DELETE FROM entry e USING staged s
     WHERE (e.indicator_id, e.measure, e.region_id, e.period) = (s.indicator_id, s.measure, s.region_id, s.period)
       AND e.state IN ('draft', 'returned') AND e.value IS NOT DISTINCT FROM s.value AND e.missing IS NOT DISTINCT FROM s.missing
       AND e.stated_rank IS NOT DISTINCT FROM s.stated_rank`,
  );
}
