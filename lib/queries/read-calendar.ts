import 'server-only';
import { appDb } from '@/lib/db';
import {
  isLate,
  isOpen,
  latestEnded,
  type PlannedTimes,
  type Progress,
  periodsEndingIn,
  timesOf,
} from '@/lib/domain/calendar';
import type { Basis, Frequency, JanuaryRule, Period } from '@/lib/domain/period';
import { nextPeriod, periodFor } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { type CalendarIndicator, readCalendarIndicators } from './calendar-indicators';

/** One indicator and period: when it opens, is due and is released, what came of it, and whether someone is late. */
export interface CalendarEntry extends PlannedTimes {
  indicator: {
    key: string;
    name: Text;
    frequency: Frequency;
    january: JanuaryRule;
    basis: Basis;
    department: { id: number; name: Text } | null;
  };
  period: Period;
  /** Whether the period departs from the indicator's rule. */
  isException: boolean;
  /** Why it does; never public. */
  note: string;
  /** When its first figures came out, ISO 8601; null: not yet. */
  publishedAt: string | null;
  progress: Progress;
  isLate: boolean;
}

export interface CalendarFilter {
  /** Ids of departments; absent: all. */
  departments?: readonly number[];
  /** Keys of indicators; absent: all. */
  indicators?: readonly string[];
  /** Months (`YYYY-MM`) between which the periods end. */
  from: Period;
  to: Period;
}

interface CellRow {
  indicator_id: number;
  period: Period;
  opens_at: Date | null;
  due_at: Date | null;
  release_at: Date | null;
  note: string | null;
  published_at: Date | null;
  expected: number;
  entered: number;
  submitted: number;
  approved: number;
}

/**
 * The calendar of the indicators asked for, in the catalogue's order and by period. Not public: the caller has asked
 * `calendar.read` or narrows to a person's own departments.
 */
export async function readCalendar(filter: CalendarFilter, now = new Date()): Promise<CalendarEntry[]> {
  const { indicators, timeZone } = await readCalendarIndicators(filter);
  const pairs = indicators.flatMap((indicator) =>
    periodsEndingIn(indicator, filter.from, filter.to).map((period) => ({ indicator, period })),
  );
  return readEntries(pairs, timeZone, now);
}

/**
 * The periods that staff see now: of each indicator the first one after the latest published, once its opening has come, and
 * every period with figures in work. Of an indicator that has nothing published, the latest that has ended.
 */
export async function openPeriods(
  filter: Pick<CalendarFilter, 'departments' | 'indicators'> = {},
  now = new Date(),
): Promise<CalendarEntry[]> {
  const { indicators, timeZone, today } = await readCalendarIndicators(filter, now);
  const pairs = indicators.flatMap((indicator) => {
    const next = indicator.latest ? nextPeriod(indicator.latest, indicator) : latestEnded(indicator, today);
    const periods = [...new Set([next, ...indicator.inWork])].sort();
    return periods.map((period) => ({ indicator, period }));
  });
  const entries = await readEntries(pairs, timeZone, now);
  const inWork = new Set(indicators.flatMap(({ key, inWork }) => inWork.map((period) => `${key} ${period}`)));
  const instant = now.toISOString();
  return entries.filter(
    (entry) =>
      inWork.has(`${entry.indicator.key} ${entry.period}`) || isOpen(entry, entry.period, { instant, today }),
  );
}

/** One period of one indicator; null: there is no such indicator, or it has no such period (domain rule 7). */
export async function readCalendarPeriod(
  indicatorKey: string,
  period: Period,
  now = new Date(),
): Promise<CalendarEntry | null> {
  const { indicators, timeZone } = await readCalendarIndicators({ indicators: [indicatorKey] });
  const indicator = indicators[0];
  const reading = indicator && periodFor(period, indicator);
  if (!indicator || !reading?.ok || reading.period !== period) return null;
  const entries = await readEntries([{ indicator, period }], timeZone, now);
  return entries[0] ?? null;
}

async function readEntries(
  pairs: readonly { indicator: CalendarIndicator; period: Period }[],
  timeZone: string,
  now: Date,
): Promise<CalendarEntry[]> {
  if (pairs.length === 0) return [];
  // what is expected of a period is what the last published one before it had; of the first ever, what is entered
  const rows = await appDb().$queryRaw<CellRow[]>`
    SELECT q.indicator_id, q.period, c.opens_at, c.due_at, c.release_at, c.note, p.published_at,
      greatest(before.cells, e.entered)::int AS expected, e.entered::int, e.submitted::int, e.approved::int
    FROM unnest(${pairs.map(({ indicator }) => indicator.id)}::int[], ${pairs.map(({ period }) => period)}::text[])
      WITH ORDINALITY AS q(indicator_id, period, n)
    LEFT JOIN calendar c USING (indicator_id, period)
    CROSS JOIN LATERAL (
      SELECT min(i.published_at) AS published_at FROM release_item i
      WHERE (i.indicator_id, i.period) = (q.indicator_id, q.period)) p
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE num_nonnulls(e.value, e.missing, e.stated_rank) > 0) AS entered,
        count(*) FILTER (WHERE e.state IN ('submitted', 'approved')) AS submitted,
        count(*) FILTER (WHERE e.state = 'approved') AS approved
      FROM entry e WHERE (e.indicator_id, e.period) = (q.indicator_id, q.period)) e
    CROSS JOIN LATERAL (
      SELECT coalesce((
        SELECT count(DISTINCT (f.measure, f.region_id)) FROM figure f
        WHERE f.indicator_id = q.indicator_id AND f.period = (
          SELECT max(i.period) FROM release_item i WHERE i.indicator_id = q.indicator_id AND i.period < q.period)), 0)
        AS cells) before
    ORDER BY q.n`;
  return rows.flatMap((row, n) => {
    const pair = pairs[n];
    if (!pair) return [];
    const { indicator, period } = pair;
    const { id: _id, rule, latest: _latest, inWork: _inWork, ...named } = indicator;
    const exception = {
      opensAt: row.opens_at?.toISOString() ?? null,
      dueAt: row.due_at?.toISOString() ?? null,
      releaseAt: row.release_at?.toISOString() ?? null,
    };
    const times = timesOf(rule, exception, period, timeZone);
    const publishedAt = row.published_at?.toISOString() ?? null;
    const { expected, entered, submitted, approved } = row;
    const progress = { expected, entered, submitted, approved };
    return [
      {
        indicator: named,
        period,
        ...times,
        isException: Object.values(exception).some((time) => time !== null),
        note: row.note ?? '',
        publishedAt,
        progress,
        isLate: isLate({ dueAt: times.dueAt, publishedAt, progress }, now.toISOString()),
      },
    ];
  });
}
