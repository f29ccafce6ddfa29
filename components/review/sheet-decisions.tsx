import {
  ActionForm,
  ChecksField,
  type Choice,
  SubmitButton,
  TextField,
} from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import type { Formats } from '@/lib/i18n/formats';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** What a reviewer may do with a sheet: approve what was given in, give it back, open what is approved. */
export function SheetDecisions({
  formats,
  sheet,
  seen,
  counts,
  cells,
  actions,
}: {
  formats: Formats;
  sheet: { indicator: string; period: string };
  /** What stands on this page, as the forms name it. */
  seen: string;
  counts: { submitted: number; own: number; approved: number };
  /** Those given in, to be chosen for going back. */
  cells: Choice[];
  actions: { approve: Action; giveBack: Action; reopen: Action };
}) {
  const { t } = formats;
  const summaryTitle = t('refusal.title');
  return (
    <div className="cols two" id="decide">
      {counts.submitted > 0 ? (
        <section className="sec">
          <h2>{t('review.approveTitle')}</h2>
          <p className="body">{t('review.approveText', { count: counts.submitted - counts.own })}</p>
          {counts.own > 0 ? <p className="note">{t('review.ownText', { count: counts.own })}</p> : null}
          {counts.own < counts.submitted ? (
            <ActionForm action={actions.approve} summaryTitle={summaryTitle}>
              <HiddenFields values={{ ...sheet, seen }} />
              <div className="acts">
                <SubmitButton>{t('review.approve')}</SubmitButton>
              </div>
            </ActionForm>
          ) : null}
        </section>
      ) : null}
      {counts.submitted > 0 ? (
        <section className="sec">
          <h2>{t('review.returnTitle')}</h2>
          <ActionForm action={actions.giveBack} summaryTitle={summaryTitle}>
            <HiddenFields values={{ ...sheet, seen }} />
            <TextField name="reason" label={t('review.reason')} lines={2} maxLength={1000} required />
            <ChecksField
              name="cells"
              label={t('review.returnCells')}
              hint={t('review.returnCellsHint')}
              choices={cells}
            />
            <div className="acts">
              <SubmitButton kind="secondary">{t('review.giveBack')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
      {counts.approved > 0 ? (
        <section className="sec">
          <h2>{t('review.reopenTitle')}</h2>
          <p className="body">{t('review.reopenText', { count: counts.approved })}</p>
          <ActionForm action={actions.reopen} summaryTitle={summaryTitle}>
            <HiddenFields values={sheet} />
            <TextField name="reason" label={t('review.reason')} lines={2} maxLength={1000} required />
            <div className="acts">
              <SubmitButton kind="secondary">{t('review.reopen')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
    </div>
  );
}
