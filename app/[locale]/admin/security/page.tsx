import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import {
  AdminFrame,
  type AdminProps,
  adminContext,
  adminMetadata,
} from '@/app/[locale]/admin/_page/admin-page';
import { ActionForm, SelectField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { readSecurity } from '@/lib/queries/people/read-security';
import { save } from './actions';

const path = '/admin/security';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'security.title'));

/** What everyone's sign-in has to hold to. */
export default page(async function SecurityPage(props: AdminProps) {
  const { context, person, isSaved } = await adminContext(props, path, 'people.read');
  const {
    locale,
    formats: { t },
  } = context;
  const settings = (await readSecurity(person)) ?? notFound();
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('security.title')}
      lead={t('security.lead')}
      isSaved={isSaved}
    >
      <section className="sec pad" aria-label={t('security.title')}>
        <ActionForm action={save.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <SelectField
            name="totp"
            label={t('security.totp')}
            hint={t('security.totpHint')}
            choices={[
              { value: 'on', label: t('security.totpOn') },
              { value: 'off', label: t('security.totpOff') },
            ]}
            defaultValue={settings.totp ? 'on' : 'off'}
          />
          <TextField
            name="idleMinutes"
            type="number"
            label={t('security.idle')}
            hint={t('security.idleHint')}
            required
            defaultValue={String(settings.idleMinutes)}
          />
          <TextField
            name="absoluteHours"
            type="number"
            label={t('security.absolute')}
            hint={t('security.absoluteHint')}
            required
            defaultValue={String(settings.absoluteHours)}
          />
          <div className="acts">
            <SubmitButton>{t('security.save')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
