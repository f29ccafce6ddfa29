import 'server-only';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';

// The pieces of SQL that a scope stands for. Each is a condition to follow AND, or an order.

/** Versions published by the instant asked for; "now" needs no bound, since nothing is of the future. */
export function publishedBy(scope: Scope, alias: 'f' | 'i'): Prisma.Sql {
  return scope.asOf === null
    ? Prisma.sql`true`
    : Prisma.sql`${Prisma.raw(alias)}.published_at <= ${scope.asOf}::timestamptz`;
}

/** The order in which the first version found is the one asked for: the newest, or the one first published. */
export function versionOrder(scope: Scope): Prisma.Sql {
  return scope.edition === 'first' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
}

/** Membership `m` as it was recorded at the instant asked for: a later correction does not move it. */
export function recordedBy(scope: Scope): Prisma.Sql {
  return scope.asOf === null
    ? Prisma.sql`m.retired_at IS NULL`
    : Prisma.sql`(m.recorded_at <= ${scope.asOf}::timestamptz
        AND (m.retired_at IS NULL OR m.retired_at > ${scope.asOf}::timestamptz))`;
}

/** The instant that the catalogue is read at. */
export function instant(scope: Scope): Prisma.Sql {
  return scope.asOf === null ? Prisma.sql`now()` : Prisma.sql`${scope.asOf}::timestamptz`;
}

/**
 * A lateral row `v` of names and parent of region `r` on a date: the version that holds then, else the nearest
 * one, so that a figure never stands without a name.
 */
export function regionVersion(onDate: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CROSS JOIN LATERAL (
      SELECT x.name_zh, x.name_en, x.short_zh, x.short_en, p.code AS parent
      FROM region_version x LEFT JOIN region p ON p.id = x.parent_id
      WHERE x.region_id = r.id
      ORDER BY greatest(x.valid_from - ${onDate}, 0), x.valid_from DESC LIMIT 1) v`;
}

/** Rows `m (id, is_own, valid_from, valid_to)` of places. */
export function placeRows(
  places: readonly { id: number; isOwn: boolean; validFrom: string; validTo: string | null }[],
): Prisma.Sql {
  return Prisma.sql`unnest(${places.map(({ id }) => id)}::int[], ${places.map(({ isOwn }) => isOwn)}::boolean[],
      ${places.map(({ validFrom }) => validFrom)}::date[], ${places.map(({ validTo }) => validTo)}::date[])
    AS m(id, is_own, valid_from, valid_to)`;
}

/** Whether the stretch of membership `m` holds on a day: the last of a period, worked out once for all places (`lastDay`). */
export function validOn(day: 'e.day' | 'p.day' | 'period_end(f.period)'): Prisma.Sql {
  const on = Prisma.raw(day);
  return Prisma.sql`(m.valid_from <= ${on} AND (m.valid_to IS NULL OR m.valid_to > ${on}))`;
}

/** A lateral row `e (day)`: the last day of a period. Without OFFSET 0 it would be worked out again for every place. */
export function lastDay(period: 'i.period'): Prisma.Sql {
  return Prisma.sql`(SELECT period_end(${Prisma.raw(period)}) AS day OFFSET 0) e`;
}
