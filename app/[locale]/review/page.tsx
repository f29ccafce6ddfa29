import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { LateList } from '@/components/review/late-list';
import { PlansTable } from '@/components/review/plans-table';
import { ReleasesTable } from '@/components/review/releases-table';
import { SheetsTable } from '@/components/review/sheets-table';
import { hrefOf } from '@/lib/i18n/links';
import { openPeriods } from '@/lib/queries/read-calendar';
import { readOpenPlans } from '@/lib/queries/review/read-plans';
import { readReleased } from '@/lib/queries/review/read-released';
import { readSheetsInWork } from '@/lib/queries/review/read-sheets-in-work';
import { reviewContext, reviewMetadata } from './_page/review-context';

interface ReviewPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/review';

export const generateMetadata = head(({ params, searchParams }: ReviewPageProps) =>
  reviewMetadata(params, searchParams, 'review.title'),
);

/** What waits for review, what is late, which releases are planned, and the last ones. */
export default page(async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person } = context;
  const { t } = formats;
  const [sheets, open, plans, released] = await Promise.all([
    readSheetsInWork(person),
    openPeriods(),
    readOpenPlans(person),
    readReleased(person, { limit: 5, sheets: 3 }),
  ]);
  const waiting = sheets.filter(({ submitted }) => submitted > 0);
  const rest = sheets.filter(({ submitted }) => submitted === 0);
  const late = open
    .filter(({ isLate }) => isLate)
    .map(({ indicator, period, dueAt, progress }) => ({
      ...indicator,
      department: indicator.department?.name ?? null,
      period,
      dueAt,
      submitted: progress.submitted,
      expected: progress.expected,
    }));
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <h1>{t('review.title')}</h1>
        <p className="say">{t('review.lead', { waiting: waiting.length, late: late.length })}</p>
      </div>
      <section className="sec pad">
        <h2>{t('review.waiting')}</h2>
        {waiting.length > 0 ? (
          <SheetsTable formats={formats} caption={t('review.waiting')} sheets={waiting} />
        ) : (
          <p className="body">{t('review.nothingWaits')}</p>
        )}
      </section>
      {late.length > 0 ? (
        <section className="sec pad">
          <h2>{t('review.late')}</h2>
          <LateList formats={formats} sheets={late} />
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section className="sec pad">
          <h2>{t('review.otherInWork')}</h2>
          <SheetsTable formats={formats} caption={t('review.otherInWork')} sheets={rest} />
        </section>
      ) : null}
      <section className="sec pad">
        <h2>{t('review.plans')}</h2>
        {plans.length > 0 ? (
          <PlansTable formats={formats} plans={plans} />
        ) : (
          <p className="body">{t('review.noPlans')}</p>
        )}
        <p className="body">
          <a href={hrefOf(locale, '/review/plans')}>{t('review.newPlan')}</a>
        </p>
      </section>
      <section className="sec pad">
        <h2>{t('review.lastReleases')}</h2>
        {released.length > 0 ? (
          <ReleasesTable formats={formats} releases={released} />
        ) : (
          <p className="body">{t('review.noReleases')}</p>
        )}
        <p className="body inline">
          <a href={hrefOf(locale, '/review/releases')}>{t('review.allReleases')}</a>{' '}
          <a href={hrefOf(locale, '/review/revise')}>{t('review.startRevision')}</a>
        </p>
      </section>
    </Frame>
  );
});
