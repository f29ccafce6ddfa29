import { ChecksField } from '@/components/ui/form/action-form';
import { SettingsForm, type SettingsFormProps } from './settings-form';

/** Who sees which ranking, beyond what each indicator says. */
export function VisibilityForm({
  countiesPublic,
  leadersSeeApproved,
  indicatorsHref,
  ...form
}: SettingsFormProps & { countiesPublic: boolean; leadersSeeApproved: boolean; indicatorsHref: string }) {
  const { t } = form.formats;
  const box = (name: 'countiesPublic' | 'leadersSeeApproved', isTicked: boolean, legend: string) => (
    <ChecksField
      name={name}
      label={legend}
      choices={[{ value: 'yes', label: t(`settings.${name}`) }]}
      defaultValues={isTicked ? ['yes'] : []}
    />
  );
  return (
    <SettingsForm {...form} name="visibility">
      {box('countiesPublic', countiesPublic, t('settings.forPublic'))}
      {box('leadersSeeApproved', leadersSeeApproved, t('settings.forLeaders'))}
      <p className="hint">
        {t('settings.visibilityHint')} <a href={indicatorsHref}>{t('settings.perIndicator')}</a>
      </p>
    </SettingsForm>
  );
}
