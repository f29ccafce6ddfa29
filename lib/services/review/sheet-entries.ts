import 'server-only';
import type { PoolClient } from 'pg';
import type { Measure } from '@/lib/domain/indicator';
import type { SheetKey } from '@/lib/schemas/review';
import { lockSheets } from '@/lib/services/desk/lock-sheets';

/** An entry of a sheet under lock: nobody changes it until the transaction ends. */
export interface LockedEntry {
  indicatorId: number;
  regionId: number;
  measure: Measure;
  /** Code. */
  region: string;
  state: 'draft' | 'submitted' | 'returned' | 'approved';
  lockVersion: number;
  enteredBy: string;
  submittedBy: string | null;
  /** Decimal text, or the reason why there is none. */
  says: string | null;
}

/** A sheet's name in the audit log. */
export function sheetObject({ indicator, period }: SheetKey): string {
  return `sheet:${indicator}/${period}`;
}

/** Takes the sheet's row of the calendar, as all who write to it do, then its entries in the order of a publication. */
export async function lockSheet(client: PoolClient, { indicator, period }: SheetKey): Promise<LockedEntry[]> {
  const found = await client.query<{ indicatorId: number; period: string }>(
    `SELECT c.indicator_id AS "indicatorId", c.period FROM calendar c JOIN indicator i ON i.id = c.indicator_id
     WHERE i.key = $1 AND c.period = $2`,
    [indicator, period],
  );
  await lockSheets(client, found.rows);
  const { rows } = await client.query<LockedEntry>(
    `SELECT e.indicator_id AS "indicatorId", e.region_id AS "regionId", e.measure, r.code AS region, e.state, e.lock_version AS "lockVersion",
       e.entered_by AS "enteredBy", e.submitted_by AS "submittedBy",
       coalesce(e.value::text, e.missing::text, e.stated_rank::text) AS says
     FROM entry e JOIN indicator i ON i.id = e.indicator_id JOIN region r ON r.id = e.region_id
     WHERE i.key = $1 AND e.period = $2 ORDER BY e.region_id, e.measure`,
    [indicator, period],
  );
  return rows;
}

/** The cells' names and what they say, for the audit log. */
export function cellsOf(entries: readonly LockedEntry[]): Record<string, string | null> {
  return Object.fromEntries(entries.map(({ measure, region, says }) => [`${measure}/${region}`, says]));
}

/** SQL that pairs a sheet's entries `e` with the keys given as $1 (indicator), $2 (period), $3 (measures), $4 (region ids). */
export const amongKeys = `e.indicator_id = $1 AND e.period = $2
  AND (e.measure, e.region_id) IN (SELECT * FROM unnest($3::measure[], $4::int[]))`;

export function keysOf(entries: readonly LockedEntry[], period: string): unknown[] {
  return [
    entries[0]?.indicatorId,
    period,
    entries.map(({ measure }) => measure),
    entries.map(({ regionId }) => regionId),
  ];
}

/** SQL of the version that entry `e` would revise now: one may have been published or withdrawn since it was entered. */
export const currentVersion = `(SELECT max(f.published_at) FROM figure f
  WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (e.indicator_id, e.measure, e.region_id, e.period))`;
