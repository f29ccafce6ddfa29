import type { SheetCell } from './entry-sheet';
import type { EntryRefusal } from './entry-text';

/** Why one cell of many was not taken; the others were. */
export type CellRefusal =
  | { code: EntryRefusal; params: Record<string, string> }
  /** Unknown or not theirs, not theirs to write, a period that is not open yet, or a region of no group at its end. */
  | { code: 'not_found' | 'forbidden' | 'not_open' | 'no_member'; params: Record<string, string> };

/** What became of a cell that was sent. Sent again it answers `same`: nothing is done twice. */
export type CellOutcome = {
  id: string;
} /** `version`: of the figure in work that it made or found; 0: there is none. */ & (
  | { result: 'saved' | 'same' | 'discarded'; version: number }
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
