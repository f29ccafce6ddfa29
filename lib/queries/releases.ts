import 'server-only';
import { publicDb } from '@/lib/db';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { type Frame, placesOf } from './frame';
import { lastDay, placeRows, publishedBy, validOn } from './scope-sql';

/** A period of an indicator that has something published in a group. Instants are ISO 8601 with milliseconds. */
export interface PeriodRelease {
  period: Period;
  firstPublishedAt: string;
  lastPublishedAt: string;
}

export interface ReleasesRequest {
  indicator: string;
  /** Null: either. */
  measure: Measure | null;
  /** The last period of interest, in the form of the indicator's frequency; null: no end. */
  until: Period | null;
  /** How many of the latest; null: all. */
  limit: number | null;
}

interface ReleaseRow {
  request: number;
  period: string;
  first: Date;
  last: Date;
}

/**
 * For each request, in its order, the periods in which a member of that time or the benchmark has a published figure
 * or stated rank, ascending. Walks the releases backwards and stops at the limit.
 */
export async function readReleases(
  scope: Scope,
  frame: Frame,
  requests: readonly ReleasesRequest[],
): Promise<PeriodRelease[][]> {
  const asked = requests.flatMap((request, n) => {
    const indicator = frame.indicators.get(request.indicator);
    return indicator ? [{ ...request, n, id: indicator.id, isOpen: indicator.isOpen }] : [];
  });
  const places = placesOf(frame);
  const answers: PeriodRelease[][] = requests.map(() => []);
  if (asked.length === 0 || places.length === 0) return answers;
  const rows = await publicDb().$queryRaw<ReleaseRow[]>`
    SELECT q.n AS request, p.period, p.first, p.last
    FROM unnest(${asked.map((q) => q.n)}::int[], ${asked.map((q) => q.id)}::int[], ${asked.map((q) => q.measure)}::measure[],
        ${asked.map((q) => q.isOpen)}::boolean[], ${asked.map((q) => q.until)}::text[], ${asked.map((q) => q.limit)}::int[])
      AS q(n, indicator_id, measure, is_open, until, wanted)
    CROSS JOIN LATERAL (
      SELECT i.period, min(i.published_at) AS first, max(i.published_at) AS last
      FROM release_item i
      CROSS JOIN LATERAL ${lastDay('i.period')}
      CROSS JOIN LATERAL (
        SELECT FROM ${placeRows(places)}
        CROSS JOIN unnest(CASE WHEN q.measure IS NULL THEN enum_range(NULL::measure) ELSE ARRAY[q.measure] END) AS x(measure)
        CROSS JOIN LATERAL (
          SELECT FROM figure f
          WHERE (f.indicator_id, f.measure, f.region_id, f.period, f.published_at)
            = (i.indicator_id, x.measure, m.id, i.period, i.published_at)
          UNION ALL
          SELECT FROM stated_rank f
          WHERE q.is_open AND (f.indicator_id, f.measure, f.region_id, f.period, f.published_at)
            = (i.indicator_id, x.measure, m.id, i.period, i.published_at)) found
        WHERE (q.is_open OR m.is_own) AND ${validOn('e.day')}
        LIMIT 1) seen
      WHERE i.indicator_id = q.indicator_id AND ${publishedBy(scope, 'i')}
        AND i.period <= coalesce(q.until, '9999-Q4')
      GROUP BY i.period ORDER BY i.period DESC LIMIT q.wanted) p
    ORDER BY q.n, p.period`;
  for (const { request, period, first, last } of rows) {
    answers[request]?.push({
      period: period as Period,
      firstPublishedAt: first.toISOString(),
      lastPublishedAt: last.toISOString(),
    });
  }
  return answers;
}
