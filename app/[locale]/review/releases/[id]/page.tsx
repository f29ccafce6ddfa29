import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { DoneNote } from '@/components/review/done-note';
import { documentFacts } from '@/components/review/plan-facts';
import { releasedBy } from '@/components/review/releases-table';
import { sheetKey, sheetTitle } from '@/components/review/sheet-words';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { KeyValue } from '@/components/ui/key-value';
import { hrefOf } from '@/lib/i18n/links';
import { readOneReleased } from '@/lib/queries/review/read-released';
import { planIdSchema } from '@/lib/schemas/releases';
import { withdraw } from '../../plans/actions';

interface ReleasePageProps {
  params: Promise<{ locale: string; id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(({ params, searchParams }: ReleasePageProps) =>
  reviewMetadata(params, searchParams, 'review.release'),
);

/** One release that went out: what was in it, and its withdrawal with a reason. */
export default page(async function ReleasePage({ params, searchParams }: ReleasePageProps) {
  const id = planIdSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const path = `/review/releases/${id.data}`;
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person, done } = context;
  const { t } = formats;
  const release = await readOneReleased(person, id.data);
  if (!release) notFound();
  const { withdrawn } = release;
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
          {t('site.dot')}
          <a href={hrefOf(locale, '/review/releases')}>{t('review.releases')}</a>
        </p>
        <h1>{release.title || t('review.releaseOf', { at: formats.moment(release.publishedAt) })}</h1>
        {withdrawn ? (
          <p className="say">
            {t('review.withdrawnOn', { at: formats.moment(withdrawn.at), reason: withdrawn.reason })}
          </p>
        ) : null}
      </div>
      <DoneNote formats={formats} done={done} />
      <section className="sec pad">
        <KeyValue
          items={[
            { term: t('review.releasedAt'), detail: formats.moment(release.publishedAt) },
            { term: t('review.kind'), detail: t(`review.kinds.${release.kind}`) },
            ...(release.reason ? [{ term: t('review.reason'), detail: release.reason }] : []),
            ...documentFacts(formats, release.document),
            { term: t('review.by'), detail: releasedBy(formats, release.by) },
          ]}
        />
        <h2>{t('review.sheets')}</h2>
        <ul className="dl">
          {release.sheets.map((sheet) => (
            <li key={sheetKey(sheet)}>
              <a href={hrefOf(locale, `/indicators/${sheetKey(sheet)}`)}>{sheetTitle(formats, sheet)}</a>
            </li>
          ))}
        </ul>
      </section>
      {withdrawn ? null : (
        <section className="sec pad">
          <h2>{t('review.withdrawTitle')}</h2>
          <p className="body">{t('review.withdrawText')}</p>
          <ActionForm action={withdraw.bind(null, locale)} summaryTitle={t('refusal.title')}>
            <HiddenFields values={{ release: release.id }} />
            <TextField name="reason" label={t('review.reason')} lines={2} maxLength={1000} required />
            <div className="acts">
              <SubmitButton kind="secondary">{t('review.withdraw')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
    </Frame>
  );
});
