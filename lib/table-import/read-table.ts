import { createHash } from 'node:crypto';
import { parsePeriod } from '@/lib/domain/period';
import { findTable, headingsOver, type TablePlace } from './find-table';
import { cellAt, type Grid } from './grid';
import {
  type Axis,
  type Correction,
  type Corrections,
  type How,
  type Line,
  type Mapping,
  type Meaning,
  noCorrections,
} from './mapping';
import type { Names } from './names';
import { nameKey } from './plain-text';
import { readHeading } from './read-heading';
import { keyOf, readLine } from './read-line';
import { type PeriodHint, readPeriod } from './read-period';

type ReadLine = ReturnType<typeof readLine>;

const REGION_LINE = /^(?:地区|地域|区域|省份|城市|单位名称|region|area)\s*[:：]\s*(.+)$/i;
const SOURCE_LINE = /^(?:数据来源|资料来源|来源|source)s?\s*[:：]\s*(.+)$/i;
const LEVELS: Record<string, string> = {
  全国: 'country',
  全省: 'province',
  全区: 'province',
  全市: 'prefecture',
  全县: 'county',
};

/**
 * Reads a sheet as a table and proposes what each row and column stands for, by names alone: what two things are called,
 * and what nothing is called, stays open. Remembered corrections are laid over that, and a person's over those.
 * @param fileName without its path; asked for the period where the sheet does not say it
 */
export function readTable(
  grid: Grid,
  names: Names,
  {
    fileName = '',
    memory = () => noCorrections,
    person = noCorrections,
  }: {
    fileName?: string;
    /** What is remembered of a shape. */
    memory?: (shape: string) => Corrections;
    person?: Corrections;
  } = {},
): Mapping | null {
  const place = findTable(grid);
  if (!place) return null;
  const columns = place.figures.map((at) => readLine(at, headingsOver(grid, place, at), names));
  nameFollowers(columns);
  const rows = rowLines(grid, place, names);
  const shape = shapeOf(grid, place, columns);
  const axes = axesOf(rows, columns);
  nameParents(axes.region === 'rows' ? rows : columns, names);
  const mapping: Mapping = {
    place,
    axes,
    rows,
    columns,
    table: aboutTable(grid, place, names, axes, fileName),
    shape,
    source: [...place.below, ...place.above].map((text) => SOURCE_LINE.exec(text)?.[1]).find(Boolean) ?? '',
  };
  correct(mapping, memory(shape), 'memory', names);
  correct(mapping, person, 'person', names);
  if (axes.indicator === 'columns') carryIndicators(columns);
  return mapping;
}

/** Rows that hold figures, or name something and will hold them another month. */
function rowLines(grid: Grid, place: TablePlace, names: Names): ReadLine[] {
  const rows: ReadLine[] = [];
  for (let at = place.firstRow; at <= place.lastRow; at += 1) {
    const texts = place.labels.map((column) => cellAt(grid, at, column));
    if (
      texts.every((text) => text === '') &&
      !place.figures.some((column) => cellAt(grid, at, column) !== '')
    )
      continue;
    rows.push(readLine(at, texts, names));
  }
  return rows;
}

function axesOf(rows: readonly Line[], columns: readonly Line[]): Mapping['axes'] {
  const most = (has: (line: Line) => boolean): Axis | null => {
    const [inRows, inColumns] = [rows.filter(has).length, columns.filter(has).length];
    if (inRows + inColumns === 0) return null;
    return inRows >= inColumns ? 'rows' : 'columns';
  };
  const region =
    most(
      (line) =>
        line.region !== null || (line.candidates.length > 0 && line.indicator === null && !line.isNamed),
    ) ?? 'table';
  const period = most((line) => line.period !== null) ?? 'table';
  const named = most((line) => line.indicator !== null);
  const other = region === 'rows' ? columns : rows;
  const isNamed =
    other.some(({ isNamed: named, period: hint }) => named && hint === null) ||
    columns.some((line) => line.isNamed);
  const indicator =
    named ??
    (isNamed ? (region === 'rows' || rows.every((line) => !line.isNamed) ? 'columns' : 'rows') : 'table');
  return { region, indicator, period };
}

/** A column that says 增速 alone follows the one before it that names something: their keys tell such columns apart. */
function nameFollowers(columns: readonly Line[]): void {
  let named = '';
  for (const column of columns) {
    if (column.skip) continue;
    if (column.isNamed) named = column.key;
    else if (named) column.key = `${named}|${column.key}`;
  }
}

/** Such a column is of the same indicator, unless a person said otherwise; that is a custom, so it is shown for a look. */
function carryIndicators(columns: readonly Line[]): void {
  let before: Line | null = null;
  for (const column of columns) {
    if (column.skip) continue;
    if (column.isNamed || column.indicator) before = column;
    else if (before?.indicator) {
      column.indicator = before.indicator;
      if (column.how === 'sure') column.how = before.how === 'sure' ? 'likely' : before.how;
    }
  }
}

/** 全省 stands for the province of the regions that are named beside it. */
function nameParents(lines: readonly ReadLine[], names: Names): void {
  const parents = lines.flatMap(({ region }) =>
    region ? (names.regionByCode.get(region)?.parent ?? []) : [],
  );
  for (const line of lines) {
    if (!line.parent || line.region) continue;
    const level = LEVELS[line.parent];
    const fitting = new Set(parents.filter((code) => names.regionByCode.get(code)?.level === level));
    if (fitting.size === 1) line.region = [...fitting][0] ?? null;
    else line.skip = 'total';
  }
}

/** What titles, the line of the unit, the sheet's and the file's name say of the whole table. */
function aboutTable(
  grid: Grid,
  place: TablePlace,
  names: Names,
  axes: Mapping['axes'],
  fileName: string,
): Mapping['table'] {
  const corner = place.heads.flatMap((row) => place.labels.map((column) => cellAt(grid, row, column)));
  const titles = [...place.above, grid.name, fileName.replace(/\.[a-z]{2,4}$/i, '')].filter(Boolean);
  const headings = [...place.above, ...corner].map((text) => readHeading(text, names.units));
  const hints = titles
    .map((title) => readPeriod(title)?.hint ?? null)
    .filter((hint): hint is PeriodHint => hint !== null);
  const stated = place.above.map((text) => REGION_LINE.exec(text)?.[1]).find(Boolean);
  const regions =
    axes.region !== 'table' ? [] : stated ? names.regions(stated) : names.regionsWithin(titles.join(' '));
  const indicators = axes.indicator === 'rows' ? [] : names.indicatorsWithin(titles.join(' '));
  return {
    region: regions.length === 1 ? (regions[0] ?? null) : null,
    indicator: indicators.length === 1 ? (indicators[0] ?? null) : null,
    measure: headings.find(({ measure }) => measure === 'growth')?.measure ?? null,
    unit: headings.find(({ unit }) => unit !== null)?.unit ?? null,
    period: hints.find(({ part }) => part !== null) ?? hints[0] ?? null,
    year: hints.find(({ year }) => year !== null)?.year ?? null,
    how: stated || axes.region !== 'table' ? 'sure' : 'likely',
  };
}

/** What the table looks like: what stands over its columns and in its corner, without periods and numbers, each once. */
function shapeOf(grid: Grid, place: TablePlace, columns: readonly Line[]): string {
  const corner = place.labels.map((column) => keyOf(place.heads.map((row) => cellAt(grid, row, column))));
  const above = place.above.map((text) =>
    nameKey((readPeriod(text)?.rest ?? text).replace(REGION_LINE, '')).replace(/\d+/g, ''),
  );
  const parts = [
    corner,
    [...new Set(columns.map(({ key, label }) => (/[^\d\s.年月季度末-]/.test(label) ? key : '')))].sort(),
    above.filter(Boolean),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Lays corrections over what was read. Regions and indicators that are no more are passed over. */
function correct(
  mapping: Mapping,
  corrections: Corrections,
  how: How & ('memory' | 'person'),
  names: Names,
): void {
  for (const [prefix, lines] of [
    ['r:', mapping.rows],
    ['c:', mapping.columns],
  ] as const) {
    for (const line of lines) {
      const correction = corrections.lines[prefix + line.key];
      if (!correction) continue;
      apply(line, correction, names);
      line.how = how;
      line.skip = correction.skip ? how : null;
    }
  }
  if (Object.keys(corrections.table).length > 0) {
    apply(mapping.table, corrections.table, names);
    mapping.table.how = how;
  }
  const period = corrections.period ? parsePeriod(corrections.period) : null;
  if (period) {
    const hint = readPeriod(period)?.hint ?? null;
    mapping.table.period = hint;
    mapping.table.year = hint?.year ?? null;
  }
}

function apply(to: Meaning, { region, indicator, measure, unit }: Correction, names: Names): void {
  if (region && names.regionByCode.has(region)) to.region = region;
  if (indicator && names.indicatorByKey.has(indicator)) to.indicator = indicator;
  if (measure) to.measure = measure;
  if (unit) to.unit = unit;
}
