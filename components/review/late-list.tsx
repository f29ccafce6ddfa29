import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { type NamedSheet, sheetKey, sheetTitle } from './sheet-words';

interface LateSheet extends NamedSheet {
  department: Text | null;
  dueAt: string | null;
  submitted: number;
  expected: number;
}

/** What should have been given in by now. */
export function LateList({ formats, sheets }: { formats: Formats; sheets: readonly LateSheet[] }) {
  const { t } = formats;
  return (
    <ul className="dl">
      {sheets.map((sheet) => (
        <li key={sheetKey(sheet)}>
          <strong>{sheet.department ? formats.text(sheet.department) : t('review.noDepartment')}</strong>{' '}
          {sheetTitle(formats, sheet)}
          <span className="sub">
            {t('review.lateBy', {
              due: sheet.dueAt ? formats.moment(sheet.dueAt) : '—',
              submitted: sheet.submitted,
              expected: sheet.expected,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
