import type { Formats } from '@/lib/i18n/formats';
import type { CalendarRow } from './calendar-row';
import { RowState } from './row-state';

/** The same entries as a list under each day: for a phone. */
export function CalendarDays({
  formats,
  days,
}: {
  formats: Formats;
  /** Titles are dates in words. */
  days: { title: string; rows: CalendarRow[] }[];
}) {
  const { t } = formats;
  return days.map(({ title, rows }) => (
    <section className="day" key={title} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={`${row.key} ${row.period}`}>
            <p>
              <b>{formats.text(row.name)}</b> {row.period}
            </p>
            <p className="sub">
              {row.department ? formats.text(row.department) : t('calendar.noDepartment')}
              {t('site.dot')}
              {t('calendar.due')} {row.dueAt ? formats.moment(row.dueAt) : t('words.none')}
            </p>
            <p>
              <RowState formats={formats} row={row} />
            </p>
            {row.isException ? (
              <p className="sub">{t('calendar.exceptionNote', { note: row.note })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  ));
}
