import { head, page } from '@/app/[locale]/_page/answer';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { hrefOf } from '@/lib/i18n/links';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { regionName } from '../_page/region-names';

const path = '/admin/regions';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.regionsTitle'));

/** Every region, by code. */
export default page(async function RegionsAdminPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  const regions = [...known.regions].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('catalogue.regionsTitle')}
      lead={t('catalogue.regionsLead', { count: regions.length })}
    >
      <section className="sec pad">
        <p className="acts">
          <a className="btn-2" href={hrefOf(locale, '/admin/new-region')}>
            {t('catalogue.newRegion')}
          </a>
        </p>
        <ScrollRegion label={t('catalogue.regionsCaption')}>
          <table className="plain">
            <caption className="vh">{t('catalogue.regionsCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('catalogue.name')}</th>
                <th scope="col">{t('catalogue.code')}</th>
                <th scope="col">{t('catalogue.level')}</th>
                <th scope="col">{t('catalogue.parent')}</th>
              </tr>
            </thead>
            <tbody>
              {regions.map(([code, { level, versions }]) => {
                const parent = versions.at(-1)?.parent_code;
                return (
                  <tr key={code}>
                    <th scope="row" className="c-name">
                      <a href={hrefOf(locale, `${path}/${code}`)}>{regionName(known, code, locale)}</a>
                    </th>
                    <td>{code}</td>
                    <td>{t(`catalogue.levels.${level}`)}</td>
                    <td>{parent ? regionName(known, parent, locale) : t('catalogue.noParent')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
    </AdminFrame>
  );
});
