import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { ReleasesTable } from '@/components/review/releases-table';
import { hrefOf } from '@/lib/i18n/links';
import { readReleased } from '@/lib/queries/review/read-released';
import { releasesQuerySchema } from '@/lib/schemas/releases';

interface ReleasesPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/review/releases';
const size = 50;

export const generateMetadata = head(({ params, searchParams }: ReleasesPageProps) =>
  reviewMetadata(params, searchParams, 'review.releases'),
);

/** What went out, the latest first; each can be withdrawn or revised. */
export default page(async function ReleasesPage({ params, searchParams }: ReleasesPageProps) {
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person } = context;
  const { t } = formats;
  const query = releasesQuerySchema.safeParse(await searchParams);
  if (!query.success) notFound();
  const released = await readReleased(person, { limit: size, before: query.data.before, sheets: 3 });
  const last = released.length === size ? released.at(-1) : undefined;
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
        </p>
        <h1>{t('review.releases')}</h1>
        <p className="body">
          <a className="btn-2" href={hrefOf(locale, '/review/revise')}>
            {t('review.startRevision')}
          </a>
        </p>
      </div>
      <section className="sec pad">
        {released.length > 0 ? (
          <ReleasesTable formats={formats} releases={released} />
        ) : (
          <p className="body">{t('review.noReleases')}</p>
        )}
        {last ? (
          <p className="body">
            <a href={`${hrefOf(locale, path)}?before=${last.id}`} rel="next">
              {t('review.earlier')}
            </a>
          </p>
        ) : null}
      </section>
    </Frame>
  );
});
