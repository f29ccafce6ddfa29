import 'server-only';
import type { PoolClient } from 'pg';
import type { FigureState } from '@/lib/auth/permissions';
import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import { lockSheets } from './lock-sheets';

/**
 * What a cell of the desk is to say. At most one of value (decimal text) and missing is given. Of note, reason and
 * explanation null leaves what is there and '' takes it away; an explanation belongs to its value, so one that is not
 * given again goes with the value it explained.
 */
export interface EntryWrite {
  indicatorId: number;
  measure: Measure;
  regionId: number;
  /** In the form of the indicator's own frequency. */
  period: string;
  value: string | null;
  missing: MissingReason | null;
  stage: Stage;
  /** Published with the figure. */
  note: string | null;
  /** Why a published figure is revised. */
  reason: string | null;
  origin: Origin;
  sourceTitle: string;
  sourceUrl: string;
  /** Why an odd value is right: for the reviewer, never published. */
  explanation: string | null;
  /** The value (decimal text) that a person confirmed although it looks like another unit; null leaves what is there. */
  confirmed: string | null;
  /** The lock version last seen; 0: no entry was seen; null: whatever is there is replaced. */
  expected: number | null;
  /** When the published version last seen was published (ISO 8601); null: none was seen; absent: whatever is published is revised. */
  seenBase?: string | null | undefined;
}

export interface EntryWritten {
  /** same: it said so already, or is published so; conflict: another version is there, at the desk or in public; locked: given in or approved. */
  result: 'inserted' | 'updated' | 'same' | 'conflict' | 'locked';
  /** Of the entry as it is now; null: there is none. */
  lockVersion: number | null;
  /** The entry that was found, before this write. */
  current: EntryFound | null;
}

export interface EntryFound {
  value: string | null;
  missing: MissingReason | null;
  enteredBy: string;
  /** ISO 8601, UTC. */
  enteredAt: string;
  state: FigureState;
}

interface WrittenRow {
  result: EntryWritten['result'];
  lock_version: number | null;
  found: boolean;
  value: string | null;
  missing: MissingReason | null;
  entered_by: string;
  entered_at: Date;
  state: FigureState;
}

/**
 * Writes cells to the desk inside the caller's transaction, any number in a few statements, and answers what became of
 * each, in their order. Nobody is overwritten or revised unseen: an entry changed, or a figure published, since it was
 * seen is a conflict, and one in review or approved is locked. It asks nobody's permission. Throws where a cell is given twice, or a period is not
 * one of its indicator's.
 */
export async function writeEntries(
  client: PoolClient,
  enteredBy: string,
  rows: readonly EntryWrite[],
): Promise<EntryWritten[]> {
  if (rows.length === 0) return [];
  if (new Set(rows.map(keyOf)).size < rows.length) throw new Error('a cell is written twice');
  const given = JSON.stringify(rows.map((row, n) => ({ n, ...row, asks: row.seenBase !== undefined })));
  await lockSheets(client, rows);
  const { rows: written } = await client.query<WrittenRow>(WRITE, [given, enteredBy]);
  return written.map((row) => ({
    result: row.result,
    lockVersion: row.lock_version,
    current: row.found
      ? {
          value: row.value,
          missing: row.missing,
          enteredBy: row.entered_by,
          enteredAt: row.entered_at.toISOString(),
          state: row.state,
        }
      : null,
  }));
}

function keyOf({ indicatorId, measure, regionId, period }: EntryWrite): string {
  return `${indicatorId}/${measure}/${regionId}/${period}`;
}

// the rows are locked by then, so where they lie (ctid) stands, and finds them whatever the statistics say
const WRITE = `
WITH given AS MATERIALIZED (
  SELECT n, "indicatorId" AS indicator_id, measure, "regionId" AS region_id, period COLLATE "C" AS period, value, missing, stage,
    note, reason, origin, "sourceTitle" AS source_title, "sourceUrl" AS source_url, explanation, confirmed, expected,
    asks, "seenBase" AS seen_base
  FROM jsonb_to_recordset($1::jsonb) AS g(n integer, "indicatorId" integer, measure measure, "regionId" integer, period text,
    value numeric, missing missing_reason, stage stage, note text, reason text, origin origin, "sourceTitle" text,
    "sourceUrl" text, explanation text, confirmed numeric, expected integer, asks boolean, "seenBase" timestamptz)),
wanted AS MATERIALIZED (
  SELECT g.n, g.indicator_id, g.measure, g.region_id, g.period, g.value, g.missing, g.stage, g.origin, g.source_title, g.source_url,
    nullif(coalesce(g.note, e.note), '') AS note, nullif(coalesce(g.reason, e.reason), '') AS reason,
    nullif(coalesce(g.explanation, CASE WHEN (e.value, e.missing) IS NOT DISTINCT FROM (g.value, g.missing) THEN e.explanation END), '') AS explanation,
    coalesce(g.confirmed, e.confirmed) AS confirmed, g.expected, p.published_at AS base,
    g.asks AND g.seen_base IS DISTINCT FROM p.published_at AS is_stale,
    e.indicator_id IS NOT NULL AS found, e AS old, e.ctid AS at,
    p.published_at IS NOT NULL AND (g.value, g.missing, g.stage) IS NOT DISTINCT FROM (p.value, p.missing, p.stage)
      AND coalesce(g.note, p.note, '') = coalesce(p.note, '') AS is_published
  FROM given g
    LEFT JOIN entry e ON (e.indicator_id, e.measure, e.region_id, e.period) = (g.indicator_id, g.measure, g.region_id, g.period)
    LEFT JOIN LATERAL (SELECT f.published_at, f.value, f.missing, f.stage, f.note FROM figure f
      WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (g.indicator_id, g.measure, g.region_id, g.period)
      ORDER BY f.published_at DESC LIMIT 1) p ON true),
judged AS MATERIALIZED (
  -- who says nothing else of the figure does not become the one who entered it: another must approve it still
  SELECT w.*, (value, missing) IS NOT DISTINCT FROM ((old).value, (old).missing) AS is_said, CASE
    WHEN found AND (value, missing, stage, note, reason, origin, source_title, source_url, explanation, confirmed)
      IS NOT DISTINCT FROM ((old).value, (old).missing, (old).stage, (old).note, (old).reason, (old).origin, (old).source_title,
        (old).source_url, (old).explanation, (old).confirmed) THEN 'same'
    WHEN found AND (old).state IN ('submitted', 'approved') THEN 'locked'
    WHEN found AND (is_stale OR expected <> (old).lock_version) THEN 'conflict'
    WHEN found THEN 'updated'
    WHEN expected > 0 THEN 'conflict'
    WHEN is_published THEN 'same'
    WHEN is_stale THEN 'conflict'
    ELSE 'inserted' END AS result
  FROM wanted w),
inserted AS (
  INSERT INTO entry (indicator_id, measure, region_id, period, value, missing, stage, note, reason, explanation, confirmed, origin,
    source_title, source_url, base_published_at, entered_by)
  SELECT indicator_id, measure, region_id, period, value, missing, stage, note, reason, explanation, confirmed, origin,
    source_title, source_url, base, $2 FROM judged WHERE result = 'inserted' ORDER BY indicator_id, period, region_id, measure
  ON CONFLICT DO NOTHING RETURNING indicator_id, measure, region_id, period),
updated AS (
  UPDATE entry e SET value = j.value, missing = j.missing, stage = j.stage, note = j.note, reason = j.reason,
    explanation = j.explanation, confirmed = j.confirmed, origin = j.origin, source_title = j.source_title, source_url = j.source_url,
    base_published_at = j.base, state = 'draft', lock_version = e.lock_version + 1,
    entered_by = CASE WHEN j.is_said THEN e.entered_by ELSE $2 END, entered_at = CASE WHEN j.is_said THEN e.entered_at ELSE now() END
  FROM judged j
  WHERE j.result = 'updated' AND e.ctid = j.at)
SELECT CASE WHEN j.result = 'inserted' AND i.indicator_id IS NULL THEN 'conflict' ELSE j.result END AS result,
  CASE j.result WHEN 'inserted' THEN 1 WHEN 'updated' THEN (j.old).lock_version + 1 ELSE (j.old).lock_version END AS lock_version,
  j.found, (j.old).value::text AS value, (j.old).missing, (j.old).entered_by, (j.old).entered_at, (j.old).state
FROM judged j LEFT JOIN inserted i USING (indicator_id, measure, region_id, period) ORDER BY j.n`;
