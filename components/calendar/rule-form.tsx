import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import type { CalendarRule } from '@/lib/domain/calendar';
import type { Formats } from '@/lib/i18n/formats';

const moments = ['opens', 'due', 'release'] as const;
/** What a new rule begins with. */
const usual = {
  opens: { day: 1, time: '00:00' },
  due: { day: 12, time: '17:00' },
  release: { day: 20, time: '10:00' },
};

/** Days after a period's end and times of day at which it opens, is due and is released. */
export function RuleForm({
  formats,
  action,
  indicator,
  rule,
}: {
  formats: Formats;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  indicator: string;
  /** Null: there is none yet. */
  rule: (CalendarRule & { lockVersion: number }) | null;
}) {
  const { t } = formats;
  return (
    <section className="sec" aria-labelledby="rule">
      <h2 id="rule">{t('calendar.rule')}</h2>
      {rule ? null : <p className="body">{t('calendar.noRule')}</p>}
      <ActionForm action={action} summaryTitle={t('refusal.title')}>
        <HiddenFields values={{ key: indicator, lockVersion: rule?.lockVersion ?? 0 }} />
        {moments.map((moment) => {
          const { day, time } = (rule ?? usual)[moment];
          const what = t(`calendar.${moment}`);
          return (
            <div className="pair" key={moment}>
              <TextField
                name={`${moment}Day`}
                type="number"
                label={t('calendar.day', { what })}
                {...(moment === 'opens' ? { hint: t('calendar.dayHint') } : {})}
                required
                defaultValue={String(day)}
              />
              <TextField
                name={`${moment}Time`}
                type="time"
                label={t('calendar.time', { what })}
                required
                defaultValue={time}
              />
            </div>
          );
        })}
        <p className="acts">
          <SubmitButton name="intent" value="save">
            {t('calendar.saveRule')}
          </SubmitButton>
          {rule ? (
            <SubmitButton kind="secondary" name="intent" value="remove">
              {t('calendar.removeRule')}
            </SubmitButton>
          ) : null}
        </p>
      </ActionForm>
    </section>
  );
}
