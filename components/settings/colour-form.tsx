import { SelectField } from '@/components/ui/form/action-form';
import type { GoodColour } from '@/lib/domain/options';
import { SettingsForm, type SettingsFormProps } from './settings-form';

const colours = ['blue', 'red', 'green'] as const satisfies readonly GoodColour[];

/** Which hue stands for good. */
export function ColourForm({ goodColour, ...form }: SettingsFormProps & { goodColour: GoodColour }) {
  const { t } = form.formats;
  return (
    <SettingsForm {...form} name="colour">
      <SelectField
        name="goodColour"
        label={t('settings.colourLabel')}
        hint={t('settings.colourHint')}
        choices={colours.map((value) => ({ value, label: t(`settings.colours.${value}`) }))}
        defaultValue={goodColour}
      />
    </SettingsForm>
  );
}
