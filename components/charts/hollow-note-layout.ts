import { wrapText } from './text-width';

/** A hollow circle and what it means, in as many lines as it needs. */
export interface HollowNote {
  /** Middle of the circle. */
  x: number;
  y: number;
  lines: string[];
  /** Where the drawing may end. */
  bottom: number;
}

const LINE = 18;

/** The note in a drawing of `width` units, its circle at (x, y). */
export function hollowNoteAt(text: string, x: number, y: number, width: number): HollowNote {
  const lines = wrapText(text, width - x - 10, 12);
  return { x, y, lines, bottom: y + LINE * lines.length - 6 };
}

/** Baseline of a line of the note. */
export function noteBaseline(note: HollowNote, line: number): number {
  return note.y + 4.5 + LINE * line;
}
