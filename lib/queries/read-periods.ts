import 'server-only';
import type { Measure } from '@/lib/domain/indicator';
import type { Scope } from '@/lib/domain/scope';
import { readFrame } from './frame';
import { type PeriodRelease, readReleases } from './releases';

export type { PeriodRelease } from './releases';

/**
 * The periods of an indicator in which a member of the group or the benchmark has a published figure or stated rank
 * (of `measure`, or of either), ascending. What is not published is not told from what does not exist.
 */
export async function readPeriods(
  scope: Scope,
  indicatorKey: string,
  groupKey: string,
  measure: Measure | null = null,
): Promise<PeriodRelease[]> {
  const frame = await readFrame(scope, groupKey, [indicatorKey]);
  const request = { indicator: indicatorKey, measure, until: null, limit: null };
  return (await readReleases(scope, frame, [request]))[0] ?? [];
}
