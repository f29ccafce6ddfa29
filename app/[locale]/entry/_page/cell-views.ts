import { cellView } from '@/components/entry/cell-view';
import type { CellView } from '@/components/entry/view';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import type { Sheet, SheetCell } from '@/lib/domain/entry-sheet';
import type { Formats } from '@/lib/i18n/formats';
import { type CellRemark, readComments } from '@/lib/queries/desk/read-comments';
import { isSheetOpen } from '@/lib/services/desk/known-cells';

/** Makes cells of some sheets as the person sees them. */
export async function cellViewer(
  person: Person,
  formats: Formats,
  sheets: readonly Sheet[],
): Promise<(sheet: Sheet, cell: SheetCell) => CellView> {
  const [remarks, open] = await Promise.all([readRemarks(person, sheets), readOpen(sheets)]);
  return (sheet, cell) =>
    cellView(formats, sheet, cell, {
      mayWrite:
        open.has(sheet) &&
        may(person, 'entry.write', { department: sheet.indicator.departmentId, region: cell.region }),
      remarks,
    });
}

function readRemarks(person: Person, sheets: readonly Sheet[]): Promise<CellRemark[]> {
  return readComments(
    person,
    sheets.map(({ indicator, period }) => ({ indicator: indicator.key, period })),
  );
}

async function readOpen(sheets: readonly Sheet[]): Promise<Set<Sheet>> {
  const open = await Promise.all(sheets.map(({ indicator, period }) => isSheetOpen(indicator.key, period)));
  return new Set(sheets.filter((_, n) => open[n]));
}
