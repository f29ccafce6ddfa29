import 'server-only';
import { publicDb } from '@/lib/db';
import type { Measure } from '@/lib/domain/indicator';
import type { Frequency, Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { placesOf, readFrame } from './frame';
import { publishedBy } from './scope-sql';

type Place = ReturnType<typeof placesOf>[number];

/**
 * By measure the periods that `readPeriods` names, ascending, without their instants. All of a history is read for
 * little: one walk over the figures of the benchmark and of the home region; other members are asked only between
 * the first and the last period in which these two have nothing.
 */
export async function readPublishedPeriods(
  scope: Scope,
  indicatorKey: string,
  groupKey: string,
): Promise<Record<Measure, Period[]>> {
  const frame = await readFrame(scope, groupKey, [indicatorKey]);
  const indicator = frame.indicators.get(indicatorKey);
  const periods: Record<Measure, Period[]> = { level: [], growth: [] };
  const places = placesOf(frame);
  if (!indicator || places.length === 0) return periods;
  const others = indicator.isOpen ? places.filter(({ isOwn }) => !isOwn) : [];
  const measures = Prisma.sql`unnest(enum_range(NULL::measure)) AS x(measure)`;
  const between = (from: Prisma.Sql, to: Prisma.Sql) => {
    const cell = Prisma.sql`f.indicator_id = ${indicator.id} AND f.measure = x.measure AND f.region_id = m.id
      AND f.period >= ${from} AND f.period < m.next AND f.period <= ${to} AND ${publishedBy(scope, 'f')}`;
    return Prisma.sql`(
      SELECT f.period FROM figure f WHERE ${cell}
      UNION ALL SELECT f.period FROM stated_rank f WHERE ${indicator.isOpen} AND ${cell})`;
  };
  const rows = await publicDb().$queryRaw<{ measure: Measure; periods: string }[]>`
    WITH own AS MATERIALIZED (
      SELECT x.measure, f.period
      FROM ${measures} CROSS JOIN ${rowsOf(
        places.filter(({ isOwn }) => isOwn),
        indicator.frequency,
      )}
      CROSS JOIN LATERAL ${between(Prisma.sql`m.first`, Prisma.sql`'9999-Q4'`)} f),
    gap AS MATERIALIZED (
      SELECT x.measure, min(i.period) AS first, max(i.period) AS last
      FROM release_item i CROSS JOIN ${measures}
      WHERE i.indicator_id = ${indicator.id} AND ${publishedBy(scope, 'i')}
        AND NOT EXISTS (SELECT FROM own o WHERE o.measure = x.measure AND o.period = i.period)
      GROUP BY x.measure)
    SELECT p.measure, string_agg(DISTINCT p.period, ' ' ORDER BY p.period) AS periods
    FROM (
      SELECT * FROM own
      UNION ALL
      SELECT x.measure, f.period
      FROM gap x CROSS JOIN ${rowsOf(others, indicator.frequency)}
      CROSS JOIN LATERAL ${between(Prisma.sql`greatest(x.first, m.first)`, Prisma.sql`x.last`)} f) p
    GROUP BY p.measure`;
  for (const row of rows) periods[row.measure] = row.periods.split(' ') as Period[];
  return periods;
}

/** Rows `m (id, first, next)` of places: membership as bounds of periods, of which `next` no longer belongs. */
function rowsOf(places: readonly Place[], frequency: Frequency): Prisma.Sql {
  return Prisma.sql`unnest(${places.map(({ id }) => id)}::int[],
      ${places.map(({ validFrom }) => periodAt(validFrom, frequency))}::text[],
      ${places.map(({ validTo }) => (validTo === null ? '9999-Q5' : periodAt(validTo, frequency)))}::text[]) AS m(id, first, next)`;
}

/** The period in which a day (`yyyy-mm-dd`) lies: the first to end on that day or later. */
function periodAt(day: string, frequency: Frequency): string {
  const year = day.slice(0, 4);
  if (frequency === 'year') return year;
  if (frequency === 'month') return day.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
