import 'server-only';
import type { PeriodCells } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { readFrame } from './frame';
import { readSpans } from './spans';

export interface CellsRequest {
  indicator: string;
  measure: Measure;
  /** In the form of the indicator's own frequency. */
  period: Period;
}

/**
 * For each request, in its order, the members at the period's end with the version of each one's figure that the
 * scope asks for, and the benchmark's. An unknown indicator or group gives cells with nothing in them.
 */
export async function readCells(
  scope: Scope,
  { groupKey, requests }: { groupKey: string; requests: readonly CellsRequest[] },
): Promise<PeriodCells[]> {
  if (requests.length === 0) return [];
  const frame = await readFrame(
    scope,
    groupKey,
    requests.map(({ indicator }) => indicator),
  );
  const spans = requests.map(({ indicator, measure, period }) => ({ indicator, measure, periods: [period] }));
  return readSpans(scope, frame, spans);
}
