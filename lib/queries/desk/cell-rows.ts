import 'server-only';
import type { EntryCell, PublishedCell } from '@/lib/domain/entry-sheet';
import type { DeskEntryRow, DeskFigureRow } from './sheet-rows';

export function asPublished(row: DeskFigureRow | undefined): PublishedCell | null {
  if (!row) return null;
  const { value, missing, stage, origin, note, published_at } = row;
  return { value, missing, stage, origin, note: note ?? '', publishedAt: published_at.toISOString() };
}

export function asEntry(row: DeskEntryRow | undefined): EntryCell | null {
  if (!row) return null;
  return {
    value: row.value,
    missing: row.missing,
    stage: row.stage,
    note: row.note ?? '',
    reason: row.reason ?? '',
    explanation: row.explanation ?? '',
    confirmed: row.confirmed,
    state: row.state,
    lockVersion: row.lock_version,
    enteredBy: row.entered_by,
    enteredName: row.entered_name,
    enteredAt: row.entered_at.toISOString(),
    submittedBy: row.submitted_by,
    isRevision: row.base_published_at !== null,
    returnedReason: row.returned_reason ?? '',
    reopenedReason: row.reopened_reason ?? '',
  };
}
