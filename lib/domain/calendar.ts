import { comparePeriods, nextPeriod, type Period, type PeriodRules, parsePeriod, periodEnd } from './period';
import { instantOfLocal } from './zone';

/** A moment of an indicator's calendar: days after the period's last day (0: that day; negative: before), and a time of day `HH:MM`. */
export interface CalendarMoment {
  day: number;
  time: string;
}

/** When an indicator's periods open for entry, are due, and are released. */
export interface CalendarRule {
  opens: CalendarMoment;
  due: CalendarMoment;
  release: CalendarMoment;
}

/** Instants, ISO 8601 with milliseconds, UTC; null: not planned. */
export interface PlannedTimes {
  opensAt: string | null;
  dueAt: string | null;
  releaseAt: string | null;
}

/** Cells of one indicator and period: how many are expected, entered, given in (approved ones too), and approved. */
export interface Progress {
  expected: number;
  entered: number;
  submitted: number;
  approved: number;
}

/** What the rule says of a period, in the installation's zone, whatever the server's (domain rule 11). */
export function plannedTimes(
  rule: CalendarRule,
  period: Period,
  timeZone: string,
): Record<keyof PlannedTimes, string> {
  const at = ({ day, time }: CalendarMoment) =>
    instantOfLocal(dayAfter(periodEnd(period), day), time, timeZone);
  return { opensAt: at(rule.opens), dueAt: at(rule.due), releaseAt: at(rule.release) };
}

/** An exception stands for what it says and leaves the rest to the rule; without a rule nothing else is planned. */
export function timesOf(
  rule: CalendarRule | null,
  exception: Partial<PlannedTimes>,
  period: Period,
  timeZone: string,
): PlannedTimes {
  const planned = rule ? plannedTimes(rule, period, timeZone) : null;
  return {
    opensAt: exception.opensAt ?? planned?.opensAt ?? null,
    dueAt: exception.dueAt ?? planned?.dueAt ?? null,
    releaseAt: exception.releaseAt ?? planned?.releaseAt ?? null,
  };
}

/** Whether opening, deadline and release follow each other; what is not planned is in nobody's way. */
export function areInOrder({ opensAt, dueAt, releaseAt }: PlannedTimes): boolean {
  const planned = [opensAt, dueAt, releaseAt].filter((time) => time !== null);
  return planned.every((time, n) => n === 0 || (planned[n - 1] ?? '') <= time);
}

/**
 * The periods of an indicator that end in the months from `first` to `last` (`YYYY-MM`, both included), ascending. January
 * does not exist where a year's first release is 1—2月 (domain rule 7).
 */
export function periodsEndingIn(rules: PeriodRules, first: Period, last: Period): Period[] {
  const found: Period[] = [];
  let period = firstEndingFrom(rules, first);
  while (comparePeriods(period, last) <= 0) {
    found.push(period);
    period = nextPeriod(period, rules);
  }
  return found;
}

/** The latest period of an indicator that has ended by a day (`YYYY-MM-DD`), its last day over. */
export function latestEnded(rules: PeriodRules, today: string): Period {
  const year = Number(today.slice(0, 4));
  const ended = periodsEndingIn(rules, month(year - 1, 1), month(year, 12)).filter(
    (period) => periodEnd(period) < today,
  );
  return ended.at(-1) ?? firstEndingFrom(rules, month(year - 1, 1));
}

/** Whether a period may be entered: its opening has come; without one its last day is over. */
export function isOpen(
  times: PlannedTimes,
  period: Period,
  now: { instant: string; today: string },
): boolean {
  return times.opensAt === null ? periodEnd(period) < now.today : times.opensAt <= now.instant;
}

/** Whether figures should have been given in and were not: the deadline has passed, nothing is published, and cells are wanting. */
export function isLate(
  { dueAt, publishedAt, progress }: { dueAt: string | null; publishedAt: string | null; progress: Progress },
  now: string,
): boolean {
  return (
    dueAt !== null &&
    dueAt < now &&
    publishedAt === null &&
    progress.submitted < Math.max(progress.expected, 1)
  );
}

/** How far an indicator's period has come, from not open yet to published; late is said before how much was given in. */
export type CalendarState = 'planned' | 'open' | 'in_work' | 'submitted' | 'approved' | 'late' | 'published';

export function calendarState(
  entry: Pick<PlannedTimes, 'opensAt'> & {
    publishedAt: string | null;
    progress: Progress;
    isLate: boolean;
  },
  now: string,
): CalendarState {
  const { expected, entered, submitted, approved } = entry.progress;
  if (entry.publishedAt !== null) return 'published';
  if (entry.isLate) return 'late';
  if (approved > 0 && approved >= expected) return 'approved';
  if (submitted > 0 && submitted >= expected) return 'submitted';
  if (entered > 0) return 'in_work';
  return entry.opensAt !== null && entry.opensAt <= now ? 'open' : 'planned';
}

function firstEndingFrom(rules: PeriodRules, first: Period): Period {
  const year = Number(first.slice(0, 4));
  const text = {
    month: `${first.slice(0, 4)}-01`,
    quarter: `${first.slice(0, 4)}-Q1`,
    year: first.slice(0, 4),
  }[rules.frequency];
  let period = parsePeriod(text) ?? month(year, 1);
  // before the first period of a year nothing of that year ends; January steps on to 1—2月 where they are one
  if (rules.frequency === 'month' && rules.january === 'combined') period = nextPeriod(period, rules);
  while (comparePeriods(period, first) < 0) period = nextPeriod(period, rules);
  return period;
}

function month(year: number, number: number): Period {
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}` as Period;
}

/** Calendar days are counted in UTC, where every day has 24 hours. */
function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
