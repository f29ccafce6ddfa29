import 'server-only';
import { publicDb } from '@/lib/db';
import type { Cell, FigureVersion, PeriodCells, StatedRank } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type Frame, membersAt, regionsOf } from './frame';
import { type FigureRow, type StatedRow, toFigure, toStated } from './rows';
import { publishedBy, versionOrder } from './scope-sql';

/** Periods of one indicator and measure that are read together. */
export interface Span {
  indicator: string;
  measure: Measure;
  periods: readonly Period[];
}

type SpanRow = { span: number; region_id: number; kind: 'figure' | 'stated' } & FigureRow & StatedRow;

/**
 * The cells of every span and period, in the order given, in one statement: for each indicator and region one walk
 * over the index of versions between the span's first and last period, taking the first version met of each period.
 */
export async function readSpans(scope: Scope, frame: Frame, spans: readonly Span[]): Promise<PeriodCells[]> {
  const figures = new Map<string, FigureVersion>();
  const stated = new Map<string, StatedRank>();
  const codes = new Map(
    [...frame.members, ...(frame.benchmark ? [frame.benchmark] : [])].map((r) => [r.id, r.code]),
  );
  for (const row of await readRows(scope, frame, spans)) {
    const indicator = spans[row.span]?.indicator ?? '';
    const region = codes.get(row.region_id) ?? '';
    const key = cellKey(row.span, row.period, region);
    if (row.kind === 'figure') figures.set(key, toFigure(indicator, region, row));
    else stated.set(key, toStated(indicator, region, row));
  }
  return spans.flatMap(({ indicator, measure, periods }, span) =>
    periods.map((period) => ({
      indicator,
      measure,
      period,
      cells: membersAt(frame, frame.indicators.get(indicator), period).map(({ code }): Cell => {
        const key = cellKey(span, period, code);
        return { region: code, figure: figures.get(key) ?? null, stated: stated.get(key) ?? null };
      }),
      benchmark: frame.benchmark ? (figures.get(cellKey(span, period, frame.benchmark.code)) ?? null) : null,
    })),
  );
}

async function readRows(scope: Scope, frame: Frame, spans: readonly Span[]): Promise<SpanRow[]> {
  const asked = spans.flatMap(({ indicator, measure, periods }, span) => {
    const known = frame.indicators.get(indicator);
    const sorted = [...periods].sort();
    const first = sorted[0];
    const last = sorted.at(-1);
    return known && first && last ? [{ span, id: known.id, isOpen: known.isOpen, measure, first, last }] : [];
  });
  const { ids, isOwn } = regionsOf(frame);
  if (asked.length === 0 || ids.length === 0) return [];
  const order = versionOrder(scope);
  const pairs = Prisma.sql`
    unnest(${asked.map((q) => q.span)}::int[], ${asked.map((q) => q.id)}::int[], ${asked.map((q) => q.measure)}::measure[],
        ${asked.map((q) => q.first)}::text[], ${asked.map((q) => q.last)}::text[], ${asked.map((q) => q.isOpen)}::boolean[])
      AS q(span, indicator_id, measure, first, last, is_open)
    CROSS JOIN unnest(${ids}::int[], ${isOwn}::boolean[]) AS m(id, is_own)`;
  const versions = Prisma.sql`
    f.indicator_id = q.indicator_id AND f.measure = q.measure AND f.region_id = m.id
      AND f.period BETWEEN q.first AND q.last AND ${publishedBy(scope, 'f')}
    ORDER BY f.period ${order}, f.published_at ${order}`;
  // a place that others may not see is not stated to them either
  return publicDb().$queryRaw<SpanRow[]>`
    SELECT q.span, m.id AS region_id, 'figure' AS kind, q.measure, f.period, f.published_at, f.value::text AS value,
      f.missing, f.stage, f.note, NULL::int AS rank, NULL::int AS of, s.origin, s.title, s.url
    FROM ${pairs}
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (f.period) f.period, f.published_at, f.value, f.missing, f.stage, f.note, f.source_id
      FROM figure f WHERE ${versions}) f
    JOIN source s ON s.id = f.source_id
    WHERE q.is_open OR m.is_own
    UNION ALL
    SELECT q.span, m.id, 'stated', q.measure, f.period, f.published_at, NULL, NULL, NULL, NULL, f.rank, f.of,
      s.origin, s.title, s.url
    FROM ${pairs}
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (f.period) f.period, f.published_at, f.rank, f.of, f.source_id
      FROM stated_rank f WHERE ${versions}) f
    JOIN source s ON s.id = f.source_id
    WHERE q.is_open`;
}

function cellKey(span: number, period: string, region: string): string {
  return `${span} ${period} ${region}`;
}
