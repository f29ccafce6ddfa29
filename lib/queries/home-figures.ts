import 'server-only';
import { publicDb } from '@/lib/db';
import type { FigureVersion, StatedRank } from '@/lib/domain/figure';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import type { Frame } from './frame';
import { latestOfEach } from './latest-of-each';
import { type FigureRow, type StatedRow, toFigure, toStated } from './rows';
import { publishedBy, versionOrder } from './scope-sql';

export interface HomeFigures {
  growth: FigureVersion | null;
  level: FigureVersion | null;
  stated: StatedRank[];
}

type Row = { key: string; kind: 'figure' | 'stated' } & FigureRow & StatedRow;

/**
 * By indicator of the frame, what a region has by the end of a month: its latest growth and level, and the ranks
 * stated for its latest period of either measure.
 */
export async function readHomeFigures(
  scope: Scope,
  frame: Frame,
  region: string,
  month: Period,
): Promise<Map<string, HomeFigures>> {
  const indicators = [...frame.indicators.values()].filter(
    ({ isOpen }) => isOpen || region === frame.home?.code || region === frame.benchmark?.code,
  );
  const bounds = latestOfEach(month);
  const order = versionOrder(scope);
  const rows = await publicDb().$queryRaw<Row[]>`
    WITH asked AS MATERIALIZED (
      SELECT q.id, q.key, q.last, q.is_open, r.id AS region_id
      FROM unnest(${indicators.map(({ id }) => id)}::int[], ${indicators.map(({ key }) => key)}::text[],
          ${indicators.map(({ frequency }) => bounds[frequency])}::text[],
          ${indicators.map(({ isOpen }) => isOpen)}::boolean[]) AS q(id, key, last, is_open)
      CROSS JOIN region r WHERE r.code = ${region}),
    latest AS MATERIALIZED (
      SELECT a.id, x.measure, p.period, p.is_figure
      FROM asked a
      CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
      CROSS JOIN LATERAL (
        (SELECT f.period, true AS is_figure FROM figure f
          WHERE f.indicator_id = a.id AND f.measure = x.measure AND f.region_id = a.region_id AND f.period <= a.last
            AND ${publishedBy(scope, 'f')}
          ORDER BY f.period DESC, f.published_at DESC LIMIT 1)
        UNION ALL
        (SELECT f.period, false FROM stated_rank f
          WHERE f.indicator_id = a.id AND f.measure = x.measure AND f.region_id = a.region_id AND f.period <= a.last
            AND ${publishedBy(scope, 'f')}
          ORDER BY f.period DESC, f.published_at DESC LIMIT 1)) p)
    SELECT a.key, 'figure' AS kind, f.measure, f.period, f.published_at, f.value::text AS value, f.missing, f.stage,
      f.note, NULL::int AS rank, NULL::int AS of, s.origin, s.title, s.url
    FROM latest l
    JOIN asked a USING (id)
    CROSS JOIN LATERAL (
      SELECT f.* FROM figure f
      WHERE f.indicator_id = a.id AND f.measure = l.measure AND f.region_id = a.region_id AND f.period = l.period
        AND ${publishedBy(scope, 'f')}
      ORDER BY f.published_at ${order} LIMIT 1) f
    JOIN source s ON s.id = f.source_id
    WHERE l.is_figure
    UNION ALL
    SELECT a.key, 'stated', f.measure, f.period, f.published_at, NULL, NULL, NULL, NULL, f.rank, f.of,
      s.origin, s.title, s.url
    FROM (SELECT id, max(period) AS period FROM latest GROUP BY id) l
    JOIN asked a USING (id)
    CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
    CROSS JOIN LATERAL (
      SELECT f.* FROM stated_rank f
      WHERE f.indicator_id = a.id AND f.measure = x.measure AND f.region_id = a.region_id AND f.period = l.period
        AND ${publishedBy(scope, 'f')}
      ORDER BY f.published_at ${order} LIMIT 1) f
    JOIN source s ON s.id = f.source_id
    WHERE a.is_open
    ORDER BY key, measure`;
  const figures = new Map<string, HomeFigures>();
  for (const row of rows) {
    const known = figures.get(row.key) ?? { growth: null, level: null, stated: [] };
    if (row.kind === 'figure') known[row.measure] = toFigure(row.key, region, row);
    else known.stated.push(toStated(row.key, region, row));
    figures.set(row.key, known);
  }
  return figures;
}
