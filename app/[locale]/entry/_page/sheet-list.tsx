import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import type { CalendarEntry } from '@/lib/queries/read-calendar';

/** The sheets to be entered now, each with when it is due and how far it is. */
export function SheetList({ formats, sheets }: { formats: Formats; sheets: readonly CalendarEntry[] }) {
  const { t, locale } = formats;
  if (sheets.length === 0) return <p className="sec">{t('entry.index.none')}</p>;
  return (
    <section className="sec">
      <ScrollRegion label={t('entry.index.caption')}>
        <table className="narrow">
          <caption>
            <span className="t">{t('entry.index.caption')}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('entry.index.indicator')}</th>
              <th scope="col">{t('entry.index.period')}</th>
              <th scope="col">{t('entry.index.due')}</th>
              <th scope="col">{t('entry.index.progress')}</th>
              <th scope="col">{t('entry.index.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <tr key={`${sheet.indicator.key}/${sheet.period}`}>
                <th scope="row">
                  <a href={hrefOf(locale, `/entry/${sheet.indicator.key}/${sheet.period}`)}>
                    {formats.text(sheet.indicator.name)}
                  </a>
                </th>
                <td>{capital(fullPeriod(t, sheet.period, sheet.indicator))}</td>
                <td>{sheet.dueAt ? formats.moment(sheet.dueAt) : t('entry.index.noDue')}</td>
                <td>
                  {t('entry.index.count', {
                    entered: sheet.progress.entered,
                    expected: sheet.progress.expected,
                  })}
                </td>
                <td>
                  {t(`entry.index.${stateOf(sheet)}`)}
                  {sheet.isLate ? <span className="tag down">{t('entry.index.late')}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function stateOf({ progress: { expected, entered, submitted, approved } }: CalendarEntry) {
  if (entered === 0) return 'notBegun';
  if (approved >= expected && approved === entered) return 'allApproved';
  return submitted >= expected && submitted === entered ? 'allSubmitted' : 'open';
}
