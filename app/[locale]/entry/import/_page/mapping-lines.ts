import type { LineView } from '@/components/table-import/line-table';
import type { PickerItem } from '@/components/ui/picker-nav';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import type { Attention } from '@/lib/services/tables/attention';
import type { Understanding } from '@/lib/services/tables/understand-upload';
import { cellAt, columnLetters } from '@/lib/table-import/grid';
import { isOpen, type Line } from '@/lib/table-import/mapping';
import { importPath } from './import-context';

/** Lines on a page: each has a select of every region or indicator. */
const FEW = 15;
const MANY = 40;

/** The rows and columns to show on a page of the mapping: those that want a look, or all. */
export function linesOf(
  formats: Formats,
  understood: Understanding,
  attention: Attention,
  { all, page }: { all: boolean; page: number },
): { tables: { of: 'rows' | 'columns'; caption: string; views: LineView[] }[]; pages: PickerItem[] } {
  const { mapping, regions, upload } = understood;
  if (!mapping) return { tables: [], pages: [] };
  const { t, locale } = formats;
  const shown = [
    ...unique(all ? mapping.columns : attention.columns).map((line) => ({ of: 'columns' as const, line })),
    ...unique(all ? mapping.rows : attention.rows).map((line) => ({ of: 'rows' as const, line })),
  ];
  const size = regions.size > 60 ? FEW : MANY;
  const here = shown
    .slice((page - 1) * size, page * size)
    .map(({ of, line }, n) => ({ of, view: viewOf(formats, understood, of, line, n) }));
  const tables = (['columns', 'rows'] as const)
    .map((of) => ({
      of,
      caption: t(`tables.${of}`),
      views: here.filter((each) => each.of === of).map(({ view }) => view),
    }))
    .filter(({ views }) => views.length > 0);
  const href = (n: number) =>
    `${hrefOf(locale, `${importPath}/${upload.id}`)}?${all ? 'lines=all&' : ''}page=${n}`;
  const pages = Array.from({ length: Math.ceil(shown.length / size) }, (_, at) => ({
    key: String(at + 1),
    label: String(at + 1),
    href: href(at + 1),
    ...(at + 1 === page ? { current: 'page' as const } : {}),
  }));
  return { tables, pages };
}

/** Lines of one key are one question. */
function unique(lines: readonly Line[]): Line[] {
  return [...new Map(lines.toReversed().map((line) => [line.key, line])).values()].toReversed();
}

function viewOf(
  formats: Formats,
  { mapping, grid }: Understanding,
  of: 'rows' | 'columns',
  line: Line,
  number: number,
): LineView {
  const { t } = formats;
  const place = mapping?.place;
  const cells =
    of === 'rows'
      ? place?.figures.map((column) => cellAt(grid, line.at, column))
      : grid.rows.slice(place?.firstRow, (place?.lastRow ?? 0) + 1).map((row) => row[line.at] ?? '');
  const chosen = (value: string | null) => (line.skip ? '-' : (value ?? ''));
  return {
    number,
    key: `${of === 'rows' ? 'r' : 'c'}:${line.key}`,
    place:
      of === 'rows'
        ? t('tables.rowAt', { row: line.at + 1 })
        : t('tables.columnAt', { column: columnLetters(line.at) }),
    label: line.label,
    sample: cells?.find((cell) => cell !== '') ?? '',
    region: mapping?.axes.region === of ? chosen(line.region) : (line.region ?? ''),
    indicator: mapping?.axes.indicator === of ? chosen(line.indicator) : (line.indicator ?? ''),
    measure: mapping?.axes.indicator === of || of === 'rows' ? (line.measure ?? '') : chosen(line.measure),
    unit: line.unit ?? '',
    why: mapping ? whyOf(t, line, isOpen(line, of, mapping)) : '',
    candidates: line.candidates,
  };
}

function whyOf(t: Formats['t'], line: Line, open: boolean): string {
  if (line.skip) return t(`tables.skips.${line.skip}`);
  if (open) return t(line.candidates.length > 1 ? 'tables.ambiguous' : 'tables.unknown');
  return line.how === 'sure' ? '' : t(`tables.hows.${line.how}`);
}
