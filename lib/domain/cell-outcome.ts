import type { SheetCell } from './entry-sheet';
import type { EntryRefusal } from './entry-text';

/** Why one cell of many was not taken; the others were. */
export type CellRefusal =
  | { code: EntryRefusal; params: Record<string, string> }
  /** Unknown or not theirs, not theirs to write, or a period that is not open yet. */
  | { code: 'not_found' | 'forbidden' | 'not_open'; params: Record<string, string> };

/** What became of a cell that was sent. Sent again it answers `same`: nothing is done twice. */
export type CellOutcome = { id: string } & (
  | { result: 'saved' | 'same' | 'discarded' }
  /** Another value is there, which `cell` holds: nobody is overwritten unseen. */
  | { result: 'conflict' }
  | { result: 'locked' }
  | { result: 'refused'; refusal: CellRefusal }
);

/** The cells as they are after a save: those sent, and those beside them that are judged anew. */
export interface SavedCells {
  outcomes: CellOutcome[];
  cells: SheetCell[];
}
