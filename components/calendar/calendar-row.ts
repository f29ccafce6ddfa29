import type { CalendarState } from '@/lib/domain/calendar';
import type { Text } from '@/lib/domain/text';

/** One indicator and period in a table or list of the calendar. */
export interface CalendarRow {
  key: string;
  name: Text;
  /** In words of the page's language. */
  period: string;
  department: Text | null;
  opensAt: string | null;
  dueAt: string | null;
  /** Of the release, done or planned. */
  releaseAt: string | null;
  state: CalendarState;
  isException: boolean;
  note: string;
  submitted: number;
  expected: number;
}
