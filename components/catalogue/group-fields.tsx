import { type Choice, SelectField } from '@/components/ui/form/action-form';
import type { Formats } from '@/lib/i18n/formats';
import { Both } from './indicator-fields';

/** Names and benchmark of a peer group. */
export function GroupFields({
  formats,
  values,
  regions,
}: {
  formats: Formats;
  values?: { name_zh: string; name_en: string; benchmark_code: string | null };
  regions: Choice[];
}) {
  const { t } = formats;
  return (
    <>
      <Both name="name" label={t('catalogue.name')} formats={formats} values={values} required />
      <SelectField
        name="benchmark_code"
        label={t('catalogue.benchmark')}
        hint={t('catalogue.benchmarkHint')}
        choices={[{ value: '', label: t('catalogue.none') }, ...regions]}
        defaultValue={values?.benchmark_code ?? ''}
      />
    </>
  );
}
