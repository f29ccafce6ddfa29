import { type Choice, SelectField } from '@/components/ui/form/action-form';
import { SettingsForm, type SettingsFormProps } from './settings-form';

/** Whose place is shown, among which groups in which order, by which set. */
export function PlaceForm({
  settings,
  regions,
  groups,
  sets,
  most,
  ...form
}: SettingsFormProps & {
  /** Null: nothing has been set yet. */
  settings: { home: string; groups: string[]; assessedSet: string | null } | null;
  regions: Choice[];
  groups: Choice[];
  sets: Choice[];
  /** How many groups can be offered. */
  most: number;
}) {
  const { t } = form.formats;
  const places = Array.from({ length: most }, (_, n) => n);
  return (
    <SettingsForm {...form} name="place">
      <SelectField
        name="home"
        label={t('settings.home')}
        choices={regions}
        defaultValue={settings?.home ?? ''}
      />
      {places.map((n) => (
        <SelectField
          key={n}
          name={`group${n + 1}`}
          label={t('settings.group', { n: n + 1 })}
          {...(n === 0 ? { hint: t('settings.groupHint') } : {})}
          choices={[...(n === 0 ? [] : [{ value: '', label: t('settings.noGroup') }]), ...groups]}
          defaultValue={settings?.groups[n] ?? ''}
        />
      ))}
      <SelectField
        name="assessedSet"
        label={t('settings.assessedSet')}
        choices={[...(settings?.assessedSet ? [] : [{ value: '', label: t('settings.keepSet') }]), ...sets]}
        defaultValue={settings?.assessedSet ?? ''}
      />
    </SettingsForm>
  );
}
