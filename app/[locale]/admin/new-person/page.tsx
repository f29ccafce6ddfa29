import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import {
  AdminFrame,
  type AdminProps,
  adminContext,
  adminMetadata,
} from '@/app/[locale]/admin/_page/admin-page';
import { create } from '@/app/[locale]/admin/people/actions';
import { PersonFields } from '@/components/people/person-fields';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { provider } from '@/lib/auth/oidc';
import { readBounds } from '@/lib/queries/people/read-bounds';

const path = '/admin/new-person';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'people.newTitle'));

/** The form of a new account. What it answers, the one-time password, stands in its place and in no address. */
export default page(async function NewPersonPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'people.write');
  const { locale, formats } = context;
  const { t } = formats;
  const bounds = (await readBounds(person)) ?? notFound();
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/people', label: t('people.title') }}
      title={t('people.newTitle')}
      lead={t('people.newLead')}
    >
      <section className="sec pad" aria-label={t('people.newTitle')}>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <TextField
            name="userName"
            label={t('people.userName')}
            hint={t('people.userNameHint')}
            required
            maxLength={64}
          />
          <PersonFields formats={formats} bounds={bounds} asksSubject={provider() !== null} />
          <div className="acts">
            <SubmitButton>{t('people.create')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
