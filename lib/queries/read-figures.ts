import 'server-only';
import { publicDb } from '@/lib/db';
import type { FigureVersion } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { readFrame } from './frame';
import { type FigureRow, toFigure } from './rows';
import { publishedBy, versionOrder } from './scope-sql';

/** Where a page ended: the key of its last figure. */
export interface FiguresCursor {
  indicatorId: number;
  measure: Measure;
  regionId: number;
  period: Period;
}

export interface FiguresPage {
  figures: FigureVersion[];
  /** To be given as `after` for the next page; null: this was the last. */
  next: FiguresCursor | null;
}

type Row = FigureRow & { indicator_id: number; region_id: number; key: string; code: string };

/**
 * A page of published figures, each in the version that the scope asks for, in the order of the index. With a group:
 * its members at each period's end, and its benchmark. The cost of a page is that of its figures, wherever it begins.
 */
export async function readFigures(
  scope: Scope,
  {
    indicator,
    groupKey,
    period,
    limit,
    after,
  }: {
    indicator?: string;
    groupKey?: string;
    period?: Period;
    limit: number;
    after?: FiguresCursor | null;
  },
): Promise<FiguresPage> {
  const frame = await readFrame(scope, groupKey ?? null, indicator === undefined ? null : [indicator]);
  const indicators = [...frame.indicators.values()];
  const open = indicators.filter(({ isOpen }) => isOpen).map(({ id }) => id);
  const places = [
    ...frame.members,
    ...(frame.benchmark ? [{ ...frame.benchmark, validFrom: '0001-01-01', validTo: null }] : []),
  ];
  const inGroup =
    groupKey === undefined
      ? Prisma.sql`true`
      : Prisma.sql`f.region_id = ANY(${places.map(({ id }) => id)}::int[]) AND EXISTS (
          SELECT FROM unnest(${places.map(({ id }) => id)}::int[], ${places.map((p) => p.validFrom)}::date[],
            ${places.map((p) => p.validTo)}::date[]) AS m(id, valid_from, valid_to)
          WHERE m.id = f.region_id AND m.valid_from <= period_end(f.period)
            AND (m.valid_to IS NULL OR m.valid_to > period_end(f.period)))`;
  const beyond = after
    ? Prisma.sql`(f.indicator_id, f.measure, f.region_id, f.period)
        > (${after.indicatorId}, ${after.measure}::measure, ${after.regionId}, ${after.period})`
    : Prisma.sql`true`;
  const rows = await publicDb().$queryRaw<Row[]>`
    SELECT v.*, v.value::text AS value, i.key, r.code, s.origin, s.title, s.url
    FROM (
      SELECT DISTINCT ON (f.indicator_id, f.measure, f.region_id, f.period)
        f.indicator_id, f.measure, f.region_id, f.period, f.published_at, f.value, f.missing, f.stage, f.note, f.source_id
      FROM figure f
      WHERE f.indicator_id = ANY(${indicators.map(({ id }) => id)}::int[]) AND ${beyond} AND ${inGroup}
        AND ${period === undefined ? Prisma.sql`true` : Prisma.sql`f.period = ${period}`} AND ${publishedBy(scope, 'f')}
        AND (f.indicator_id = ANY(${open}::int[]) OR f.region_id = ${frame.home?.id ?? 0}
          OR f.region_id IN (SELECT g.benchmark_id FROM peer_group g))
      ORDER BY f.indicator_id, f.measure, f.region_id, f.period, f.published_at ${versionOrder(scope)}
      LIMIT ${limit}) v
    JOIN indicator i ON i.id = v.indicator_id
    JOIN region r ON r.id = v.region_id
    JOIN source s ON s.id = v.source_id
    ORDER BY v.indicator_id, v.measure, v.region_id, v.period`;
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    figures: rows.map((row) => toFigure(row.key, row.code, row)),
    next: last
      ? {
          indicatorId: last.indicator_id,
          measure: last.measure,
          regionId: last.region_id,
          period: last.period as Period,
        }
      : null,
  };
}
