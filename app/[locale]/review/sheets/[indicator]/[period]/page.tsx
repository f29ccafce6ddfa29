import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { regionsOf } from '@/app/[locale]/_page/group';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { approve, giveBack, reopen } from '@/app/[locale]/review/actions';
import { DoneNote } from '@/components/review/done-note';
import { MovesTable } from '@/components/review/moves-table';
import { PreviewLinks } from '@/components/review/preview-links';
import { ReviewTable } from '@/components/review/review-table';
import { SheetDecisions } from '@/components/review/sheet-decisions';
import { planTitle, sheetPeriod, sheetTitle } from '@/components/review/sheet-words';
import { measuresOf } from '@/lib/domain/entry-sheet';
import { hrefOf } from '@/lib/i18n/links';
import { readComments } from '@/lib/queries/desk/read-comments';
import { readSheet } from '@/lib/queries/desk/read-sheet';
import { readPlaceMoves } from '@/lib/queries/review/read-place-moves';
import { readSheetsInWork } from '@/lib/queries/review/read-sheets-in-work';
import { readSubmitted } from '@/lib/queries/review/read-submitted';
import { sheetSchema } from '@/lib/schemas/review';

interface SheetPageProps {
  params: Promise<{ locale: string; indicator: string; period: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(({ params, searchParams }: SheetPageProps) =>
  reviewMetadata(params, searchParams, 'review.sheetTitle'),
);

/** One sheet before its reviewer: before and after, what is odd and why, whose places move; approve, give back, reopen. */
export default page(async function SheetPage({ params, searchParams }: SheetPageProps) {
  const asked = sheetSchema.safeParse(await params);
  if (!asked.success) notFound();
  const { indicator: key, period } = asked.data;
  const path = `/review/sheets/${key}/${period}`;
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person, installation, done } = context;
  const { t } = formats;
  const submitted = await readSubmitted(person, key, period);
  const sheet = await readSheet(person, key, period);
  if (!sheet) notFound();
  const { indicator, regions, cells } = sheet;
  const [remarks, moves, inWork] = await Promise.all([
    readComments(person, [{ indicator: key, period }]),
    readPlaceMoves(person, installation, indicator, period),
    readSheetsInWork(person),
  ]);
  const listed = inWork.find((each) => each.key === key && each.period === period);
  const others = submitted.cells.filter(({ region }) => !regions.some(({ code }) => code === region));
  const nameOf = new Map(regions.map((region) => [region.code, formats.name(region)]));
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
          {formats.text(indicator.department) ? `${t('site.dot')}${formats.text(indicator.department)}` : ''}
        </p>
        <h1>{sheetTitle(formats, { ...indicator, period })}</h1>
        <p className="say">
          {listed
            ? t('review.sheetLead', {
                submitted: listed.submitted,
                approved: listed.approved,
                returned: listed.returned,
                draft: listed.draft,
              })
            : t('review.nothingInWork')}
        </p>
        {listed && listed.submitted + listed.approved > 0 ? (
          <p className="body">
            <a href="#decide">{t('review.toDecision')}</a>
          </p>
        ) : null}
      </div>
      <DoneNote formats={formats} done={done} />
      {listed?.plan ? (
        <section className="sec pad">
          <h2>
            <a href={hrefOf(locale, `/review/plans/${listed.plan.id}`)}>{planTitle(formats, listed.plan)}</a>
          </h2>
          <PreviewLinks
            formats={formats}
            plan={listed.plan.id}
            pages={[
              { path: `/indicators/${key}/${period}`, label: sheetTitle(formats, { ...indicator, period }) },
            ]}
          />
        </section>
      ) : null}
      <section className="sec pad">
        <h2>{t('review.figures')}</h2>
        {measuresOf(indicator).map((measure) => (
          <ReviewTable key={measure} {...{ formats, indicator, measure, regions, cells, remarks }} />
        ))}
        {others.length > 0 ? (
          <p className="note">
            {t('review.otherRegions', {
              list: formats.list(
                others.map(({ measure, region, value, missing }) =>
                  [region, formats.measure(measure), value ?? formats.missing(missing)].join(' '),
                ),
              ),
            })}
          </p>
        ) : null}
      </section>
      {moves.length > 0 ? (
        <section className="sec pad">
          <h2>{t('review.moves')}</h2>
          {moves.flatMap(({ group, moves: each }) =>
            each.map((one) => (
              <MovesTable
                key={`${group.key} ${one.measure}`}
                formats={formats}
                title={`${formats.text(group.name)}${t('site.dot')}${formats.measure(one.measure)}`}
                moves={one}
                regions={[...regionsOf(group).values()]}
                periodLabel={
                  one.previous ? sheetPeriod(formats, { ...indicator, period: one.previous }) : null
                }
              />
            )),
          )}
        </section>
      ) : null}
      <SheetDecisions
        formats={formats}
        sheet={{ indicator: key, period }}
        seen={submitted.seen}
        counts={{
          submitted: submitted.cells.length,
          own: submitted.cells.filter(({ isOwn }) => isOwn).length,
          approved: listed?.approved ?? 0,
        }}
        cells={submitted.cells.map(({ measure, region }) => ({
          value: `${measure}/${region}`,
          label: `${nameOf.get(region) ?? region}${t('site.dot')}${formats.measure(measure)}`,
        }))}
        actions={{
          approve: approve.bind(null, locale),
          giveBack: giveBack.bind(null, locale),
          reopen: reopen.bind(null, locale),
        }}
      />
    </Frame>
  );
});
