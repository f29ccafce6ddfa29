import 'server-only';
import { publicDb } from '@/lib/db';
import { asMonth, comparePeriods, type Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { placesOf, readFrame } from './frame';
import { placeRows, publishedBy, validOn } from './scope-sql';

/**
 * The months in which a published period of any indicator ends in the group, ascending: those a summary exists of.
 * Each period is tried until one figure or stated rank is met, so the length of the history counts in periods, not in figures.
 */
export async function readMonths(scope: Scope, groupKey: string): Promise<Period[]> {
  const frame = await readFrame(scope, groupKey, null);
  const places = placesOf(frame);
  const indicators = [...frame.indicators.values()];
  if (places.length === 0 || indicators.length === 0) return [];
  const rows = await publicDb().$queryRaw<{ period: Period }[]>`
    WITH periods AS MATERIALIZED (
      SELECT i.period, period_end(i.period) AS day FROM release_item i WHERE ${publishedBy(scope, 'i')} GROUP BY i.period)
    SELECT p.period FROM periods p
    CROSS JOIN LATERAL (
      SELECT FROM ${placeRows(places)}
      CROSS JOIN unnest(${indicators.map(({ id }) => id)}::int[], ${indicators.map(({ isOpen }) => isOpen)}::boolean[])
        AS q(indicator_id, is_open)
      CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
      CROSS JOIN LATERAL (
        SELECT FROM figure f WHERE f.indicator_id = q.indicator_id AND f.measure = x.measure AND f.region_id = m.id
          AND f.period = p.period AND ${publishedBy(scope, 'f')}
        UNION ALL
        SELECT FROM stated_rank f WHERE q.is_open AND f.indicator_id = q.indicator_id AND f.measure = x.measure
          AND f.region_id = m.id AND f.period = p.period AND ${publishedBy(scope, 'f')}) found
      WHERE (q.is_open OR m.is_own) AND ${validOn('p.day')}
      LIMIT 1) seen`;
  return [...new Set(rows.map(({ period }) => asMonth(period)))].sort(comparePeriods);
}
