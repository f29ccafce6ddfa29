import 'server-only';
import { createHash } from 'node:crypto';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { checkCell, type Finding } from '@/lib/domain/checks';
import { decimal } from '@/lib/domain/decimal';
import type { MissingReason } from '@/lib/domain/figure';
import { calendarPrevious, yearOf } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { readMembers } from '@/lib/queries/desk/read-members';
import type { DeskIndicatorRow } from '@/lib/queries/desk/sheet-rows';
import { type CellFacts, readCellFacts } from '@/lib/queries/tables/read-cell-facts';
import { readOpenSheets } from '@/lib/queries/tables/read-open-sheets';
import type { RowStatus } from '@/lib/schemas/tables';
import { readFigures, type TableFigure } from '@/lib/table-import/read-figures';
import type { Understanding } from './understand-upload';

/** A figure of a table, and what importing it would do. */
export interface ImportRow extends TableFigure {
  status: RowStatus;
  /** What the cell says by now; null: nothing. */
  old: { value: string | null; missing: MissingReason | null } | null;
  /** Whether it would revise a published figure, which needs a reason. */
  isRevision: boolean;
  /** Of an indicator that another department supplies: which; null with not_yours: the region is another's. */
  supplier: Text | null;
  findings: Finding[];
  /** Ids and what stands there; null of a row that is not a figure. */
  cell: { indicator: DeskIndicatorRow; regionId: number; facts: CellFacts } | null;
}

/** Judges every figure of the table against the desk, the published figures, the calendar and the person. */
export async function judgeFigures(
  person: Person,
  understood: Understanding,
  now = new Date(),
): Promise<ImportRow[]> {
  const { grid, mapping, names, regions, indicators } = understood;
  if (!mapping) return [];
  const figures = readFigures(grid, mapping, names);
  const placed = figures.flatMap((figure) => {
    const indicator = figure.indicator === null ? undefined : indicators.get(figure.indicator);
    const regionId = figure.region === null ? undefined : regions.get(figure.region)?.id;
    const { measure, period, problem } = figure;
    if (problem || !indicator || regionId === undefined || !measure || !period) return [];
    return [{ figure, indicator, regionId, measure, period }];
  });
  const sheets = new Map(
    placed.map(({ indicator, period }) => [
      `${indicator.key}/${period}`,
      { indicator: indicator.key, period },
    ]),
  );
  const [facts, open, members] = await Promise.all([
    readCellFacts(
      placed.map(({ indicator, regionId, measure, period }) => ({
        indicatorId: indicator.id,
        measure,
        regionId,
        period,
        before: yearOf(period) > 1 ? calendarPrevious(period, indicator) : '',
      })),
    ),
    readOpenSheets([...sheets.values()], now),
    readMembers(placed.map(({ period }) => period)),
  ]);
  const cells = new Map(placed.map((place, n) => [place.figure, { ...place, facts: facts[n] as CellFacts }]));
  const own = new Map(
    figures.map((figure) => [
      `${figure.indicator}/${figure.measure}/${figure.region}/${figure.period}`,
      figure.value,
    ]),
  );
  return figures.map((figure) => {
    const cell = cells.get(figure);
    if (!cell)
      return {
        ...figure,
        status: 'error',
        old: null,
        isRevision: false,
        supplier: null,
        findings: [],
        cell: null,
      };
    const judged = { ...figure, ...statusOf(person, cell, open, members), cell };
    return {
      ...judged,
      findings: judged.status === 'new' || judged.status === 'changed' ? findingsOf(cell, own) : [],
    };
  });
}

interface Placed {
  figure: TableFigure;
  indicator: DeskIndicatorRow;
  measure: 'level' | 'growth';
  period: NonNullable<TableFigure['period']>;
  facts: CellFacts;
}

function statusOf(
  person: Person,
  { figure, indicator, facts, period }: Placed,
  open: ReadonlySet<string>,
  members: ReadonlySet<string>,
): Pick<ImportRow, 'status' | 'old' | 'isRevision' | 'supplier'> {
  const department = indicator.department_id;
  const none = { old: null, isRevision: false, supplier: null };
  if (!may(person, 'entry.write', { department }))
    return {
      ...none,
      status: 'not_yours',
      supplier: { zh: indicator.department_zh, en: indicator.department_en },
    };
  if (!may(person, 'entry.write', { department, region: figure.region ?? '' }))
    return { ...none, status: 'not_yours' };
  const isEntered = facts.value !== null || facts.missing !== null;
  const old = isEntered
    ? { value: facts.value, missing: facts.missing }
    : facts.lock_version === null && facts.is_published
      ? { value: facts.published_value, missing: facts.published_missing }
      : null;
  const about = { old, isRevision: facts.is_published, supplier: null };
  if (old && isSame(old, figure)) return { ...about, status: 'same' };
  if (!open.has(`${indicator.key}/${period}`)) return { ...about, status: 'not_open' };
  if (facts.state === 'submitted' || facts.state === 'approved') return { ...about, status: 'locked' };
  // as at the desk: no page would show it, unless it is there already
  if (facts.lock_version === null && !members.has(`${period}/${figure.region}`))
    return { ...about, status: 'no_member' };
  return { ...about, status: old ? 'changed' : 'new' };
}

function isSame(
  old: { value: string | null; missing: MissingReason | null },
  given: { value: string | null; missing: MissingReason | null },
): boolean {
  if (old.value === null || given.value === null)
    return old.value === given.value && old.missing === given.missing;
  return decimal(old.value).eq(decimal(given.value));
}

/** What can be said of a figure by itself and the period before it, in the table or known; its neighbours are judged where it is given in. */
function findingsOf(
  { figure, indicator, measure, period, facts }: Placed,
  own: ReadonlyMap<string, string | null>,
): Finding[] {
  const before = yearOf(period) > 1 ? calendarPrevious(period, indicator) : '';
  const range = indicator.checks?.[measure];
  return checkCell({
    value: figure.value,
    measure,
    decimals: measure === 'level' ? indicator.decimals : indicator.growth_decimals,
    lowest: range?.lowest ?? null,
    highest: range?.highest ?? null,
    previous: own.get(`${indicator.key}/${measure}/${figure.region}/${before}`) ?? facts.before,
    usual: null,
    usualAmongPeers: null,
    computed: null,
    base: null,
    parts: null,
    places: null,
  });
}

/** Digest of what a person saw of the rows: what they would write, and over what. */
export function digestOf(rows: readonly ImportRow[]): string {
  const hash = createHash('sha256');
  for (const {
    status,
    row,
    column,
    region,
    indicator,
    measure,
    period,
    value,
    missing,
    problem,
    cell,
  } of rows) {
    const seen = [status, row, column, region, indicator, measure, period, value, missing, problem];
    hash.update(
      JSON.stringify([
        ...seen,
        cell?.facts.lock_version,
        cell?.facts.published_at,
        cell?.facts.published_value,
        cell?.facts.published_missing,
      ]),
    );
  }
  return hash.digest('hex');
}

export function countStatuses(rows: readonly ImportRow[]): Record<RowStatus, number> {
  const counts = {
    new: 0,
    changed: 0,
    same: 0,
    error: 0,
    locked: 0,
    not_yours: 0,
    not_open: 0,
    no_member: 0,
  };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
