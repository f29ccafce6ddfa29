import { cellAt, type Grid, widthOf } from './grid';
import { plainText } from './plain-text';
import { isFigure, readCell } from './read-cell';
import { readPeriod } from './read-period';

/** Where the table lies in a sheet. Rows and columns count from 0. */
export interface TablePlace {
  /** Titles and lines such as 单位：亿元 above the headings. */
  above: string[];
  /** Rows of headings, from the top. */
  heads: number[];
  firstRow: number;
  lastRow: number;
  /** Columns that name or describe a row: region, code, indicator, unit. */
  labels: number[];
  /** Columns of figures. */
  figures: number[];
  /** Notes and sources below. */
  below: string[];
}

const INDEX_LABEL = /^(?:甲|乙|丙|序号|栏次|编号|no\.?)?$/i;
const CODE_HEAD = /代码|编码|code/i;
const PERIOD_HEAD = /年|月|季|期|时间|日期|period|year|month|quarter|date/i;
const SERIAL_HEAD = /^(?:序号|编号|序列|no\.?|#)$/i;

/** Finds the table: headings, rows, columns, and what stands above and below. Null: there are no figures under headings. */
export function findTable(grid: Grid): TablePlace | null {
  const width = widthOf(grid);
  const firstRow = grid.rows.findIndex((row) => isDataRow(row));
  if (firstRow < 1) return null;
  let lastRow = firstRow;
  grid.rows.forEach((row, at) => {
    if (at > firstRow && (row.some(isFigure) || saysSeveral(row)) && !isNote(row)) lastRow = at;
  });
  const heads = headRows(grid, firstRow);
  const top = heads[0] ?? firstRow;
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    grid.rows.slice(top, lastRow + 1).some((row) => (row[column] ?? '') !== ''),
  );
  const labels = columns.filter((column) => isLabelColumn(grid, column, heads, firstRow, lastRow));
  const figures = columns.filter((column) => !labels.includes(column));
  if (heads.length === 0 || figures.length === 0) return null;
  return {
    above: textsOf(grid.rows.slice(0, top)),
    heads,
    firstRow,
    lastRow,
    labels,
    figures,
    below: textsOf(grid.rows.slice(lastRow + 1)),
  };
}

/** A row of figures: not one of years over the columns, nor one that numbers the columns. */
function isDataRow(row: readonly string[]): boolean {
  const figures = row.filter(isFigure);
  if (figures.length === 0) return false;
  const texts = row.filter((cell) => cell !== '' && !isFigure(cell));
  if (figures.every(isPeriod) && (figures.length > 1 || texts.length === 0)) return false;
  const isNumbering = figures.every((cell, at) => cell === String(at + 1)) && figures.length > 1;
  return (
    !(isNumbering && texts.every((text) => INDEX_LABEL.test(plainText(text)))) &&
    texts.length + figures.length > 1
  );
}

/** The headings are the rows right above the figures that say more than one thing; a lone text above them is a title. */
function headRows(grid: Grid, firstRow: number): number[] {
  const heads: number[] = [];
  for (let row = firstRow - 1; row >= 0 && heads.length < 8; row -= 1) {
    const texts = [...new Set((grid.rows[row] ?? []).map(plainText).filter(Boolean))];
    if (texts.length === 0) {
      if (heads.length > 0) break;
      continue;
    }
    if (texts.every((text) => /^\d{1,3}$/.test(text) || INDEX_LABEL.test(text))) continue;
    if (texts.length < 2 || texts.some((text) => /^(?:计量)?单位\s*[:：]/.test(text))) {
      if (heads.length > 0 || !isLoneHead(grid, row)) break;
    }
    heads.unshift(row);
  }
  return heads;
}

/**
 * The headings over a column, from the top. A heading of a group stands over its first column where it is not merged, and
 * reaches to the next; the lowest headings are each their own column's.
 */
export function headingsOver(grid: Grid, { heads, figures }: TablePlace, column: number): string[] {
  return heads.map((row, at) => {
    const own = cellAt(grid, row, column);
    if (own !== '' || at === heads.length - 1) return own;
    const before = figures
      .filter((other) => other < column)
      .findLast((other) => cellAt(grid, row, other) !== '');
    return before === undefined ? '' : cellAt(grid, row, before);
  });
}

/** A heading over the figures alone, with nothing over the rows' names. */
function isLoneHead(grid: Grid, row: number): boolean {
  return (grid.rows[row] ?? []).findIndex((cell) => cell !== '') > 0;
}

function isLabelColumn(
  grid: Grid,
  column: number,
  heads: number[],
  firstRow: number,
  lastRow: number,
): boolean {
  const head = plainText(heads.map((row) => cellAt(grid, row, column)).join(' '));
  if (CODE_HEAD.test(head) || SERIAL_HEAD.test(head)) return true;
  const cells: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    const cell = cellAt(grid, row, column);
    if (cell !== '') cells.push(cell);
  }
  if (cells.length === 0) return column === 0;
  const figures = cells.filter((cell) => isFigure(cell) || readCell(cell).kind === 'mark');
  if (figures.length * 2 < cells.length) return true;
  // a column of years or months beside others is one of periods, down
  if (cells.every(isPeriod) && (PERIOD_HEAD.test(head) || cells.some((cell) => !/^\d+$/.test(cell))))
    return true;
  return column === 0 && cells.every((cell, at) => cell === String(at + 1)) && cells.length > 2;
}

/** 2023 and 202312 may be periods; 2023.12 is a figure unless its heading says otherwise. */
function isPeriod(cell: string): boolean {
  return readPeriod(cell) !== null && !/^\d+\.\d+$/.test(cell);
}

/** A row of names and words where figures should be is the table's too, so that nobody misses it; 填表人：… 审核人：… is not. */
function saysSeveral(row: readonly string[]): boolean {
  const texts = new Set(row.map(plainText).filter(Boolean));
  return texts.size > 1 && ![...texts].every((text) => text.includes(':'));
}

function isNote(row: readonly string[]): boolean {
  const first = plainText(row.find((cell) => cell !== '') ?? '');
  return /^(?:注|说明|备注|资料来源|数据来源|来源|note|source)s?\s*[:：\d]/i.test(first);
}

function textsOf(rows: readonly string[][]): string[] {
  return rows.flatMap((row) => [...new Set(row.map(plainText).filter(Boolean))]);
}
