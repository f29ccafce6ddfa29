import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { sheetChoices } from '@/app/[locale]/review/_page/sheet-choices';
import { DoneNote } from '@/components/review/done-note';
import { PlanFields } from '@/components/review/plan-fields';
import { PlansTable } from '@/components/review/plans-table';
import { ActionForm, ChecksField, SubmitButton } from '@/components/ui/form/action-form';
import { hrefOf } from '@/lib/i18n/links';
import { readOpenPlans } from '@/lib/queries/review/read-plans';
import { readSheetsInWork } from '@/lib/queries/review/read-sheets-in-work';
import { create } from './actions';

interface PlansPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/review/plans';

export const generateMetadata = head(({ params, searchParams }: PlansPageProps) =>
  reviewMetadata(params, searchParams, 'review.plans'),
);

/** Planned releases, and a new one of sheets that are in none yet. */
export default page(async function PlansPage({ params, searchParams }: PlansPageProps) {
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person, done } = context;
  const { t } = formats;
  const [plans, sheets] = await Promise.all([readOpenPlans(person), readSheetsInWork(person)]);
  const choices = sheetChoices(formats, sheets);
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
        </p>
        <h1>{t('review.plans')}</h1>
        <p className="say">{t('review.plansLead')}</p>
      </div>
      <DoneNote formats={formats} done={done} />
      {plans.length > 0 ? (
        <section className="sec pad">
          <PlansTable formats={formats} plans={plans} />
        </section>
      ) : null}
      <section className="sec pad">
        <h2>{t('review.newPlan')}</h2>
        <ActionForm action={create.bind(null, locale)} summaryTitle={t('refusal.title')}>
          {choices.length > 0 ? (
            <ChecksField
              name="sheets"
              label={t('review.sheets')}
              hint={t('review.sheetsHint')}
              choices={choices}
            />
          ) : (
            <p className="body">{t('review.nothingToPlan')}</p>
          )}
          <PlanFields formats={formats} />
          <div className="acts">
            <SubmitButton>{t('review.makePlan')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </Frame>
  );
});
