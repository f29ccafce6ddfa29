import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { DocumentFields } from '@/components/review/plan-fields';
import { ActionForm, ChecksField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { hrefOf } from '@/lib/i18n/links';
import { readIndicators } from '@/lib/queries/read-indicators';
import { revise } from '../plans/actions';

interface RevisePageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/review/revise';

export const generateMetadata = head(({ params, searchParams }: RevisePageProps) =>
  reviewMetadata(params, searchParams, 'review.startRevision'),
);

/** Opens published periods for revision: one reason and document for many indicators and periods, as a census has. */
export default page(async function RevisePage({ params, searchParams }: RevisePageProps) {
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats } = context;
  const { t } = formats;
  const indicators = await readIndicators({ audience: 'staff', asOf: null, edition: 'current' });
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
        </p>
        <h1>{t('review.startRevision')}</h1>
        <p className="say">{t('review.reviseLead')}</p>
      </div>
      <section className="sec pad">
        <ActionForm action={revise.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <ChecksField
            name="indicators"
            label={t('nav.indicators')}
            choices={indicators.map(({ key, name }) => ({ value: key, label: formats.text(name) }))}
          />
          <TextField
            name="from"
            label={t('review.fromMonth')}
            hint={t('review.monthHint')}
            maxLength={7}
            required
          />
          <TextField name="to" label={t('review.toMonth')} maxLength={7} required />
          <TextField name="title" label={t('review.planTitle')} maxLength={200} />
          <TextField name="reason" label={t('review.reason')} lines={2} maxLength={1000} required />
          <DocumentFields formats={formats} />
          <TextField
            name="breakZh"
            label={t('review.breakZh')}
            hint={t('review.breakFirst')}
            maxLength={500}
          />
          <TextField name="breakEn" label={t('review.breakEn')} maxLength={500} />
          <div className="acts">
            <SubmitButton>{t('review.openRevision')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </Frame>
  );
});
