import 'server-only';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { readFrame } from './frame';
import { type PeriodRelease, readReleases } from './releases';

export type { PeriodRelease } from './releases';

/**
 * The periods of an indicator in which a member of the group or the benchmark has a published figure or stated rank
 * (of `measure`, or of either), ascending: all, or the `limit` latest of those not after `until`, whose cost does not
 * grow with the history. What is not published is not told from what does not exist.
 */
export async function readPeriods(
  scope: Scope,
  indicatorKey: string,
  groupKey: string,
  measure: Measure | null = null,
  { until = null, limit = null }: { until?: Period | null; limit?: number | null } = {},
): Promise<PeriodRelease[]> {
  const frame = await readFrame(scope, groupKey, [indicatorKey]);
  const request = { indicator: indicatorKey, measure, until, limit };
  return (await readReleases(scope, frame, [request]))[0] ?? [];
}
