import type { PlannedTimes } from '@/lib/domain/calendar';
import type { Period } from '@/lib/domain/period';
import { dateOfInstant } from '@/lib/domain/zone';

type Timed = PlannedTimes & { publishedAt: string | null };

/** The day (`YYYY-MM-DD`) that an entry of the calendar stands under: of its release, done or planned, else of its deadline. */
export function dayOf({ publishedAt, releaseAt, dueAt }: Timed, timeZone: string): string | null {
  const instant = publishedAt ?? releaseAt ?? dueAt;
  return instant === null ? null : dateOfInstant(instant, timeZone);
}

/** The entries of a month by day, ascending; within a day as they were given. */
export function daysOfMonth<Entry extends Timed>(
  entries: readonly Entry[],
  month: Period,
  timeZone: string,
): { day: string; entries: Entry[] }[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayOf(entry, timeZone);
    if (day?.startsWith(month)) days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, list]) => ({ day, entries: list }));
}
