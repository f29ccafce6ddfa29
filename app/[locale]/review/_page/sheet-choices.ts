import { sheetKey, sheetTitle } from '@/components/review/sheet-words';
import type { Formats } from '@/lib/i18n/formats';
import type { SheetInWork } from '@/lib/queries/review/read-sheets-in-work';

/** Sheets in work that are in no plan, as boxes to tick, with how far each of them is. */
export function sheetChoices(
  formats: Formats,
  sheets: readonly SheetInWork[],
): { value: string; label: string }[] {
  return sheets
    .filter(({ plan }) => plan === null)
    .map((sheet) => ({
      value: sheetKey(sheet),
      label: formats.t('review.sheetChoice', {
        sheet: sheetTitle(formats, sheet),
        approved: sheet.approved,
        count: sheet.draft + sheet.submitted + sheet.returned + sheet.approved,
      }),
    }));
}
