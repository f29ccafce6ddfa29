import { type Choice, SelectField, TextField } from '@/components/ui/form/action-form';
import type { Formats } from '@/lib/i18n/formats';
import { Both } from './indicator-fields';

export interface RegionValues {
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  parent_code: string | null;
  valid_from: string;
}

/** Names and parent of a region from a day on. */
export function RegionFields({
  formats,
  values,
  parents,
  fromHint,
}: {
  formats: Formats;
  values?: RegionValues;
  parents: Choice[];
  fromHint?: string;
}) {
  const { t } = formats;
  return (
    <>
      <Both name="name" label={t('catalogue.name')} formats={formats} values={values} required />
      <Both name="short" label={t('catalogue.shortName')} formats={formats} values={values} />
      <SelectField
        name="parent_code"
        label={t('catalogue.parent')}
        choices={[{ value: '', label: t('catalogue.noParent') }, ...parents]}
        defaultValue={values?.parent_code ?? ''}
      />
      <TextField
        name="valid_from"
        type="date"
        label={t('catalogue.validFrom')}
        hint={fromHint}
        required
        defaultValue={values?.valid_from ?? ''}
      />
    </>
  );
}
