import { head, page } from '@/app/[locale]/_page/answer';
import { IndicatorFields } from '@/components/catalogue/indicator-fields';
import { ActionForm, SelectField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { departmentsOf, departmentValue } from '@/lib/services/catalogue/indicator-entry';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { create } from '../indicators/actions';

const path = '/admin/new-indicator';
const frequencyWord = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.newIndicator'));

/** The form of an indicator that is not in the catalogue yet. */
export default page(async function NewIndicatorPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/indicators', label: t('catalogue.indicatorsTitle') }}
      title={t('catalogue.newIndicator')}
      lead={t('catalogue.newIndicatorLead')}
    >
      <section className="sec pad" aria-label={t('catalogue.newIndicator')}>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <TextField
            name="key"
            label={t('catalogue.key')}
            hint={t('catalogue.keyHint')}
            required
            maxLength={100}
          />
          <SelectField
            name="frequency"
            label={t('catalogue.frequency')}
            hint={t('catalogue.frequencyHint')}
            choices={(['month', 'quarter', 'year'] as const).map((value) => ({
              value,
              label: t(`indicator.frequency${frequencyWord[value]}`),
            }))}
            defaultValue="month"
          />
          <SelectField
            name="january"
            label={t('catalogue.january')}
            choices={(['combined', 'separate'] as const).map((value) => ({
              value,
              label: t(`catalogue.januaryOf.${value}`),
            }))}
            defaultValue="combined"
          />
          <IndicatorFields
            formats={formats}
            departments={departmentsOf(known).map((name) => ({ value: departmentValue(name), name }))}
            department=""
          />
          <p className="acts">
            <SubmitButton>{t('catalogue.save')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
