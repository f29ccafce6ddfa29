/** A chart is drawn twice: for wide and for narrow screens, in units of one CSS pixel, so that text is never scaled down. */
export type Frame = 'wide' | 'narrow';

export const FRAME_WIDTH: Record<Frame, number> = { wide: 720, narrow: 328 };

/** Coordinates with one decimal: a tenth of a pixel is finer than any eye, and pages stay small. */
export function round(n: number): number {
  return Math.round(n * 10) / 10;
}
