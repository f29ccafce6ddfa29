import { type Decimal, decimal, toFixed, toPlainText } from '@/lib/domain/decimal';
import { inForce, isLocked, type Said, type Sheet, type SheetCell } from '@/lib/domain/entry-sheet';
import { decimalsOf } from '@/lib/domain/indicator';
import type { Formats } from '@/lib/i18n/formats';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import type { CellView } from './view';

interface Remark {
  cell: string;
  author: string;
  at: string;
  body: string;
}

/** A cell of a sheet as the page shows it. */
export function cellView(
  formats: Formats,
  { indicator, regions }: Sheet,
  cell: SheetCell,
  { mayWrite, remarks }: { mayWrite: boolean; remarks: readonly Remark[] },
): CellView {
  const { t } = formats;
  const { measure, entry, published } = cell;
  const region = regions.find(({ code }) => code === cell.region);
  const decimals = decimalsOf(indicator, measure);
  const text = (said: Said | null) => textOf(formats, said, decimals);
  const said = inForce(cell);
  return {
    id: cell.id,
    label: t('entry.sheet.cell', {
      region: region ? formats.name(region) : cell.region,
      indicator: formats.text(indicator.name),
      measure: formats.measure(measure),
      unit: formats.unit(indicator, measure),
    }),
    column: { measure, unit: indicator.unit },
    context: cell.context,
    text: text(said),
    missing: said?.missing ?? null,
    version: entry?.lockVersion ?? 0,
    base: published?.publishedAt ?? null,
    state: entry?.state ?? (published ? 'published' : 'none'),
    isWritable: mayWrite && !isLocked(cell),
    was: entry && published ? text(published) || t('entry.status.notReported') : null,
    findings: cell.findings,
    explanation: entry?.explanation ?? '',
    confirmed: entry?.confirmed ?? null,
    returned: entry?.returnedReason || entry?.reopenedReason || '',
    by: entry ? { name: entry.enteredName, at: formats.moment(entry.enteredAt) } : null,
    history: cell.history.map((past) => ({
      period: capital(fullPeriod(t, past.period, indicator)),
      text: text(past) || t('entry.status.notReported'),
      isPublished: past.isPublished,
    })),
    remarks: remarks
      .filter((remark) => remark.cell === cell.id)
      .map(({ author, at, body }) => ({
        by: t('entry.panel.commentOf', { author, at: formats.moment(at) }),
        body,
      })),
  };
}

/** What stands in a box: a figure with the decimals of its measure or all its digits, or the reason why there is none. */
function textOf({ t }: Formats, said: Said | null, decimals: number): string {
  if (said?.value != null) return shown(decimal(said.value), decimals);
  if (said?.missing === 'not_applicable' || said?.missing === 'withheld')
    return t(`entry.panel.${said.missing}`);
  return '';
}

function shown(value: Decimal, decimals: number): string {
  const digits = toPlainText(value).split('.')[1]?.length ?? 0;
  return (digits > decimals ? toPlainText(value) : toFixed(value, decimals)).replace('-', '\u2212');
}
