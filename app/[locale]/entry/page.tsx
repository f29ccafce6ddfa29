import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import type { SheetIndicator } from '@/lib/domain/entry-sheet';
import { asMonth, ownPeriod, type Period, parsePeriod, periodEnd } from '@/lib/domain/period';
import { dateOfInstant } from '@/lib/domain/zone';
import { hrefOf } from '@/lib/i18n/links';
import { monthTitle } from '@/lib/i18n/period-labels';
import { readDeskIndex } from '@/lib/queries/desk/read-index';
import { entryQuerySchema } from '@/lib/schemas/entry';
import { OtherPeriod } from './_page/other-period';
import { SheetList } from './_page/sheet-list';

interface EntryPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: EntryPageProps): Promise<Metadata> {
  const context = await loadedPageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('entry.index.title')), robots: { index: false } };
});

/** What someone is to enter now, by indicator and by region, and the ways to everything else. */
export default page(async function EntryPage({ params, searchParams }: EntryPageProps) {
  const context = await loadedPageContext(params, searchParams);
  const { locale, formats, installation } = context;
  const { t } = formats;
  const { person } = await requireViewer(locale, hrefOf(locale, '/entry'), 'entry.import');
  const { indicator, month } = entryQuerySchema.parse(await searchParams);
  const asked = month ? parsePeriod(month) : null;
  const { sheets, indicators, regions } = await readDeskIndex(
    person,
    dateOfInstant(new Date().toISOString(), installation.timeZone),
  );
  if (indicator && asked)
    redirect(hrefOf(locale, `/entry/${indicator}/${ownForm(indicators, indicator, asked)}`));
  const latest = sheets
    .map(({ period }) => asMonth(period))
    .sort((a, b) => (periodEnd(a) < periodEnd(b) ? 1 : -1))[0];
  return (
    <Frame context={context} section="entry" here={{ path: '/entry' }}>
      <div className="head h-s">
        <h1>{t('entry.index.title')}</h1>
        <p className="say">{t('entry.index.lead')}</p>
      </div>
      <div className="cols">
        <SheetList formats={formats} sheets={sheets} />
        <aside className="rail one">
          <div>
            <h2>{t('entry.index.import')}</h2>
            <p>{t('entry.index.importText')}</p>
            <p>
              <a href={hrefOf(locale, '/entry/import')}>{t('entry.index.import')}</a>
            </p>
          </div>
          <OtherPeriod formats={formats} indicators={indicators} />
        </aside>
        {latest && regions.length > 0 ? (
          <section className="sec thin full">
            <h2>{t('entry.index.byRegionOf', { period: monthTitle(t, latest) })}</h2>
            <ul className="inline">
              {regions.map((region) => (
                <li key={region.code}>
                  <a href={hrefOf(locale, `/entry/regions/${region.code}/${latest}`)}>
                    {formats.name(region)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Frame>
  );
});

/** A month asked for, in the form of the indicator's own periods: 2023-12 of a quarterly one is 2023-Q4. */
function ownForm(indicators: readonly SheetIndicator[], key: string, asked: Period): Period {
  const indicator = indicators.find((each) => each.key === key);
  return (indicator && ownPeriod(asked, indicator)) ?? asked;
}
