import { head, page } from '@/app/[locale]/_page/answer';
import { SetFields } from '@/components/catalogue/set-fields';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { create } from '../sets/actions';

const path = '/admin/new-set';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.newSet'));

/** The form of a new assessed set; its indicators are added on its own page. */
export default page(async function NewSetPage(props: AdminProps) {
  const { context } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/sets', label: t('catalogue.setsTitle') }}
      title={t('catalogue.newSet')}
    >
      <section className="sec pad" aria-label={t('catalogue.newSet')}>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <TextField
            name="key"
            label={t('catalogue.key')}
            hint={t('catalogue.keyHint')}
            required
            maxLength={100}
          />
          <SetFields formats={formats} />
          <p className="acts">
            <SubmitButton>{t('catalogue.save')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
