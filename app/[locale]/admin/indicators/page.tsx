import { head, page } from '@/app/[locale]/_page/answer';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';

const path = '/admin/indicators';
const frequencyWord = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;

export const generateMetadata = head((props: AdminProps) =>
  adminMetadata(props, 'catalogue.indicatorsTitle'),
);

/** The whole catalogue, published or not. */
export default page(async function IndicatorsAdminPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  const indicators = [...known.indicators].sort(([, a], [, b]) => a.position - b.position);
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('catalogue.indicatorsTitle')}
      lead={t('catalogue.indicatorsLead', { count: indicators.length })}
    >
      <section className="sec pad">
        <p className="acts">
          <a className="btn-2" href={hrefOf(locale, '/admin/new-indicator')}>
            {t('catalogue.newIndicator')}
          </a>
        </p>
        <ScrollRegion label={t('catalogue.indicatorsCaption')}>
          <table className="plain">
            <caption className="vh">{t('catalogue.indicatorsCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('catalogue.name')}</th>
                <th scope="col">{t('catalogue.unit')}</th>
                <th scope="col">{t('catalogue.frequency')}</th>
                <th scope="col">{t('catalogue.directionLabel')}</th>
                <th scope="col">{t('catalogue.audienceLabel')}</th>
                <th scope="col">{t('catalogue.department')}</th>
              </tr>
            </thead>
            <tbody>
              {indicators.map(([key, { entry }]) => (
                <tr key={key}>
                  <th scope="row" className="c-name">
                    <a href={hrefOf(locale, `${path}/${key}`)}>
                      {inLocale({ zh: entry.name_zh, en: entry.name_en }, locale)}
                    </a>
                    <span className="sub">{key}</span>
                  </th>
                  <td>{inLocale({ zh: entry.unit_zh, en: entry.unit_en }, locale)}</td>
                  <td>{t(`indicator.frequency${frequencyWord[entry.frequency]}`)}</td>
                  <td>{t(`catalogue.direction.${entry.direction}`)}</td>
                  <td>{t(`catalogue.audience.${entry.ranked_for}`)}</td>
                  <td>
                    {inLocale({ zh: entry.department_zh, en: entry.department_en }, locale) ||
                      t('catalogue.none')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
    </AdminFrame>
  );
});
