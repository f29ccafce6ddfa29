import { TextField } from '@/components/ui/form/action-form';
import type { Formats } from '@/lib/i18n/formats';
import { Both } from './indicator-fields';

/** Names of an assessed set, and from when to when it holds. */
export function SetFields({
  formats,
  values,
}: {
  formats: Formats;
  values?: { name_zh: string; name_en: string; valid_from: string; valid_to: string | null };
}) {
  const { t } = formats;
  return (
    <>
      <Both name="name" label={t('catalogue.name')} formats={formats} values={values} required />
      <TextField
        name="valid_from"
        type="date"
        label={t('catalogue.validFrom')}
        required
        defaultValue={values?.valid_from ?? ''}
      />
      <TextField
        name="valid_to"
        type="date"
        label={t('catalogue.validTo')}
        hint={t('catalogue.setEndHint')}
        defaultValue={values?.valid_to ?? ''}
      />
    </>
  );
}
