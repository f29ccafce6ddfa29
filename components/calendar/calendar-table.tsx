import { ScrollRegion } from '@/components/ui/scroll-region';
import { Tag } from '@/components/ui/tag';
import type { Formats } from '@/lib/i18n/formats';
import type { CalendarRow } from './calendar-row';
import { RowState } from './row-state';

/** Entries of the calendar as a table, in the order given: for wide screens and for paper. */
export function CalendarTable({
  formats,
  caption,
  rows,
}: {
  formats: Formats;
  caption: string;
  rows: CalendarRow[];
}) {
  const { t } = formats;
  const moment = (instant: string | null) => (instant ? formats.moment(instant) : t('words.none'));
  return (
    <ScrollRegion label={caption}>
      <table className="plain">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.indicator')}</th>
            <th scope="col">{t('calendar.period')}</th>
            <th scope="col">{t('calendar.opens')}</th>
            <th scope="col">{t('calendar.due')}</th>
            <th scope="col">{t('calendar.release')}</th>
            <th scope="col">{t('calendar.state')}</th>
            <th scope="col">{t('calendar.department')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.key} ${row.period}`}>
              <th scope="row" className="c-name">
                {formats.text(row.name)}
                {row.isException ? (
                  <>
                    <Tag>{t('calendar.exception')}</Tag>
                    <span className="sub">{row.note}</span>
                  </>
                ) : null}
              </th>
              <td>{row.period}</td>
              <td className="nb">{moment(row.opensAt)}</td>
              <td className="nb">{moment(row.dueAt)}</td>
              <td className="nb">{moment(row.releaseAt)}</td>
              <td>
                <RowState formats={formats} row={row} />
              </td>
              <td>{row.department ? formats.text(row.department) : t('calendar.noDepartment')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
