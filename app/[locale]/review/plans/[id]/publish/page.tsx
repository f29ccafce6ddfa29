import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { PlanFacts } from '@/components/review/plan-facts';
import { planTitle, sheetKey, sheetTitle } from '@/components/review/sheet-words';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { hrefOf } from '@/lib/i18n/links';
import { readPlan } from '@/lib/queries/review/read-plans';
import { planIdSchema } from '@/lib/schemas/releases';
import { publish } from '../../actions';

interface PublishPageProps {
  params: Promise<{ locale: string; id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(({ params, searchParams }: PublishPageProps) =>
  reviewMetadata(params, searchParams, 'review.publishTitle'),
);

/** Asks once more before a release goes out at once: what is on this page, and no more. */
export default page(async function PublishPage({ params, searchParams }: PublishPageProps) {
  const id = planIdSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const back = `/review/plans/${id.data}`;
  const context = await reviewContext(params, searchParams, `${back}/publish`);
  const { locale, formats, person } = context;
  const { t } = formats;
  const plan = await readPlan(person, id.data);
  if (!plan || plan.state === 'published' || plan.state === 'cancelled') notFound();
  return (
    <Frame context={context} section="review" here={{ path: `${back}/publish` }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, back)}>{planTitle(formats, plan)}</a>
        </p>
        <h1>{t('review.publishTitle')}</h1>
        <p className="say">{t('review.publishText')}</p>
      </div>
      <section className="sec pad">
        <PlanFacts formats={formats} plan={plan} />
        <ul className="dl">
          {plan.sheets.map((sheet) => (
            <li key={sheetKey(sheet)}>
              {t('review.sheetChoice', {
                sheet: sheetTitle(formats, sheet),
                approved: sheet.approved,
                count: sheet.draft + sheet.submitted + sheet.returned + sheet.approved,
              })}
            </li>
          ))}
        </ul>
        <ActionForm action={publish.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <HiddenFields values={{ plan: plan.id, lockVersion: plan.lockVersion }} />
          <div className="acts">
            <SubmitButton>{t('review.publishNow')}</SubmitButton>
            <a className="btn-2" href={hrefOf(locale, back)}>
              {t('review.goBack')}
            </a>
          </div>
        </ActionForm>
      </section>
    </Frame>
  );
});
