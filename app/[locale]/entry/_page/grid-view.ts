import { entryWords } from '@/components/entry/entry-words';
import type { CellView, GridRow, GridView } from '@/components/entry/view';
import type { Sheet, SheetCell } from '@/lib/domain/entry-sheet';
import { measuresOf } from '@/lib/domain/entry-sheet';
import type { Measure } from '@/lib/domain/indicator';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';

type ViewOf = (sheet: Sheet, cell: SheetCell) => CellView;
type Frame = { formats: Formats; open: string | null; home: string | null };

/** Regions down, measures across: one indicator's sheet, of one group or of all. */
export function sheetGrid(
  { formats, open, home }: Frame,
  sheet: Sheet,
  codes: readonly string[],
  view: ViewOf,
): GridView {
  const { t } = formats;
  const { indicator } = sheet;
  const measures = measuresOf(indicator);
  const benchmarks = new Set(sheet.groups.map(({ benchmark }) => benchmark));
  const regions = sheet.regions.filter(({ code }) => codes.includes(code));
  const rows = regions.map(
    (region): GridRow => ({
      id: region.code,
      label: formats.name(region),
      tag:
        region.code === home
          ? t('words.homeTag')
          : benchmarks.has(region.code)
            ? t('entry.sheet.benchmark')
            : null,
      href: null,
      cells: measures.map((measure) => cellAt(sheet, region.code, measure, view)),
    }),
  );
  return {
    ...shared(formats, [sheet], rows, open),
    title: t('entry.sheet.caption', { rows: rows.length, columns: measures.length }),
    corner: t('entry.sheet.region'),
    columns: measures.map((measure) =>
      t('entry.sheet.column', { measure: formats.measure(measure), unit: formats.unit(indicator, measure) }),
    ),
    regions: regions.map(({ code }) => code),
  };
}

/** Indicators down, measures across: what is entered for one region. */
export function regionGrid(
  { formats, open }: Frame,
  sheets: readonly Sheet[],
  code: string,
  view: ViewOf,
): GridView {
  const { t, locale } = formats;
  const rows = sheets.map((sheet): GridRow => {
    const { indicator, period } = sheet;
    const has = measuresOf(indicator);
    return {
      id: indicator.key,
      label: formats.text(indicator.name),
      tag: formats.text(indicator.unit),
      href: hrefOf(locale, `/entry/${indicator.key}/${period}`),
      cells: bothMeasures.map((measure) =>
        has.includes(measure) ? cellAt(sheet, code, measure, view) : null,
      ),
    };
  });
  return {
    ...shared(formats, sheets, rows, open),
    title: t('entry.sheet.captionRegion', { rows: rows.length }),
    corner: t('entry.sheet.indicator'),
    columns: [
      formats.measure('level'),
      t('entry.sheet.column', { measure: formats.measure('growth'), unit: t('words.percent') }),
    ],
    regions: [code],
  };
}

const bothMeasures: Measure[] = ['level', 'growth'];

function cellAt(sheet: Sheet, region: string, measure: Measure, view: ViewOf): CellView | null {
  const cell = sheet.cells.find((each) => each.region === region && each.measure === measure);
  return cell ? view(sheet, cell) : null;
}

const stages = ['flash', 'preliminary', 'revised', 'final', 'census'] as const;

/** What is the same of both grids. */
function shared(formats: Formats, sheets: readonly Sheet[], rows: readonly GridRow[], open: string | null) {
  const { t, locale } = formats;
  const shown = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.id ?? [])));
  const cells = sheets.flatMap((sheet) => sheet.cells.filter(({ id }) => shown.has(id)));
  const isRevised = cells.some(({ published }) => published !== null);
  const stage = cells.find(({ entry }) => entry)?.entry?.stage ?? (isRevised ? 'revised' : 'preliminary');
  return {
    words: entryWords(formats),
    sub: t('entry.sheet.sub'),
    tableLabel: t('entry.sheet.tableLabel'),
    rows: [...rows],
    note: t('entry.sheet.noteMissing'),
    sheets: sheets.map(({ indicator, period }) => `${indicator.key}/${period}`),
    stage: {
      label: t('entry.sheet.stage'),
      value: stage,
      choices: stages.map((value) => ({ value, label: t(`stage.${value}`) })),
    },
    reason: isRevised
      ? {
          label: t('entry.sheet.reason'),
          hint: t('entry.sheet.reasonHint'),
          value: cells.find(({ entry }) => entry?.reason)?.entry?.reason ?? '',
        }
      : null,
    open: open !== null && shown.has(open) ? open : null,
    historyLabel: t('entry.sheet.history'),
    signInHref: hrefOf(locale, '/sign-in'),
  };
}
