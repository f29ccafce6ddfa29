import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { contextsOf, type KnownCell } from '@/lib/domain/cell-context';
import { checkCell } from '@/lib/domain/checks';
import {
  cellId,
  inForce,
  measuresOf,
  type PastCell,
  type Sheet,
  type SheetGroup,
  type SheetRegion,
} from '@/lib/domain/entry-sheet';
import type { Measure } from '@/lib/domain/indicator';
import {
  ownPeriod,
  type Period,
  periodEnd,
  periodFor,
  samePeriodLastYear,
  yearOf,
} from '@/lib/domain/period';
import { toIndicator, toRegion } from '../rows';
import { asEntry, asPublished } from './cell-rows';
import {
  type AskedSheet,
  type DeskEntryRow,
  type DeskFigureRow,
  type DeskIndicatorRow,
  type DeskMarkRow,
  readDeskEntries,
  readDeskFigures,
  readDeskGroups,
  readDeskIndicators,
  readDeskMarks,
  readDeskPlaces,
  readDeskRegions,
} from './sheet-rows';

const HISTORY = 12;

/**
 * One indicator's sheet of a period (in the indicator's own form), with the regions that the person may see. Null: there
 * is no such sheet, or it is not theirs; the two answer alike.
 */
export async function readSheet(person: Person, indicatorKey: string, period: Period): Promise<Sheet | null> {
  const indicators = await readDeskIndicators({ keys: [indicatorKey] });
  const sheets = await readSheets(person, indicators, (row) => {
    const own = periodFor(period, row);
    return own.ok && own.period === period ? period : null;
  });
  return sheets[0] ?? null;
}

/** The same for several indicators' sheets, in the catalogue's order; what is not there or not theirs is left out. */
export async function readSheetsOf(
  person: Person,
  asked: readonly { indicator: string; period: string }[],
): Promise<Sheet[]> {
  const keys = [...new Set(asked.map(({ indicator }) => indicator))];
  const periods = [...new Set(asked.map(({ period }) => period))];
  if (keys.length === 0) return [];
  const indicators = await readDeskIndicators({ keys });
  const found = await Promise.all(
    periods.map((period) =>
      readSheets(person, indicators, (row) => {
        const own = periodFor(period, row);
        const isAsked = asked.some((each) => each.indicator === row.key && each.period === period);
        return isAsked && own.ok && own.period === period ? own.period : null;
      }),
    ),
  );
  return found.flat();
}

/** The sheets, in the period that ends with a month, of every indicator that the person enters. */
export async function readSheetsOfMonth(person: Person, month: Period): Promise<Sheet[]> {
  const indicators = await readDeskIndicators({ departments: person.departments });
  return readSheets(person, indicators, (row) => {
    const own = ownPeriod(month, row);
    const fits = own && periodFor(own, row);
    return fits?.ok ? fits.period : null;
  });
}

async function readSheets(
  person: Person,
  indicators: readonly DeskIndicatorRow[],
  periodOf: (row: DeskIndicatorRow) => Period | null,
): Promise<Sheet[]> {
  const asked = indicators.flatMap((row) => {
    const period = periodOf(row);
    if (!period || !may(person, 'entry.read', { department: row.department_id })) return [];
    return [
      { row, indicatorId: row.id, period, lastYear: yearOf(period) > 1 ? samePeriodLastYear(period) : null },
    ];
  });
  const [first] = asked;
  if (!first) return [];
  const onDate = periodEnd(first.period);
  const groups = await readDeskGroups(onDate);
  const members = new Set(
    groups.flatMap(({ benchmark, members: codes }) => [...(benchmark ? [benchmark] : []), ...codes]),
  );
  const strays = (await readDeskPlaces(asked)).filter(({ code }) => !members.has(code));
  const codes = new Set([...members, ...strays.map(({ code }) => code)]);
  const regions = await readRegionsInOrder([...codes], onDate);
  const ids = regions.map(({ id }) => id);
  const [figures, entries, marks] = await Promise.all([
    readDeskFigures(asked, ids),
    readDeskEntries(asked, ids),
    readDeskMarks(asked),
  ]);
  return asked.map((sheet) => {
    const shown = regions.filter(
      ({ code }) => members.has(code) || strays.some((stray) => stray.code === code && isOf(sheet, stray)),
    );
    return makeSheet(person, sheet, groups, shown, { figures, entries, marks });
  });
}

function isOf(sheet: AskedSheet, each: { indicator_id: number; sheet: string }): boolean {
  return each.indicator_id === sheet.indicatorId && each.sheet === sheet.period;
}

async function readRegionsInOrder(codes: readonly string[], onDate: string): Promise<SheetRegion[]> {
  const rows = new Map((await readDeskRegions(codes, onDate)).map((row) => [row.code, row]));
  return codes.flatMap((code) => {
    const row = rows.get(code);
    return row ? [{ ...toRegion(row), id: row.id }] : [];
  });
}

interface Known {
  figures: readonly DeskFigureRow[];
  entries: readonly DeskEntryRow[];
  marks: readonly DeskMarkRow[];
}

function makeSheet(
  person: Person,
  { row, period, lastYear }: AskedSheet & { row: DeskIndicatorRow },
  groups: SheetGroup[],
  regions: readonly SheetRegion[],
  { figures, entries, marks }: Known,
): Sheet {
  const indicator = { ...toIndicator(row), id: row.id, departmentId: row.department_id };
  // of a region that is not theirs a person sees what is published, and only as something to compare with
  const isTheirs = (code: string) =>
    may(person, 'entry.read', { department: row.department_id, region: code });
  const placed = new Map<string, { figures: DeskFigureRow[]; entries: DeskEntryRow[] }>();
  const at = (place: { measure: Measure; region_id: number }) => {
    const key = `${place.measure}/${place.region_id}`;
    const found = placed.get(key) ?? { figures: [], entries: [] };
    placed.set(key, found);
    return found;
  };
  const isOfSheet = (each: { indicator_id: number; sheet: string }) =>
    each.indicator_id === row.id && each.sheet === period;
  for (const figure of figures) if (isOfSheet(figure)) at(figure).figures.push(figure);
  for (const entry of entries) if (isOfSheet(entry)) at(entry).entries.push(entry);

  const known: KnownCell[] = regions.flatMap((region) =>
    measuresOf(indicator).map((measure) => {
      const place = at({ measure, region_id: region.id });
      const inWork = isTheirs(region.code) ? place.entries : [];
      const mark = marks.find(
        (each) => each.indicator_id === row.id && each.measure === measure && each.region_id === region.id,
      );
      const named = { indicator: indicator.key, measure, region: region.code, period };
      return {
        id: cellId(named),
        ...named,
        published: asPublished(place.figures.find((figure) => figure.period === period)),
        entry: asEntry(inWork.find((entry) => entry.period === period)),
        history: historyOf(period, place.figures, inWork),
        comments: mark?.comments ?? 0,
        base: place.figures.find((figure) => figure.period === lastYear)?.value ?? null,
        stated: mark?.stated ?? null,
      };
    }),
  );
  const contexts = contextsOf(indicator, row.checks ?? {}, groups, known);
  const cells = known.flatMap(({ base: _base, stated: _stated, ...cell }, n) => {
    const context = contexts[n];
    if (!context || !isTheirs(cell.region)) return [];
    return [{ ...cell, context, findings: checkCell({ ...context, value: inForce(cell)?.value ?? null }) }];
  });
  return { indicator, period, groups, regions: regions.filter(({ code }) => isTheirs(code)), cells };
}

/** Newest first. What is in work stands for what it will replace. */
function historyOf(
  period: Period,
  figures: readonly DeskFigureRow[],
  entries: readonly DeskEntryRow[],
): PastCell[] {
  const past = new Map<Period, PastCell>();
  for (const { period: at, value, missing } of figures)
    if (at < period) past.set(at, { period: at, value, missing, isPublished: true });
  for (const { period: at, value, missing } of entries)
    if (at < period) past.set(at, { period: at, value, missing, isPublished: false });
  return [...past.values()].sort((a, b) => (a.period < b.period ? 1 : -1)).slice(0, HISTORY);
}
