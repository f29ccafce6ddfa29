import { type CellContext, changeInPercent } from './checks';
import { type Decimal, decimal, roundTo } from './decimal';
import { inForce, type PastCell, type SheetCell, type SheetGroup, type SheetIndicator } from './entry-sheet';
import { mayComputeGrowth } from './growth';
import { decimalsOf, isRanked, type Measure } from './indicator';
import { usualRange } from './usual-range';

/** A cell before anything is judged, with what its own past says. */
export interface KnownCell extends Omit<SheetCell, 'context' | 'findings'> {
  /** The level of the same period a year earlier. */
  base: string | null;
  /** A place that a source states. */
  stated: number | null;
}

export interface MeasureChecks {
  lowest: string | null;
  highest: string | null;
  sumsToParent: boolean;
}

/** What every cell of a sheet is judged by: its past, its neighbours, and what the catalogue says. In the order of cells. */
export function contextsOf(
  indicator: SheetIndicator,
  checks: Partial<Record<Measure, MeasureChecks>>,
  groups: readonly SheetGroup[],
  cells: readonly KnownCell[],
): CellContext[] {
  const byPlace = new Map(cells.map((cell) => [`${cell.measure}/${cell.region}`, cell]));
  const at = (measure: Measure, region: string) => byPlace.get(`${measure}/${region}`);
  return cells.map((cell) => {
    const { measure, region } = cell;
    const decimals = decimalsOf(indicator, measure);
    const level = measure === 'growth' ? at('level', region) : undefined;
    const levelValue = level ? valueOf(level) : null;
    const group = groups.find(({ members }) => members.includes(region));
    const whole = groups.find(({ benchmark }) => benchmark === region);
    return {
      measure,
      decimals,
      lowest: checks[measure]?.lowest ?? null,
      highest: checks[measure]?.highest ?? null,
      previous: previousOf(cell),
      usual: usualRange(valuesOf(cell.history), decimals),
      usualAmongPeers: group ? usualAmong(othersOf(group, cell, at), measure, decimals) : null,
      computed:
        level?.base && levelValue !== null && mayComputeGrowth(indicator)
          ? { level: levelValue, base: level.base }
          : null,
      base: level?.base ?? null,
      parts: checks[measure]?.sumsToParent && whole ? partsOf(whole, measure, at) : null,
      places: group ? placesOf(indicator, group, cell, at) : null,
    };
  });
}

type CellAt = (measure: Measure, region: string) => KnownCell | undefined;

function valueOf(cell: KnownCell): string | null {
  return inForce(cell)?.value ?? null;
}

/** The value of the period before; null where that period had none, for an older one says nothing of a jump. */
function previousOf({ history }: Pick<SheetCell, 'history'>): string | null {
  return history[0]?.value ?? null;
}

function valuesOf(history: readonly PastCell[]): Decimal[] {
  return history.flatMap(({ value }) => (value === null ? [] : [decimal(value)]));
}

function othersOf(group: SheetGroup, cell: KnownCell, at: CellAt): KnownCell[] {
  return group.members.flatMap((code) => (code === cell.region ? [] : (at(cell.measure, code) ?? [])));
}

function usualAmong(others: readonly KnownCell[], measure: Measure, decimals: number) {
  const values = others.flatMap((other) => {
    const value = valueOf(other);
    if (value === null) return [];
    if (measure === 'growth') return [decimal(value)];
    return changeInPercent(decimal(value), previousOf(other)) ?? [];
  });
  return usualRange(values, measure === 'growth' ? decimals : 1);
}

/** The members' values; null where one is missing, for then no sum is the whole's. */
function partsOf(group: SheetGroup, measure: Measure, at: CellAt): string[] | null {
  const parts = group.members.map((code) => {
    const member = at(measure, code);
    return member ? valueOf(member) : null;
  });
  return parts.every((part) => part !== null) && parts.length > 0 ? parts : null;
}

/** A stated place beside the one that a full table gives (domain rules 12 and 20a); null: nothing to compare. */
function placesOf(indicator: SheetIndicator, group: SheetGroup, cell: KnownCell, at: CellAt) {
  const own = valueOf(cell);
  if (cell.stated === null || own === null || !isRanked(indicator, cell.measure)) return null;
  const all = partsOf(group, cell.measure, at);
  if (!all) return null;
  const decimals = decimalsOf(indicator, cell.measure);
  const shown = roundTo(decimal(own), decimals);
  const better = all.filter((value) => {
    const other = roundTo(decimal(value), decimals);
    return indicator.direction === 'higher' ? other.gt(shown) : other.lt(shown);
  });
  return { stated: cell.stated, computed: better.length + 1 };
}
