import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';

/** A figure of an uploaded table, in words. */
export interface ImportRowView {
  /** B7 */
  place: string;
  region: string;
  indicator: string;
  period: string;
  /** As it stands in the table. */
  text: string;
  /** Finished texts; empty where there is none. */
  old: string;
  value: string;
  status: string;
  isBad: boolean;
  /** What is wrong or odd. */
  notes: string[];
}

/** What importing would do, a figure a row. */
export function ImportTable({
  formats: { t },
  caption,
  rows,
}: {
  formats: Formats;
  caption: string;
  rows: ImportRowView[];
}) {
  return (
    <ScrollRegion label={caption}>
      <table className="plain imports">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tables.place')}</th>
            <th scope="col">{t('tables.region')}</th>
            <th scope="col">{t('tables.indicator')}</th>
            <th scope="col">{t('tables.period')}</th>
            <th scope="col" className="num">
              {t('tables.old')}
            </th>
            <th scope="col" className="num">
              {t('tables.new')}
            </th>
            <th scope="col">{t('tables.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.place}>
              <td className="muted">{row.place}</td>
              <th scope="row">{row.region}</th>
              <td>{row.indicator}</td>
              <td>{row.period}</td>
              <td className="num">{row.old}</td>
              <td className="num">{row.value || row.text}</td>
              <td>
                <span className={row.isBad ? 'st down' : 'st'}>{row.status}</span>
                {row.notes.map((note) => (
                  <span className="sub" key={note}>
                    {note}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
