import { head, page } from '@/app/[locale]/_page/answer';
import { OwnerList } from '@/components/catalogue/owner-list';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';

const path = '/admin/sets';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.setsTitle'));

/** The assessed sets there are. */
export default page(async function SetsAdminPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('catalogue.setsTitle')}
      lead={t('catalogue.setsLead', { count: known.sets.size })}
    >
      <OwnerList
        formats={formats}
        caption={t('catalogue.setsCaption')}
        columns={[t('catalogue.from'), t('catalogue.to'), t('catalogue.indicatorsCount')]}
        rows={[...known.sets].map(([key, { name_zh, name_en, valid_from, valid_to, members }]) => ({
          key,
          name: inLocale({ zh: name_zh, en: name_en }, locale),
          href: hrefOf(locale, `${path}/${key}`),
          cells: [
            valid_from,
            valid_to ?? t('catalogue.now'),
            String(members.filter((member) => member.valid_to === null).length),
          ],
        }))}
        create={{ href: hrefOf(locale, '/admin/new-set'), label: t('catalogue.newSet') }}
      />
    </AdminFrame>
  );
});
