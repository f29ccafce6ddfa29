import { head, page } from '@/app/[locale]/_page/answer';
import { OwnerList } from '@/components/catalogue/owner-list';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { regionName } from '../_page/region-names';

const path = '/admin/groups';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.groupsTitle'));

/** The peer groups there are, whether the installation offers them or not. */
export default page(async function GroupsAdminPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('catalogue.groupsTitle')}
      lead={t('catalogue.groupsLead', { count: known.groups.size })}
    >
      <OwnerList
        formats={formats}
        caption={t('catalogue.groupsCaption')}
        columns={[t('catalogue.benchmark'), t('catalogue.membersCount')]}
        rows={[...known.groups].map(([key, { name_zh, name_en, benchmark_code, members }]) => ({
          key,
          name: inLocale({ zh: name_zh, en: name_en }, locale),
          href: hrefOf(locale, `${path}/${key}`),
          cells: [
            benchmark_code ? regionName(known, benchmark_code, locale) : t('catalogue.none'),
            String(members.filter(({ valid_to }) => valid_to === null).length),
          ],
        }))}
        create={{ href: hrefOf(locale, '/admin/new-group'), label: t('catalogue.newGroup') }}
      />
    </AdminFrame>
  );
});
