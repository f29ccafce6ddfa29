import {
  ActionForm,
  ChecksField,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/form/action-form';
import type { Formats } from '@/lib/i18n/formats';
import type { RowStatus } from '@/lib/schemas/tables';
import { digestOf, type ImportRow } from '@/lib/services/tables/judge-figures';
import type { Understanding } from '@/lib/services/tables/understand-upload';
import { commit } from '../actions';

/** What is said once for all figures of a table, and the import itself. */
export function CommitForm({
  formats,
  understood: { upload, mapping },
  rows,
  counts,
  bad,
}: {
  formats: Formats;
  understood: Understanding;
  rows: readonly ImportRow[];
  counts: Record<RowStatus, number>;
  bad: number;
}) {
  const { t, locale } = formats;
  const writes = counts.new + counts.changed;
  if (upload.committedAt || writes === 0) {
    const why = upload.committedAt ? 'committed' : counts.same > 0 && bad === 0 ? 'allSame' : 'nothing';
    return (
      <section className="sec thin pad">
        <output className="done">{t(`tables.${why}`)}</output>
      </section>
    );
  }
  const isRevision = rows.some((row) => row.isRevision && row.status === 'changed');
  const stages = (['flash', 'preliminary', 'revised', 'final', 'census'] as const).map((stage) => ({
    value: stage,
    label: t(`stage.${stage}`),
  }));
  return (
    <section className="sec thin pad" aria-labelledby="commit">
      <h2 id="commit">{t('tables.commitTitle', { count: writes })}</h2>
      <ActionForm action={commit.bind(null, locale)} summaryTitle={t('refusal.title')}>
        <input type="hidden" name="upload" value={upload.id} />
        <input type="hidden" name="seen" value={digestOf(rows)} />
        <SelectField
          name="stage"
          label={t('tables.stage')}
          choices={[{ value: '', label: t('tables.stageAsIs') }, ...stages]}
        />
        <TextField
          name="source"
          label={t('tables.source')}
          hint={t('tables.sourceHint')}
          maxLength={300}
          defaultValue={mapping?.source ?? ''}
        />
        {isRevision ? (
          <TextField name="reason" label={t('tables.reason')} hint={t('tables.reasonHint')} maxLength={600} />
        ) : null}
        {bad > 0 ? (
          <ChecksField
            name="leaveOut"
            label={t('tables.badRows', { count: bad })}
            choices={[{ value: 'yes', label: t('tables.leaveOut') }]}
          />
        ) : null}
        <SubmitButton>{t('tables.commit', { count: writes })}</SubmitButton>
        <p className="note">{t('tables.commitNote')}</p>
      </ActionForm>
    </section>
  );
}
