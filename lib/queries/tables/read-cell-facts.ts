import 'server-only';
import { appPool } from '@/lib/db';
import type { EntryState } from '@/lib/domain/entry-sheet';
import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';

export interface AskedCell {
  indicatorId: number;
  measure: Measure;
  regionId: number;
  period: string;
  /** The period before, whose value a level is held against. */
  before: string;
}

/** What stands at the desk and in public of one cell. */
export interface CellFacts {
  /** The entry's; null: there is none. */
  lock_version: number | null;
  value: string | null;
  missing: MissingReason | null;
  state: EntryState | null;
  entry_stage: Stage | null;
  entry_origin: Origin | null;
  is_published: boolean;
  /** Of the version in force. */
  published_at: Date | null;
  published_value: string | null;
  published_missing: MissingReason | null;
  /** Of the cell's latest published period up to this one. */
  last_stage: Stage | null;
  last_origin: Origin | null;
  /** The value of the period before, in work or published. */
  before: string | null;
}

/** The facts of any number of cells, in their order, in one statement. */
export async function readCellFacts(cells: readonly AskedCell[]): Promise<CellFacts[]> {
  if (cells.length === 0) return [];
  const { rows } = await appPool().query<CellFacts>(
    `WITH g AS MATERIALIZED (
       SELECT n, "indicatorId" AS indicator_id, measure, "regionId" AS region_id, period COLLATE "C" AS period, before COLLATE "C" AS earlier
       FROM jsonb_to_recordset($1::jsonb) AS g(n integer, "indicatorId" integer, measure measure, "regionId" integer, period text, before text))
     SELECT e.lock_version, e.value::text AS value, e.missing, e.state, e.stage AS entry_stage, e.origin AS entry_origin,
       p.published_at IS NOT NULL AS is_published, p.published_at, p.value::text AS published_value, p.missing AS published_missing,
       l.stage AS last_stage, l.origin AS last_origin, coalesce(be.value, bp.value)::text AS before
     FROM g
       LEFT JOIN entry e ON (e.indicator_id, e.measure, e.region_id, e.period) = (g.indicator_id, g.measure, g.region_id, g.period)
       LEFT JOIN entry be ON (be.indicator_id, be.measure, be.region_id, be.period) = (g.indicator_id, g.measure, g.region_id, g.earlier)
       LEFT JOIN LATERAL (SELECT f.published_at, f.value, f.missing FROM figure f
         WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (g.indicator_id, g.measure, g.region_id, g.period)
         ORDER BY f.published_at DESC LIMIT 1) p ON true
       LEFT JOIN LATERAL (SELECT f.value FROM figure f
         WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (g.indicator_id, g.measure, g.region_id, g.earlier)
         ORDER BY f.published_at DESC LIMIT 1) bp ON true
       LEFT JOIN LATERAL (SELECT f.stage, s.origin FROM figure f JOIN source s ON s.id = f.source_id
         WHERE (f.indicator_id, f.measure, f.region_id) = (g.indicator_id, g.measure, g.region_id) AND f.period <= g.period
         ORDER BY f.period DESC, f.published_at DESC LIMIT 1) l ON true
     ORDER BY g.n`,
    [JSON.stringify(cells.map((cell, n) => ({ n, ...cell })))],
  );
  return rows;
}
