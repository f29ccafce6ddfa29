import 'server-only';
import type { PeriodCells } from '@/lib/domain/figure';
import type { Scope } from '@/lib/domain/scope';
import { readFrame } from './frame';
import { readSpans, type Span } from './spans';

/** The cells of one indicator and measure over many periods, in the order given: what `readCells` gives for each. */
export async function readSeries(
  scope: Scope,
  { indicator, measure, groupKey, periods }: Span & { groupKey: string },
): Promise<PeriodCells[]> {
  if (periods.length === 0) return [];
  const frame = await readFrame(scope, groupKey, [indicator]);
  return readSpans(scope, frame, [{ indicator, measure, periods }]);
}
