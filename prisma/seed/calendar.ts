/** How an indicator is published: frequency, January rule, and on which day of the following month at which hour. */
export interface Calendar {
  frequency: 'month' | 'quarter' | 'year';
  january: 'separate' | 'combined';
  day: number;
  hour: number;
}

export const years = [2021, 2022, 2023];

const two = (n: number) => String(n).padStart(2, '0');

/** The periods of one year in their order. A combined January has none of its own: the year opens with month 02. */
export function periodsOfYear(calendar: Pick<Calendar, 'frequency' | 'january'>, year: number): string[] {
  if (calendar.frequency === 'year') return [`${year}`];
  if (calendar.frequency === 'quarter') return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const first = calendar.january === 'combined' ? 2 : 1;
  return Array.from({ length: 13 - first }, (_, i) => `${year}-${two(first + i)}`);
}

/** All periods of the story in their order. */
export function allPeriods(calendar: Pick<Calendar, 'frequency' | 'january'>): string[] {
  return years.flatMap((year) => periodsOfYear(calendar, year));
}

/** Year and last month of a period. */
export function endOf(period: string): { year: number; month: number } {
  const year = Number(period.slice(0, 4));
  const rest = period.slice(5);
  if (rest === '') return { year, month: 12 };
  return { year, month: rest.startsWith('Q') ? Number(rest.slice(1)) * 3 : Number(rest) };
}

/** The instant at which a period's first figures are made public, in China's time: the year's end on the 25th at the latest. */
export function publication(calendar: Calendar, period: string): string {
  const { year, month } = endOf(period);
  const day = month === 12 && calendar.day >= 20 ? 25 : calendar.day + ((month + year) % 3);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
  return `${next}-${two(day)}T${two(calendar.hour)}:00:00+08:00`;
}
