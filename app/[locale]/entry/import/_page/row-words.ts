import type { ImportRowView } from '@/components/table-import/import-table';
import type { Finding } from '@/lib/domain/checks';
import { decimal } from '@/lib/domain/decimal';
import type { Formats } from '@/lib/i18n/formats';
import { fullPeriod } from '@/lib/i18n/period-labels';
import type { ImportRow } from '@/lib/services/tables/judge-figures';
import type { Understanding } from '@/lib/services/tables/understand-upload';
import { cellName } from '@/lib/table-import/grid';
import { minusSign } from './minus-sign';

type Said = { value: string | null; missing: ImportRow['missing'] };

/** A row in the page's words. */
export function rowView(formats: Formats, { regions, names }: Understanding, row: ImportRow): ImportRowView {
  const { t } = formats;
  const region = row.region ? regions.get(row.region) : undefined;
  const indicator = row.indicator ? names.indicatorByKey.get(row.indicator) : undefined;
  const measure = row.measure ? formats.measure(row.measure) : '';
  return {
    place: cellName(row.row, row.column),
    region: region ? formats.text(region.name) : t('words.none'),
    indicator: indicator
      ? [formats.text(indicator.name), measure].filter(Boolean).join(t('site.dot'))
      : t('words.none'),
    period: row.period && indicator ? fullPeriod(t, row.period, indicator) : t('words.none'),
    text: row.text,
    old: row.old ? saidText(formats, row.old) : '',
    value: row.problem ? '' : saidText(formats, row),
    status: t(`tables.statuses.${row.status}`),
    isBad: !['new', 'changed', 'same'].includes(row.status),
    notes: notesOf(formats, row),
  };
}

function saidText(formats: Formats, { value, missing }: Said): string {
  if (value !== null) return minusSign(decimal(value).toFixed());
  return missing ? formats.missing(missing) : '';
}

/** What is wrong or odd about a row, in sentences. */
export function notesOf({ t, ...formats }: Formats, row: ImportRow): string[] {
  const notes: string[] = [];
  if (row.problem) notes.push(t(`tables.problem.${row.problem}`, { written: row.text, about: row.about }));
  if (row.status === 'not_yours') {
    const department = row.supplier ? row.supplier[formats.locale] || row.supplier.zh || row.supplier.en : '';
    notes.push(
      department
        ? t('refusal.supplied_elsewhere', { department })
        : t(row.supplier ? 'tables.noDepartment' : 'tables.otherRegion'),
    );
  }
  if (row.status === 'no_member') notes.push(t('tables.noMember'));
  if (row.isRevision && row.status === 'changed') notes.push(t('tables.revises'));
  return [...notes, ...row.findings.map((finding) => findingText(t, finding))];
}

function findingText(t: Formats['t'], { code, params }: Finding): string {
  const key = code === 'unit_jump' ? `unit_jump_${params.direction === 'up' ? 'up' : 'down'}` : code;
  // which arguments a sentence takes depends on its code: both come from one place, and a missing one throws
  return (t as (key: string, params: Record<string, string>) => string)(`entry.finding.${key}`, params);
}
