import { SelectField, TextField } from '@/components/ui/form/action-form';
import type { Formats } from '@/lib/i18n/formats';

interface PlanTexts {
  kind: 'first' | 'revision';
  title: string;
  reason: string;
  documentTitle: string;
  documentUrl: string;
}

/** What a planned release says of itself. */
export function PlanFields({ formats, plan }: { formats: Formats; plan?: PlanTexts }) {
  const { t } = formats;
  return (
    <>
      <SelectField
        name="kind"
        label={t('review.kind')}
        hint={t('review.kindHint')}
        choices={(['first', 'revision'] as const).map((kind) => ({
          value: kind,
          label: t(`review.kinds.${kind}`),
        }))}
        defaultValue={plan?.kind ?? 'first'}
      />
      <TextField
        name="title"
        label={t('review.planTitle')}
        hint={t('review.planTitleHint')}
        maxLength={200}
        defaultValue={plan?.title ?? ''}
      />
      <TextField
        name="reason"
        label={t('review.revisionReason')}
        hint={t('review.revisionReasonHint')}
        lines={2}
        maxLength={1000}
        defaultValue={plan?.reason ?? ''}
      />
      <DocumentFields formats={formats} {...(plan ? { plan } : {})} />
    </>
  );
}

/** The document that a release rests on. */
export function DocumentFields({
  formats,
  plan,
}: {
  formats: Formats;
  plan?: { documentTitle: string; documentUrl: string };
}) {
  const { t } = formats;
  return (
    <>
      <TextField
        name="documentTitle"
        label={t('review.documentTitle')}
        maxLength={200}
        defaultValue={plan?.documentTitle ?? ''}
      />
      <TextField
        name="documentUrl"
        label={t('review.documentUrl')}
        hint={t('review.documentUrlHint')}
        type="url"
        maxLength={500}
        defaultValue={plan?.documentUrl ?? ''}
      />
    </>
  );
}
