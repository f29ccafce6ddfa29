import { parseDecimal, toPlainText } from '@/lib/domain/decimal';
import { type EntryRefusal, readEntryText } from '@/lib/domain/entry-text';
import type { MissingReason } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import { convertUnit } from '@/lib/domain/units';
import { cellAt, cellName, type Grid } from './grid';
import { isOpen, type Line, type Mapping } from './mapping';
import type { NamedIndicator, Names } from './names';
import { plainText } from './plain-text';
import { readCell } from './read-cell';
import { mergeHints, type PeriodProblem, resolvePeriod } from './read-period';

export type CellProblem =
  | PeriodProblem
  | EntryRefusal
  | 'no_region'
  | 'no_indicator'
  | 'no_measure'
  | 'no_unit'
  | 'unit_differs'
  | 'growth_not_kept'
  | 'given_twice';

/** A figure of the table, or a cell that would be one but for its problem. */
export interface TableFigure {
  row: number;
  column: number;
  /** As it stands in the table. */
  text: string;
  region: string | null;
  indicator: string | null;
  measure: Measure | null;
  period: Period | null;
  /** Decimal text in the indicator's unit, every digit kept. */
  value: string | null;
  missing: MissingReason | null;
  problem: CellProblem | null;
  /** What the problem is about: a unit, another cell, the figure that may be meant. */
  about: string;
}

/** The figures of a table as it was understood. Blank cells, dashes, and rows or columns that stand for nothing give none. */
export function readFigures(grid: Grid, mapping: Mapping, names: Names): TableFigure[] {
  const rows = mapping.rows.filter((line) => !line.skip && !isOpen(line, 'rows', mapping));
  const columns = mapping.columns.filter((line) => !line.skip && !isOpen(line, 'columns', mapping));
  const figures = rows.flatMap((row) =>
    columns.flatMap((column) => readFigure(grid, row, column, mapping, names) ?? []),
  );
  return withoutRepeats(figures);
}

function readFigure(grid: Grid, row: Line, column: Line, mapping: Mapping, names: Names): TableFigure | null {
  const text = cellAt(grid, row.at, column.at);
  const cell = readCell(text);
  if (cell.kind === 'blank' || cell.kind === 'mark') return null;
  const { axes, table } = mapping;
  const on = { rows: row, columns: column };
  const region = axes.region === 'table' ? table.region : on[axes.region].region;
  const key = (axes.indicator === 'table' ? null : on[axes.indicator].indicator) ?? table.indicator;
  const indicator = key === null ? undefined : names.indicatorByKey.get(key);
  const figure: TableFigure = {
    row: row.at,
    column: column.at,
    text,
    region,
    indicator: key,
    measure: null,
    period: null,
    value: null,
    missing: null,
    problem: null,
    about: '',
  };
  const fail = (problem: CellProblem, about = ''): TableFigure => ({ ...figure, problem, about });
  if (!region) return fail('no_region');
  if (!indicator) return fail('no_indicator');
  const cellUnit = cell.kind === 'number' ? cell.unit : null;
  figure.measure = measureOf(row, column, mapping, indicator, cellUnit);
  if (!figure.measure) return fail('no_measure');
  if (figure.measure === 'growth' && indicator.growth === 'none') return fail('growth_not_kept');
  const period = resolvePeriod(
    mergeHints([row.period, column.period]) ?? table.period,
    table.year,
    indicator,
  );
  if (!period.ok) return fail(period.problem);
  figure.period = period.period;
  const unit = unitOf(figure.measure, row, column, mapping, cellUnit);
  const said = readEntryText(text, { measure: figure.measure, unit: { zh: unit ?? '', en: '' } });
  if (said.kind === 'missing') return { ...figure, missing: said.missing };
  if (said.kind === 'refused') return fail(said.code, said.params.meant ?? '');
  if (!unit) return fail('no_unit');
  const value = inUnitOf(indicator, figure.measure, said.value, unit);
  return value === null ? fail('unit_differs', unit) : { ...figure, value };
}

/** What the headings say; else what the unit does: a percentage is a rate unless the indicator itself is measured in percent. */
function measureOf(
  row: Line,
  column: Line,
  { table }: Mapping,
  indicator: NamedIndicator,
  cellUnit: string | null,
): Measure | null {
  const said = column.measure ?? row.measure;
  if (said) return said;
  const unit = cellUnit ?? column.unit ?? row.unit;
  const isPercent = indicator.unit.zh === '%' || indicator.unit.en === '%';
  if (unit === '%') return isPercent ? (table.measure ?? null) : 'growth';
  if (unit) return 'level';
  if (table.measure) return table.measure;
  if (table.unit) return table.unit === '%' && !isPercent ? 'growth' : 'level';
  return indicator.growth === 'none' ? 'level' : null;
}

/** A rate is in percent unless the very heading that says it is one says otherwise; a level's unit has to be said somewhere. */
function unitOf(
  measure: Measure,
  row: Line,
  column: Line,
  { table }: Mapping,
  cellUnit: string | null,
): string | null {
  if (measure === 'growth') {
    const own = [column, row].find((line) => line.measure === 'growth')?.unit;
    return cellUnit ?? own ?? '%';
  }
  return cellUnit ?? column.unit ?? row.unit ?? table.unit;
}

function inUnitOf(indicator: NamedIndicator, measure: Measure, value: string, unit: string): string | null {
  if (measure === 'growth') return unit === '%' ? value : null;
  const { zh, en } = indicator.unit;
  if (unit === plainText(zh) || unit === plainText(en)) return value;
  const number = parseDecimal(value);
  if (!number) return null;
  const converted = convertUnit(number, unit, zh) ?? convertUnit(number, unit, en);
  return converted && toPlainText(converted);
}

/** A cell that a table gives twice alike is taken once; given differently, from neither place. */
function withoutRepeats(figures: readonly TableFigure[]): TableFigure[] {
  const first = new Map<string, TableFigure>();
  return figures.filter((figure) => {
    if (figure.problem) return true;
    const key = `${figure.indicator}/${figure.measure}/${figure.region}/${figure.period}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, figure);
      return true;
    }
    if (earlier.value === figure.value && earlier.missing === figure.missing) return false;
    for (const [one, other] of [
      [figure, earlier],
      [earlier, figure],
    ] as const) {
      one.problem = 'given_twice';
      one.about = cellName(other.row, other.column);
    }
    return true;
  });
}
