import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';

/** How an indicator's entry came to read as it does, newest first. */
export function IndicatorHistory({
  formats,
  changes,
}: {
  formats: Formats;
  changes: { effectiveFrom: string; reason: string; changed: string[] | null }[];
}) {
  const { t } = formats;
  return (
    <section className="sec" aria-labelledby="versions">
      <h2 id="versions">{t('catalogue.historyTitle')}</h2>
      <ScrollRegion label={t('catalogue.historyCaption')}>
        <table className="plain">
          <caption className="vh">{t('catalogue.historyCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('catalogue.since')}</th>
              <th scope="col">{t('catalogue.changed')}</th>
              <th scope="col">{t('catalogue.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ effectiveFrom, reason, changed }) => (
              <tr key={effectiveFrom}>
                <th scope="row">{changed ? formats.moment(effectiveFrom) : t('catalogue.first')}</th>
                <td>
                  {changed
                    ? formats.list(changed.map((field) => t(`catalogue.fields.${field}` as never)))
                    : t('words.none')}
                </td>
                <td>{reason || t('words.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
