/** A stretch of a line without a gap. */
export interface Run<T> {
  points: { index: number; value: T }[];
  /** Missing before (not at the first period) or after (not at the last): that end is drawn hollow. */
  openStart: boolean;
  openEnd: boolean;
}

/** Cuts a line at its missing points: a gap is never bridged and never drawn as zero. */
export function runsOf<T>(values: readonly (T | null)[]): Run<T>[] {
  const runs: Run<T>[] = [];
  let current: Run<T> | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (current) current.openEnd = true;
      current = null;
    } else if (current) {
      current.points.push({ index, value });
    } else {
      current = { points: [{ index, value }], openStart: index > 0, openEnd: false };
      runs.push(current);
    }
  }
  return runs;
}
