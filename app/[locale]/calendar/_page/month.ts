import type { PickerGroup } from '@/components/ui/picker-nav';
import { type Period, parsePeriod, yearOf } from '@/lib/domain/period';
import { monthOfInstant } from '@/lib/domain/zone';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import type { CalendarEntry } from '@/lib/queries/read-calendar';

/** The month it is in the installation's zone. */
export function thisMonth(now: Date, timeZone: string): Period {
  return monthOfInstant(now.toISOString(), timeZone);
}

/** Months between which periods end that may be released in a month: a rule counts up to a year of days, and may begin before the end. */
export function monthsAround(month: Period): { from: Period; to: Period } {
  return { from: shifted(month, -13), to: shifted(month, 1) };
}

/** The months of the year, and the years beside it. */
export function monthPicker({ locale, t }: Formats, path: string, month: Period): PickerGroup[] {
  const year = yearOf(month);
  const hrefOfMonth = (of: Period) => `${hrefOf(locale, path)}?month=${of}`;
  const item = (of: Period, label: string) => ({
    key: of,
    label,
    href: hrefOfMonth(of),
    ...(of === month ? { current: 'true' as const } : {}),
  });
  const years = [year - 1, year, year + 1].filter((each) => each >= 1900 && each <= 9998);
  return [
    {
      label: t('calendar.year'),
      items: years.map((each) => ({
        ...item(monthIn(each, Number(month.slice(5))), t('period.tickYear', { year: String(each) })),
        key: String(each),
      })),
    },
    {
      label: t('calendar.month'),
      items: Array.from({ length: 12 }, (_, n) =>
        item(monthIn(year, n + 1), t('period.tickMonth', { month: String(n + 1) })),
      ),
    },
  ];
}

/** By department, then by deadline: who is late stands together. */
export function byDepartment(a: CalendarEntry, b: CalendarEntry): number {
  const place = (entry: CalendarEntry) => `${entry.indicator.department?.id ?? ''} ${entry.dueAt ?? ''}`;
  return place(a) < place(b) ? -1 : 1;
}

function shifted(month: Period, by: number): Period {
  const count = yearOf(month) * 12 + Number(month.slice(5)) - 1 + by;
  return monthIn(Math.max(1, Math.floor(count / 12)), (count % 12) + 1);
}

function monthIn(year: number, number: number): Period {
  const text = `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
  return parsePeriod(text) ?? ('9999-12' as Period);
}
