import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';

interface ExceptionRow {
  period: string;
  label: string;
  href: string;
  opensAt: string | null;
  dueAt: string | null;
  releaseAt: string | null;
  note: string;
}

/** The periods that depart from their indicator's rule. */
export function ExceptionTable({ formats, rows }: { formats: Formats; rows: ExceptionRow[] }) {
  const { t } = formats;
  if (rows.length === 0) return <p className="body">{t('calendar.noExceptions')}</p>;
  const moment = (instant: string | null) => (instant ? formats.moment(instant) : t('words.none'));
  return (
    <ScrollRegion label={t('calendar.exceptionsCaption')}>
      <table className="plain">
        <caption className="vh">{t('calendar.exceptionsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.period')}</th>
            <th scope="col">{t('calendar.opens')}</th>
            <th scope="col">{t('calendar.due')}</th>
            <th scope="col">{t('calendar.release')}</th>
            <th scope="col">{t('calendar.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period}>
              <th scope="row">
                <a href={row.href}>{row.label}</a>
              </th>
              <td className="nb">{moment(row.opensAt)}</td>
              <td className="nb">{moment(row.dueAt)}</td>
              <td className="nb">{moment(row.releaseAt)}</td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
