import 'server-only';
import { appDb } from '@/lib/db';
import type { MeasureChecks } from '@/lib/domain/cell-context';
import type { EntryState, SheetGroup } from '@/lib/domain/entry-sheet';
import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import { Prisma } from '../../../generated/prisma/client';
import type { IndicatorRow, RegionRow } from '../rows';
import { regionVersion } from '../scope-sql';

// What the desk's sheets are made from. Of the app's own connection: figures in work are read by it alone.

export type DeskIndicatorRow = IndicatorRow & {
  id: number;
  department_id: number | null;
  checks: Partial<Record<Measure, MeasureChecks>> | null;
};

/** The catalogue as it reads now, in its order, of these keys or departments. */
export function readDeskIndicators(filter: {
  keys?: readonly string[];
  departments?: readonly number[];
}): Promise<DeskIndicatorRow[]> {
  const keys = filter.keys ? [...filter.keys] : null;
  const departments = filter.departments ? [...filter.departments] : null;
  return appDb().$queryRaw<DeskIndicatorRow[]>`
    SELECT i.id, i.key, i.frequency, i.january, v.name_zh, v.name_en, v.unit_zh, v.unit_en, v.decimals, v.growth_decimals,
      v.direction, v.basis, v.ranked_measure, v.growth, v.growth_basis, v.family, v.streak_gap, v.ranked_for, v.department_id,
      coalesce(d.name_zh, '') AS department_zh, coalesce(d.name_en, '') AS department_en,
      v.definition_zh, v.definition_en, v.caveat_zh, v.caveat_en,
      (SELECT json_object_agg(k.measure, json_build_object('lowest', k.lowest::text, 'highest', k.highest::text,
        'sumsToParent', k.sums_to_parent)) FROM indicator_check k WHERE k.indicator_id = i.id) AS checks
    FROM indicator i
    CROSS JOIN LATERAL (
      SELECT * FROM indicator_version x WHERE x.indicator_id = i.id AND x.effective_from <= now()
      ORDER BY x.effective_from DESC LIMIT 1) v
    LEFT JOIN department d ON d.id = v.department_id
    WHERE (${keys}::text[] IS NULL OR i.key = ANY(${keys}::text[]))
      AND (${departments}::int[] IS NULL OR v.department_id = ANY(${departments}::int[]))
    ORDER BY i.position, i.key`;
}

/** The installation's groups with their members on a day (`yyyy-mm-dd`), in the order of codes. */
export async function readDeskGroups(onDate: string): Promise<SheetGroup[]> {
  return appDb().$queryRaw<SheetGroup[]>`
    SELECT g.key, json_build_object('zh', g.name_zh, 'en', g.name_en) AS name,
      (SELECT r.code FROM region r WHERE r.id = g.benchmark_id) AS benchmark,
      ARRAY(SELECT r.code FROM peer_group_member m JOIN region r ON r.id = m.region_id
        WHERE m.group_id = g.id AND m.retired_at IS NULL AND m.valid_from <= ${onDate}::date
          AND (m.valid_to IS NULL OR m.valid_to > ${onDate}::date) ORDER BY r.code) AS members
    FROM installation_group o JOIN peer_group g ON g.id = o.group_id ORDER BY o.position`;
}

export type DeskRegionRow = RegionRow & { id: number };

export function readDeskRegions(codes: readonly string[], onDate: string): Promise<DeskRegionRow[]> {
  return appDb().$queryRaw<DeskRegionRow[]>`
    SELECT r.id, r.code, r.level, v.* FROM region r ${regionVersion(Prisma.sql`${onDate}::date`)}
    WHERE r.code = ANY(${[...codes]}::text[])`;
}

export interface AskedSheet {
  indicatorId: number;
  period: Period;
  /** The same period a year earlier, whose levels are the base of growth. */
  lastYear: Period | null;
}

export interface DeskFigureRow {
  indicator_id: number;
  /** The sheet's period. */
  sheet: string;
  period: Period;
  measure: Measure;
  region_id: number;
  value: string | null;
  missing: MissingReason | null;
  stage: Stage;
  origin: Origin;
  note: string | null;
  published_at: Date;
}

/** The periods before each sheet's that anything is known of: twelve at most, newest first. */
const pastOf = (sheets: Prisma.Sql) => Prisma.sql`
  SELECT s.indicator_id, s.period AS sheet, x.period FROM ${sheets} CROSS JOIN LATERAL (
    SELECT period FROM (
      SELECT i.period FROM release_item i WHERE i.indicator_id = s.indicator_id AND i.period < s.period COLLATE "C"
      UNION SELECT e.period FROM entry e WHERE e.indicator_id = s.indicator_id AND e.period < s.period COLLATE "C") p
    ORDER BY period DESC LIMIT 12) x`;

const rowsOf = (sheets: readonly AskedSheet[]) => Prisma.sql`
  unnest(${sheets.map(({ indicatorId }) => indicatorId)}::int[], ${sheets.map(({ period }) => period)}::text[],
    ${sheets.map(({ lastYear }) => lastYear)}::text[]) AS s(indicator_id, period, last_year)`;

/** The current version of every figure that a sheet shows or compares with. */
export function readDeskFigures(
  sheets: readonly AskedSheet[],
  regions: readonly number[],
): Promise<DeskFigureRow[]> {
  const rows = rowsOf(sheets);
  return appDb().$queryRaw<DeskFigureRow[]>`
    WITH wanted AS (
      ${pastOf(rows)} UNION SELECT s.indicator_id, s.period, s.period FROM ${rows}
      UNION SELECT s.indicator_id, s.period, s.last_year FROM ${rows} WHERE s.last_year IS NOT NULL)
    SELECT w.indicator_id, w.sheet, w.period, m.measure, r.id AS region_id, f.value::text AS value, f.missing, f.stage, c.origin, f.note,
      f.published_at
    FROM wanted w CROSS JOIN unnest(ARRAY['level', 'growth']::measure[]) AS m(measure)
    CROSS JOIN unnest(${[...regions]}::int[]) AS r(id)
    CROSS JOIN LATERAL (
      SELECT x.* FROM figure x
      WHERE (x.indicator_id, x.measure, x.region_id, x.period) = (w.indicator_id, m.measure, r.id, w.period COLLATE "C")
      ORDER BY x.published_at DESC LIMIT 1) f
    JOIN source c ON c.id = f.source_id`;
}

export interface DeskEntryRow {
  indicator_id: number;
  sheet: string;
  period: Period;
  measure: Measure;
  region_id: number;
  value: string | null;
  missing: MissingReason | null;
  stage: Stage;
  note: string | null;
  reason: string | null;
  explanation: string | null;
  confirmed: string | null;
  state: EntryState;
  lock_version: number;
  entered_by: string;
  /** The name that people read. */
  entered_name: string;
  entered_at: Date;
  submitted_by: string | null;
  base_published_at: Date | null;
  returned_reason: string | null;
  reopened_reason: string | null;
}

/** The figures in work of the sheets' own periods and those before. */
export function readDeskEntries(
  sheets: readonly AskedSheet[],
  regions: readonly number[],
): Promise<DeskEntryRow[]> {
  const rows = rowsOf(sheets);
  return appDb().$queryRaw<DeskEntryRow[]>`
    WITH wanted AS (${pastOf(rows)} UNION SELECT s.indicator_id, s.period, s.period FROM ${rows})
    SELECT w.indicator_id, w.sheet, e.period, e.measure, e.region_id, e.value::text AS value, e.missing, e.stage, e.note, e.reason,
      e.explanation, e.confirmed::text AS confirmed, e.state, e.lock_version, e.entered_by,
      coalesce(n.display_name, e.entered_by) AS entered_name, e.entered_at, e.submitted_by,
      e.base_published_at, e.returned_reason, e.reopened_reason
    FROM wanted w JOIN entry e ON (e.indicator_id, e.period) = (w.indicator_id, w.period COLLATE "C")
    LEFT JOIN person n ON n.user_name = e.entered_by COLLATE "C"
    WHERE e.region_id = ANY(${[...regions]}::int[])`;
}

/** Where anything is in work on the sheets, whatever group it is of. */
export function readDeskPlaces(
  sheets: readonly AskedSheet[],
): Promise<{ indicator_id: number; sheet: string; code: string }[]> {
  return appDb().$queryRaw`
    SELECT DISTINCT s.indicator_id, s.period AS sheet, r.code FROM ${rowsOf(sheets)}
    JOIN entry e ON (e.indicator_id, e.period) = (s.indicator_id, s.period COLLATE "C") JOIN region r ON r.id = e.region_id
    ORDER BY r.code`;
}

export interface DeskMarkRow {
  indicator_id: number;
  measure: Measure;
  region_id: number;
  comments: number;
  stated: number | null;
}

/** Comments, and places that a source states, of the sheets' own periods. */
export function readDeskMarks(sheets: readonly AskedSheet[]): Promise<DeskMarkRow[]> {
  const rows = rowsOf(sheets);
  return appDb().$queryRaw<DeskMarkRow[]>`
    SELECT indicator_id, measure, region_id, sum(comments)::int AS comments, (array_agg(stated ORDER BY newest DESC) FILTER (WHERE stated IS NOT NULL))[1] AS stated
    FROM (
      SELECT c.indicator_id, c.measure, c.region_id, 1 AS comments, NULL::int AS stated, NULL::timestamptz AS newest
      FROM ${rows} JOIN entry_comment c ON (c.indicator_id, c.period) = (s.indicator_id, s.period COLLATE "C")
      UNION ALL SELECT p.indicator_id, p.measure, p.region_id, 0, p.rank, p.published_at
      FROM ${rows} JOIN stated_rank p ON (p.indicator_id, p.period) = (s.indicator_id, s.period COLLATE "C")
      UNION ALL SELECT e.indicator_id, e.measure, e.region_id, 0, e.stated_rank, 'infinity'
      FROM ${rows} JOIN entry e ON (e.indicator_id, e.period) = (s.indicator_id, s.period COLLATE "C")) all_marks
    GROUP BY 1, 2, 3`;
}
