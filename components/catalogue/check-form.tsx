import { ActionForm, ChecksField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import type { Measure } from '@/lib/domain/indicator';
import type { Formats } from '@/lib/i18n/formats';

/** The range that the values of one measure should lie in, and of levels whether regions add up. */
export function CheckForm({
  formats,
  action,
  indicator,
  measure,
  check,
}: {
  formats: Formats;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  indicator: string;
  measure: Measure;
  /** Null: there is none yet. */
  check: { lowest: string | null; highest: string | null; sumsToParent: boolean; lockVersion: number } | null;
}) {
  const { t } = formats;
  const title = t('catalogue.checkOf', { measure: formats.measure(measure) });
  return (
    <>
      <h3 className="pad-t">{title}</h3>
      <ActionForm action={action} summaryTitle={t('refusal.title')}>
        <HiddenFields values={{ key: indicator, measure, lockVersion: check?.lockVersion ?? 0 }} />
        <TextField
          name="lowest"
          label={t('catalogue.lowest')}
          inputMode="decimal"
          defaultValue={check?.lowest ?? ''}
        />
        <TextField
          name="highest"
          label={t('catalogue.highest')}
          inputMode="decimal"
          defaultValue={check?.highest ?? ''}
        />
        {measure === 'level' ? (
          <ChecksField
            name="sumsToParent"
            label={t('catalogue.sumsHint')}
            choices={[{ value: 'yes', label: t('catalogue.sumsToParent') }]}
            defaultValues={check?.sumsToParent ? ['yes'] : []}
          />
        ) : null}
        <p className="acts">
          <SubmitButton kind="secondary">{t('settings.save', { what: title })}</SubmitButton>
        </p>
      </ActionForm>
    </>
  );
}
