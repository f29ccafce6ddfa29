import 'server-only';
import { publicDb } from '@/lib/db';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { publishedBy } from './scope-sql';

/** The month in which the region's latest published period of any indicator ends (`2023-12`); null: nothing published. */
export async function readLatestPeriod(scope: Scope, regionCode: string): Promise<Period | null> {
  const [row] = await publicDb().$queryRaw<{ month: string | null }[]>`
    SELECT to_char(max(period_end(p.period)), 'YYYY-MM') AS month
    FROM region r
    CROSS JOIN indicator i
    CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
    CROSS JOIN LATERAL (
      (SELECT f.period FROM figure f
        WHERE f.indicator_id = i.id AND f.measure = x.measure AND f.region_id = r.id AND ${publishedBy(scope, 'f')}
        ORDER BY f.period DESC, f.published_at DESC LIMIT 1)
      UNION ALL
      (SELECT f.period FROM stated_rank f
        WHERE f.indicator_id = i.id AND f.measure = x.measure AND f.region_id = r.id AND ${publishedBy(scope, 'f')}
        ORDER BY f.period DESC, f.published_at DESC LIMIT 1)) p
    WHERE r.code = ${regionCode}`;
  return (row?.month ?? null) as Period | null;
}
