import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import type { Formats } from '@/lib/i18n/formats';

/** Other times of one period, in the installation's zone, and why. */
export function ExceptionForm({
  formats,
  action,
  indicator,
  seen,
  edited,
  cancelHref,
}: {
  formats: Formats;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  indicator: string;
  seen: string;
  /** The period that is an exception already; null: one is added. Times as `YYYY-MM-DDTHH:MM` or empty. */
  edited: { period: string; label: string; opens: string; due: string; release: string; note: string } | null;
  cancelHref: string;
}) {
  const { t } = formats;
  return (
    <>
      <h3 className="pad-t" id="exception">
        {edited ? t('calendar.changeException', { period: edited.label }) : t('calendar.newException')}
      </h3>
      <ActionForm action={action} summaryTitle={t('refusal.title')}>
        <HiddenFields values={{ key: indicator, seen, ...(edited ? { period: edited.period } : {}) }} />
        {edited ? null : (
          <TextField
            name="period"
            label={t('calendar.periodLabel')}
            hint={t('calendar.periodHint')}
            required
            maxLength={7}
          />
        )}
        {(['opens', 'due', 'release'] as const).map((moment) => (
          <TextField
            key={moment}
            name={moment}
            type="datetime-local"
            label={t(`calendar.${moment}`)}
            defaultValue={edited?.[moment] ?? ''}
          />
        ))}
        <TextField
          name="note"
          label={t('calendar.note')}
          hint={t('calendar.noteHint')}
          maxLength={500}
          defaultValue={edited?.note ?? ''}
        />
        <p className="acts">
          <SubmitButton kind="secondary">{t('calendar.saveException')}</SubmitButton>
          {edited ? <a href={cancelHref}>{t('calendar.cancel')}</a> : null}
        </p>
      </ActionForm>
    </>
  );
}
