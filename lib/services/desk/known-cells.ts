import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appPool } from '@/lib/db';
import { isOpen } from '@/lib/domain/calendar';
import type { CellRefusal } from '@/lib/domain/cell-outcome';
import { measuresOf, parseCellId } from '@/lib/domain/entry-sheet';
import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import { type Period, periodFor } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import type { Text } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE, dateOfInstant } from '@/lib/domain/zone';
import { readMembers } from '@/lib/queries/desk/read-members';
import { type DeskIndicatorRow, readDeskIndicators } from '@/lib/queries/desk/sheet-rows';
import { readCalendarPeriod } from '@/lib/queries/read-calendar';
import { readInstallation } from '@/lib/queries/read-installation';

/** A cell that the person may write, with what is there. */
export interface KnownTarget {
  id: string;
  indicator: DeskIndicatorRow;
  unit: Text;
  measure: Measure;
  region: string;
  regionId: number;
  period: Period;
  found: FoundCell;
}

export interface FoundCell {
  region_id: number;
  /** The entry's; null: there is none. */
  lock_version: number | null;
  value: string | null;
  missing: MissingReason | null;
  entry_stage: Stage | null;
  entry_origin: Origin | null;
  entry_title: string | null;
  entry_url: string | null;
  published_stage: Stage | null;
  /** Of the cell's latest published figure: whether it is made up. */
  last_origin: Origin | null;
}

type Known = { target: KnownTarget } | { refusal: CellRefusal };

/** What each cell is and whether the person may write it now; what may not be is refused cell by cell. In their order. */
export async function knowCells(person: Person, ids: readonly string[]): Promise<Known[]> {
  const named = ids.map((id) => ({ id, ...parseCellId(id) }));
  const keys = [...new Set(named.flatMap(({ indicator }) => (indicator ? [indicator] : [])))];
  const indicators = new Map((await readDeskIndicators({ keys })).map((row) => [row.key, row]));
  const placed = named.map(({ id, indicator: key, measure, region, period: text }) => {
    const indicator = key === undefined ? undefined : indicators.get(key);
    const period = indicator && text ? periodFor(text, indicator) : null;
    if (!indicator || !measure || !region || !period?.ok || period.period !== text) return null;
    return measuresOf(indicator).includes(measure)
      ? { id, indicator, measure, region, period: period.period }
      : null;
  });
  const there = placed.filter((cell) => cell !== null);
  const [found, open, members] = await Promise.all([
    readFound(there),
    readOpen(there),
    readMembers(there.map(({ period }) => period)),
  ]);
  return placed.map((cell): Known => {
    const there = cell && found.get(cell.id);
    // who enters nothing learns nothing of what is there
    if (!may(person, 'entry.write')) return refuse('forbidden');
    if (!cell || !there) return refuse('not_found');
    const { indicator, region } = cell;
    if (!may(person, 'entry.write', { department: indicator.department_id, region }))
      return refuse('forbidden');
    if (!open.has(sheetOf(cell))) return refuse('not_open');
    // no page shows it, so it would wait for ever; one that is there may still be given in or taken away
    if (there.lock_version === null && !members.has(`${cell.period}/${region}`)) return refuse('no_member');
    const unit = { zh: indicator.unit_zh, en: indicator.unit_en };
    return { target: { ...cell, unit, regionId: there.region_id, found: there } };
  });
}

interface Placed {
  id: string;
  indicator: DeskIndicatorRow;
  measure: Measure;
  region: string;
  period: Period;
}

async function readFound(cells: readonly Placed[]): Promise<Map<string, FoundCell>> {
  if (cells.length === 0) return new Map();
  const { rows } = await appPool().query<FoundCell & { id: string }>(
    `SELECT g.id, r.id AS region_id, e.lock_version, e.value::text AS value, e.missing, e.stage AS entry_stage, e.origin AS entry_origin,
       e.source_title AS entry_title, e.source_url AS entry_url, p.stage AS published_stage, l.origin AS last_origin
     FROM jsonb_to_recordset($1::jsonb) AS g(id text, indicator integer, measure measure, region text, period text)
       JOIN region r ON r.code = g.region
       LEFT JOIN entry e ON (e.indicator_id, e.measure, e.region_id, e.period) = (g.indicator, g.measure, r.id, g.period COLLATE "C")
       LEFT JOIN LATERAL (SELECT f.stage FROM figure f
         WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (g.indicator, g.measure, r.id, g.period COLLATE "C")
         ORDER BY f.published_at DESC LIMIT 1) p ON true
       LEFT JOIN LATERAL (SELECT s.origin FROM figure f JOIN source s ON s.id = f.source_id
         WHERE (f.indicator_id, f.measure, f.region_id) = (g.indicator, g.measure, r.id) AND f.period <= g.period COLLATE "C"
         ORDER BY f.period DESC, f.published_at DESC LIMIT 1) l ON true`,
    [
      JSON.stringify(
        cells.map(({ id, indicator, measure, region, period }) => ({
          id,
          indicator: indicator.id,
          measure,
          region,
          period,
        })),
      ),
    ],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The sheets that are open for entry now. */
async function readOpen(cells: readonly Placed[]): Promise<Set<string>> {
  const sheets = new Map(cells.map((cell) => [sheetOf(cell), cell]));
  const found = await Promise.all(
    [...sheets].map(async ([key, { indicator, period }]) =>
      (await isSheetOpen(indicator.key, period)) ? [key] : [],
    ),
  );
  return new Set(found.flat());
}

/** Whether figures of a period may be entered by now: from its opening on, or once it has ended where the calendar says nothing. */
export async function isSheetOpen(indicator: string, period: Period, now = new Date()): Promise<boolean> {
  const times = await readCalendarPeriod(indicator, period, now);
  if (!times) return false;
  const instant = now.toISOString();
  const zone = times.opensAt === null ? (await readInstallation(today))?.timeZone : undefined;
  return isOpen(times, period, { instant, today: dateOfInstant(instant, zone ?? DEFAULT_TIME_ZONE) });
}

const today: Scope = { audience: 'public', asOf: null, edition: 'current' };

function sheetOf({ indicator, period }: Placed): string {
  return `${indicator.key}/${period}`;
}

function refuse(code: 'not_found' | 'forbidden' | 'not_open' | 'no_member'): Known {
  return { refusal: { code, params: {} } };
}
