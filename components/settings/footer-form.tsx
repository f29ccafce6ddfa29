import { Both } from '@/components/catalogue/indicator-fields';
import { TextField } from '@/components/ui/form/action-form';
import { footerNumbers } from '@/lib/domain/footer';
import { SettingsForm, type SettingsFormProps } from './settings-form';

/** Who publishes the site and who keeps it. */
export function FooterForm({ footer, ...form }: SettingsFormProps & { footer: Record<string, string> }) {
  const { formats } = form;
  const { t } = formats;
  return (
    <SettingsForm {...form} name="footer">
      <p className="hint">{t('settings.footerHint')}</p>
      <Both name="publisher" label={t('footer.publisher')} formats={formats} values={footer} />
      <Both name="maintainer" label={t('footer.maintainer')} formats={formats} values={footer} />
      {footerNumbers.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`footer.${name}`)}
          maxLength={200}
          defaultValue={footer[name] ?? ''}
        />
      ))}
      <Both name="note" label={t('footer.note')} formats={formats} values={footer} lines={2} />
    </SettingsForm>
  );
}
