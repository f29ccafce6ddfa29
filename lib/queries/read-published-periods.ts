import 'server-only';
import { publicDb } from '@/lib/db';
import type { Measure } from '@/lib/domain/indicator';
import type { Frequency, Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type Frame, placesOf, readFrame } from './frame';
import { publishedBy } from './scope-sql';

type Place = ReturnType<typeof placesOf>[number];
type FrameIndicator = Frame['indicators'] extends Map<string, infer I> ? I : never;

/** A stretch of one place's figures: from `first` to `last`, as far as it belongs to the group. */
interface Walk {
  measure: Measure;
  place: Place;
  first: string;
  last: string;
}

const measures = ['level', 'growth'] as const;
const always = { first: '0001', last: '9999-Q4' };

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
  const places = placesOf(frame);
  if (!indicator || places.length === 0) return { level: [], growth: [] };
  const walksOf = (measure: Measure, some: readonly Place[], span: { first: string; last: string }): Walk[] =>
    some.map((place) => ({ measure, place, ...span }));

  const own = places.filter(({ isOwn }) => isOwn);
  const { found, released } = await walk(
    scope,
    indicator,
    measures.flatMap((measure) => walksOf(measure, own, always)),
  );
  const others = indicator.isOpen ? places.filter(({ isOwn }) => !isOwn) : [];
  const rest = measures.flatMap((measure) => {
    const lacking = released.filter((period) => !found[measure].has(period)).sort();
    const [first, last] = [lacking[0], lacking.at(-1)];
    return first && last ? walksOf(measure, others, { first, last }) : [];
  });
  if (rest.length > 0) {
    const more = await walk(scope, indicator, rest);
    for (const measure of measures) for (const period of more.found[measure]) found[measure].add(period);
  }
  // periods of one indicator are of one form, in which their order is that of texts
  return { level: [...found.level].sort(), growth: [...found.growth].sort() };
}

/** What the walks meet, and every period of the indicator that came out for anyone. Texts, since arrays of texts are slow to take in. */
async function walk(
  scope: Scope,
  { id, isOpen, frequency }: FrameIndicator,
  walks: readonly Walk[],
): Promise<{ found: Record<Measure, Set<Period>>; released: Period[] }> {
  const cell = Prisma.sql`f.indicator_id = ${id} AND f.measure = q.measure AND f.region_id = q.region_id
    AND f.period >= q.first AND f.period <= q.last AND f.period >= q.since AND f.period < q.until AND ${publishedBy(scope, 'f')}`;
  const rows = await publicDb().$queryRaw<{ measure: Measure | null; periods: string | null }[]>`
    SELECT q.measure, p.periods
    FROM unnest(${walks.map(({ measure }) => measure)}::measure[], ${walks.map(({ place }) => place.id)}::int[],
        ${walks.map(({ first }) => first)}::text[], ${walks.map(({ last }) => last)}::text[],
        ${walks.map(({ place }) => periodAt(place.validFrom, frequency))}::text[],
        ${walks.map(({ place }) => untilOf(place, frequency))}::text[])
      AS q(measure, region_id, first, last, since, until)
    CROSS JOIN LATERAL (
      SELECT string_agg(f.period, ' ') AS periods FROM (
        SELECT f.period FROM figure f WHERE ${cell}
        UNION ALL SELECT f.period FROM stated_rank f WHERE ${isOpen} AND ${cell}) f) p
    UNION ALL
    SELECT NULL, (SELECT string_agg(i.period, ' ') FROM release_item i WHERE i.indicator_id = ${id} AND ${publishedBy(scope, 'i')})`;
  const found = { level: new Set<Period>(), growth: new Set<Period>() };
  let released: Period[] = [];
  for (const { measure, periods } of rows) {
    const split = (periods?.split(' ') ?? []) as Period[];
    if (measure === null) released = split;
    else for (const period of split) found[measure].add(period);
  }
  return { found, released };
}

/** The first period that a place no longer belongs to the group in; later than any where it still does. */
function untilOf({ validTo }: Place, frequency: Frequency): string {
  return validTo === null ? '9999-Q5' : periodAt(validTo, frequency);
}

/** The period in which a day (`yyyy-mm-dd`) lies: the first to end on that day or later. */
function periodAt(day: string, frequency: Frequency): string {
  const year = day.slice(0, 4);
  if (frequency === 'year') return year;
  if (frequency === 'month') return day.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
