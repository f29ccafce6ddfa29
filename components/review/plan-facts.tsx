import { KeyValue } from '@/components/ui/key-value';
import type { Formats } from '@/lib/i18n/formats';

/** What a planned release says of itself, and who made it. */
export function PlanFacts({
  formats,
  plan,
}: {
  formats: Formats;
  plan: {
    kind: 'first' | 'revision';
    reason: string;
    documentTitle: string;
    documentUrl: string;
    createdBy: string;
  };
}) {
  const { t } = formats;
  const { kind, reason, documentTitle, documentUrl, createdBy } = plan;
  return (
    <KeyValue
      items={[
        { term: t('review.kind'), detail: t(`review.kinds.${kind}`) },
        ...(reason ? [{ term: t('review.reason'), detail: reason }] : []),
        ...documentFacts(formats, { title: documentTitle, url: documentUrl }),
        { term: t('review.madeBy'), detail: createdBy },
      ]}
    />
  );
}

/** The document that a release names, where it names one. */
export function documentFacts({ t }: Formats, document: { title: string; url: string } | null) {
  if (!document || !(document.title || document.url)) return [];
  const { title, url } = document;
  return [{ term: t('review.document'), detail: url ? <a href={url}>{title || url}</a> : title }];
}
