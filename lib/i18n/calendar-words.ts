import type { CalendarMoment } from '@/lib/domain/calendar';
import type { Translator } from './translator';

/** 期末后12天 17:00 / 12 days after, 17:00. */
export function momentWords(t: Translator, { day, time }: CalendarMoment): string {
  if (day === 0) return t('calendar.momentOn', { time });
  return t(day > 0 ? 'calendar.moment' : 'calendar.momentBefore', { day: Math.abs(day), time });
}
