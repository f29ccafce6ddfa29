import { head, page } from '@/app/[locale]/_page/answer';
import { RegionFields } from '@/components/catalogue/region-fields';
import { ActionForm, SelectField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { regionLevels } from '@/lib/domain/region';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { regionChoices } from '../_page/region-names';
import { create } from '../regions/actions';

const path = '/admin/new-region';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'catalogue.newRegion'));

/** The form of a region that is not known yet. */
export default page(async function NewRegionPage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/regions', label: t('catalogue.regionsTitle') }}
      title={t('catalogue.newRegion')}
    >
      <section className="sec pad" aria-label={t('catalogue.newRegion')}>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <TextField
            name="code"
            label={t('catalogue.code')}
            hint={t('catalogue.codeHint')}
            required
            maxLength={32}
          />
          <SelectField
            name="level"
            label={t('catalogue.level')}
            hint={t('catalogue.levelHint')}
            choices={regionLevels.map((value) => ({ value, label: t(`catalogue.levels.${value}`) }))}
            defaultValue="county"
          />
          <RegionFields
            formats={formats}
            // nothing lies in a region of the lowest level
            parents={regionChoices(known, locale, (code) => known.regions.get(code)?.level !== 'other')}
          />
          <p className="acts">
            <SubmitButton>{t('catalogue.save')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
    </AdminFrame>
  );
});
