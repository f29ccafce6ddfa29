import type { ReactNode } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import type { Formats } from '@/lib/i18n/formats';

export interface SettingsFormProps {
  formats: Formats;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** What the settings were when the form was made. */
  seen: string;
}

/** One form of the settings under its heading; each is saved by itself. */
export function SettingsForm({
  formats: { t },
  action,
  seen,
  name,
  children,
}: SettingsFormProps & { name: 'place' | 'visibility' | 'colour' | 'footer'; children: ReactNode }) {
  const title = t(`settings.${name}`);
  return (
    <section className="sec" aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      <ActionForm action={action} summaryTitle={t('refusal.title')}>
        <HiddenFields values={{ seen }} />
        {children}
        <p className="acts">
          <SubmitButton kind="secondary">{t('settings.save', { what: title })}</SubmitButton>
        </p>
      </ActionForm>
    </section>
  );
}
