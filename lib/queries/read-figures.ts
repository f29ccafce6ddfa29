import 'server-only';
import { publicDb } from '@/lib/db';
import type { FigureVersion } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type Frame, placesOf, readFrame } from './frame';
import { type FigureRow, toFigure } from './rows';
import { placeRows, publishedBy, validOn, versionOrder } from './scope-sql';

/** Where a page ended: its last figure. */
export interface FiguresCursor {
  indicator: string;
  measure: Measure;
  region: string;
  period: Period;
}

export interface FiguresPage {
  figures: FigureVersion[];
  /** To be given as `after` for the next page; null: this was the last. */
  next: FiguresCursor | null;
}

interface FiguresRequest {
  indicator?: string;
  groupKey?: string;
  period?: Period;
  /** Figures of a page. */
  limit: number;
  after?: FiguresCursor | null;
}

type Row = FigureRow & { key: string; code: string };

/**
 * A page of published figures, each in the version that the scope asks for, by catalogue, measure, region, period.
 * With a group: its members at each period's end, and its benchmark. Without: every region this audience sees. Each indicator, measure and region is one walk
 * over the index, and walks begin at the cursor, so a page costs the same wherever it begins.
 */
export async function readFigures(scope: Scope, request: FiguresRequest): Promise<FiguresPage> {
  const { indicator, groupKey, period, limit, after } = request;
  const frame = await readFrame(scope, groupKey ?? null, indicator === undefined ? null : [indicator]);
  const order = versionOrder(scope);
  const indicators = [...frame.indicators.values()];
  const fromCursor = after
    ? Prisma.sql`(i.position, i.key, x.measure, r.code) >= ((SELECT c.position FROM indicator c WHERE c.key = ${after.indicator}),
        ${after.indicator}, ${after.measure}::measure, ${after.region})`
    : Prisma.sql`true`;
  const afterCursor = after
    ? Prisma.sql`(f.period > ${after.period} OR (w.key, w.measure, w.code)
        <> (${after.indicator}, ${after.measure}::measure, ${after.region}))`
    : Prisma.sql`true`;
  const rows = await publicDb().$queryRaw<Row[]>`
    SELECT w.key, w.code, w.measure, f.period, f.published_at, f.value::text AS value, f.missing, f.stage, f.note,
      s.origin, s.title, s.url
    FROM (
      SELECT i.position, i.key, x.measure, r.code, i.id AS indicator_id, r.id AS region_id, m.valid_from, m.valid_to
      FROM unnest(${indicators.map(({ id }) => id)}::int[], ${indicators.map(({ isOpen }) => isOpen)}::boolean[]) AS q(id, is_open)
      JOIN indicator i ON i.id = q.id
      CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)
      CROSS JOIN ${groupKey === undefined ? everywhere(frame, scope) : placeRows(placesOf(frame))}
      JOIN region r ON r.id = m.id
      WHERE (q.is_open OR m.is_own) AND ${fromCursor}
      ORDER BY i.position, i.key, x.measure, r.code) w
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (f.period) f.period, f.published_at, f.value, f.missing, f.stage, f.note, f.source_id
      FROM figure f, (VALUES (w.valid_from, w.valid_to)) AS m(valid_from, valid_to)
      WHERE f.indicator_id = w.indicator_id AND f.measure = w.measure AND f.region_id = w.region_id
        AND f.period BETWEEN ${period ?? '0001'} AND ${period ?? '9999-Q4'} AND ${publishedBy(scope, 'f')}
        AND ${afterCursor} AND ${validOn('period_end(f.period)')}
      ORDER BY f.period ${order}, f.published_at ${order}) f
    JOIN source s ON s.id = f.source_id
    ORDER BY w.position, w.key, w.measure, w.code, f.period
    LIMIT ${limit}`;
  const figures = rows.map((row) => toFigure(row.key, row.code, row));
  return { figures, next: figures.length < limit ? null : cursorAt(figures.at(-1)) };
}

/** Every region there is, whatever group it belongs to; counties where they are not the public's are left out (domain rule 26). */
function everywhere(frame: Frame, scope: Scope): Prisma.Sql {
  const countiesShown = scope.audience !== 'public' || frame.countiesPublic;
  return Prisma.sql`(
    SELECT * FROM (
      SELECT o.id, o.level, o.id = ${frame.home?.id ?? 0} OR o.id IN (SELECT g.benchmark_id FROM peer_group g) AS is_own,
        '0001-01-01'::date AS valid_from, NULL::date AS valid_to
      FROM region o) o
    WHERE ${countiesShown} OR o.is_own OR o.level <> 'county') AS m`;
}

function cursorAt(figure: FigureVersion | undefined): FiguresCursor | null {
  if (!figure) return null;
  const { indicator, measure, region, period } = figure;
  return { indicator, measure, region, period };
}
