import { head, page } from '@/app/[locale]/_page/answer';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { momentWords } from '@/lib/i18n/calendar-words';
import { hrefOf } from '@/lib/i18n/links';
import { readCalendarRules } from '@/lib/queries/read-calendar-rules';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';

const path = '/admin/calendar';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'calendar.adminTitle'));

/** By which rule each indicator opens, is due and is released. */
export default page(async function CalendarAdminPage(props: AdminProps) {
  const { context } = await adminContext(props, path, 'calendar.write');
  const { locale, formats } = context;
  const { t } = formats;
  const indicators = await readCalendarRules();
  return (
    <AdminFrame context={context} path={path} title={t('calendar.adminTitle')} lead={t('calendar.adminLead')}>
      <section className="sec pad">
        <ScrollRegion label={t('calendar.adminCaption')}>
          <table className="plain">
            <caption className="vh">{t('calendar.adminCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('calendar.indicator')}</th>
                <th scope="col">{t('calendar.opens')}</th>
                <th scope="col">{t('calendar.due')}</th>
                <th scope="col">{t('calendar.release')}</th>
                <th scope="col">{t('calendar.exceptions')}</th>
              </tr>
            </thead>
            <tbody>
              {indicators.map(({ key, name, rule, exceptions }) => (
                <tr key={key}>
                  <th scope="row" className="c-name">
                    <a href={hrefOf(locale, `${path}/${key}`)}>{formats.text(name)}</a>
                  </th>
                  {rule ? (
                    (['opens', 'due', 'release'] as const).map((moment) => (
                      <td key={moment}>{momentWords(t, rule[moment])}</td>
                    ))
                  ) : (
                    <td colSpan={3}>{t('calendar.noRule')}</td>
                  )}
                  <td>
                    {exceptions.length > 0
                      ? t('calendar.exceptionsCount', { count: exceptions.length })
                      : t('words.none')}
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
