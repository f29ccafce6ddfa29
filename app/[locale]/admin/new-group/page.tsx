import { head, page } from '@/app/[locale]/_page/answer';
import { GroupFields } from '@/components/catalogue/group-fields';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { regionChoices } from '../_page/region-names';
import { create } from '../groups/actions';

const path = '/admin/new-group';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.newGroup'));

/** The form of a new peer group; its members are added on its own page. */
export default page(async function NewGroupPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/groups', label: t('catalogue.groupsTitle') }}
      title={t('catalogue.newGroup')}
    >
      <section className="sec pad" aria-label={t('catalogue.newGroup')}>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <TextField
            name="key"
            label={t('catalogue.key')}
            hint={t('catalogue.keyHint')}
            required
            maxLength={100}
          />
          <GroupFields formats={formats} regions={regionChoices(known, locale)} />
          <p className="acts">
            <SubmitButton>{t('catalogue.save')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
