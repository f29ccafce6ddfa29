import { isOpen, type Line } from '@/lib/table-import/mapping';
import type { CellProblem } from '@/lib/table-import/read-figures';
import type { ImportRow } from './judge-figures';
import type { Understanding } from './understand-upload';

/** What of a table a person has to say or to look at before it can be imported whole. */
export interface Attention {
  rows: Line[];
  columns: Line[];
  table: { region: boolean; indicator: boolean; unit: boolean; period: boolean };
  isClear: boolean;
}

const OF_HEADINGS: ReadonlySet<CellProblem> = new Set([
  'no_measure',
  'no_unit',
  'unit_differs',
  'half_unit',
  'growth_not_kept',
]);

/** Rows and columns that stand for nothing yet, or for what they only seem to, and what the table itself leaves unsaid. */
export function attentionOf(
  { mapping }: Pick<Understanding, 'mapping'>,
  figures: readonly ImportRow[],
): Attention {
  const none = { region: false, indicator: false, unit: false, period: false };
  if (!mapping) return { rows: [], columns: [], table: none, isClear: false };
  const { axes, table } = mapping;
  const odd = figures.filter(({ problem }) => problem !== null && OF_HEADINGS.has(problem));
  const [oddRows, oddColumns] = [
    new Set(odd.map(({ row }) => row)),
    new Set(odd.map(({ column }) => column)),
  ];
  const needs = (of: 'rows' | 'columns', lines: ReadonlySet<number>) => (line: Line) =>
    isOpen(line, of, mapping) ||
    (line.how === 'likely' && !line.skip) ||
    (axes.indicator === of && lines.has(line.at));
  const rows = mapping.rows.filter(needs('rows', oddRows));
  const columns = mapping.columns.filter(needs('columns', oddColumns));
  const said = {
    region: axes.region === 'table' && (table.region === null || table.how === 'likely'),
    indicator: axes.indicator === 'table' && (table.indicator === null || table.how === 'likely'),
    unit: axes.indicator === 'table' && odd.length > 0,
    period: figures.some(({ problem }) => problem === 'no_period' || problem === 'no_year'),
  };
  const isClear = rows.length + columns.length === 0 && !Object.values(said).includes(true);
  return { rows, columns, table: said, isClear };
}
