import { type EntryColumn, type EntryRefusal, readEntryText } from './entry-text';

/** A place of the grid that a pasted text may go to. */
export interface PasteTarget {
  id: string;
  column: EntryColumn;
  /** Given in, approved, or not theirs to write. */
  isLocked: boolean;
}

export type PasteProblem =
  /** Right of the last column or below the last row. */
  | { kind: 'overflow' }
  | { kind: 'locked' }
  | { kind: 'refused'; code: EntryRefusal; params: Record<string, string> };

export interface Pasted {
  /** What goes where, as it was written. */
  assigned: { id: string; text: string }[];
  /** What went nowhere, with its row and column in the block, from 1, and the cell it would have gone to. */
  rejected: { row: number; column: number; text: string; id: string | null; problem: PasteProblem }[];
}

/**
 * Lays a block of the clipboard on a grid from one cell on, to the right and down. What does not fit or cannot be read
 * is listed and changes nothing; empty texts of a block leave their cells as they are, since a gap in a copied table
 * says nothing about the figure. Rows of `grid` may differ in length.
 */
export function layBlock(
  block: readonly (readonly string[])[],
  grid: readonly (readonly PasteTarget[])[],
  anchor: { row: number; column: number },
): Pasted {
  const assigned: Pasted['assigned'] = [];
  const rejected: Pasted['rejected'] = [];
  for (const [row, texts] of withoutEmptyEnd(block).entries()) {
    for (const [column, text] of texts.entries()) {
      if (text.trim() === '') continue;
      const target = grid[anchor.row + row]?.[anchor.column + column];
      const problem = problemOf(text, target);
      if (problem) rejected.push({ row: row + 1, column: column + 1, text, id: target?.id ?? null, problem });
      else if (target) assigned.push({ id: target.id, text: text.trim() });
    }
  }
  return { assigned, rejected };
}

/** A table copied from Excel ends with a line break, which reads as one more row. */
function withoutEmptyEnd(block: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = block.findLastIndex((texts) => texts.some((text) => text.trim() !== ''));
  return block.slice(0, last + 1);
}

function problemOf(text: string, target: PasteTarget | undefined): PasteProblem | null {
  if (!target) return { kind: 'overflow' };
  if (target.isLocked) return { kind: 'locked' };
  const read = readEntryText(text, target.column);
  return read.kind === 'refused' ? read : null;
}
