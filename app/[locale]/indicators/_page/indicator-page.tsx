import type { Metadata } from 'next';
import { keptQuery, loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { StateNotice } from '@/app/[locale]/_page/state-notice';
import { ChartFigure } from '@/components/charts/chart-figure';
import { GapDumbbell } from '@/components/charts/gap-dumbbell';
import { OwnAgainstBenchmark } from '@/components/charts/own-against-benchmark';
import { PlaceByMonth } from '@/components/charts/place-by-month';
import { RankedBars } from '@/components/charts/ranked-bars';
import {
  gapSeries,
  ownAgainstBenchmarkSeries,
  placeByMonthSeries,
  rankedBarsSeries,
} from '@/components/indicator/chart-series';
import { IndicatorNotes } from '@/components/indicator/indicator-notes';
import { IndicatorWords } from '@/components/indicator/indicator-words';
import { IndicatorLead } from '@/components/indicator/lead';
import { PeriodPicker } from '@/components/indicator/period-picker';
import { RankTable, rankTableColumns } from '@/components/indicator/rank-table';
import { GapTable, HistoryTable, PlacesTable } from '@/components/indicator/series-tables';
import type { Period } from '@/lib/domain/period';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import { indicatorView } from '@/lib/presenters/indicator-view';
import { readSort } from '@/lib/presenters/sort';
import { readIndicatorPage } from './read-page';

export interface IndicatorPageProps {
  params: Promise<{ locale: string; key: string; period?: string }>;
  searchParams: SearchParams;
}

async function load({ params, searchParams }: IndicatorPageProps) {
  const context = await loadedPageContext(params, searchParams);
  const { key, period } = await params;
  const { query, scope, installation } = context;
  const page = await readIndicatorPage(scope, installation, {
    key,
    period: period ?? null,
    group: query.group,
    measure: query.measure,
    focus: query.focus,
  });
  return { ...context, page, pathPeriod: period };
}

export async function indicatorMetadata(props: IndicatorPageProps): Promise<Metadata> {
  const { page, ...context } = await load(props);
  const { formats } = context;
  const title = `${formats.text(page.indicator.name)}${formats.t('site.comma')}${fullPeriod(formats.t, page.period, page.indicator)}`;
  return pageMetadata(context, title, formats.text(page.indicator.definition));
}

/** One indicator in one period: who stands where, how it came about, how far it is to the others. */
export async function IndicatorPage(props: IndicatorPageProps) {
  const { page, pathPeriod, ...context } = await load(props);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const home = installation.home.code;
  const view = indicatorView(page, query.focus ?? home, scope.audience);
  const words = new IndicatorWords(view, page.group, home, formats, scope.asOf);
  const path = `/indicators/${view.indicator.key}`;
  const kept = { ...keptQuery(query), group: groupInLinks(installation, page.group.key) };
  const at = (period: Period, change: PageQuery = {}) =>
    hrefOf(locale, `${path}/${period}`, { ...kept, ...change });
  const here = pathPeriod ? `${path}/${view.period}` : path;
  const sort = readSort(query.sort, rankTableColumns);
  const gaps = gapSeries(words);
  const measures = page.measures.map((measure) => ({
    key: measure,
    label: capital(t(measure === 'growth' ? 'words.yearOnYear' : 'words.level')),
    href: at(view.period, { measure }),
    ...(measure === view.measure ? { current: 'true' as const } : {}),
  }));
  return (
    <Frame
      context={context}
      section="indicators"
      here={{ path: here, query: { ...kept, sort: query.sort, view: query.view } }}
    >
      <StateNotice context={context} current={hrefOf(locale, here, { ...kept, asof: undefined })} />
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/indicators', { group: kept.group })}>{t('nav.indicators')}</a>
          {t('site.dot')}
          {formats.text(page.group.name)}
          {formats.text(view.indicator.department)
            ? `${t('site.dot')}${formats.text(view.indicator.department)}`
            : ''}
        </p>
        <h1>{formats.text(view.indicator.name)}</h1>
        <IndicatorLead words={words} />
      </div>
      <PeriodPicker
        periods={page.periods}
        period={view.period}
        basis={view.indicator.basis}
        hrefOf={at}
        formats={formats}
        more={measures.length > 1 ? [{ label: t('indicator.measure'), items: measures }] : []}
      />
      <div className="cols two">
        {view.ranking.rows.length > 0 ? (
          <ChartFigure
            id="ranked-figure"
            heading={t(view.showsPlaces ? 'indicator.rankedTitle' : 'indicator.valuesTitle', {
              measure: words.measureWord,
            })}
            sub={rankedSub(words)}
            source={words.sourceLine}
          >
            <RankedBars id="ranked" series={rankedBarsSeries(words)} />
          </ChartFigure>
        ) : null}
        <section className="sec">
          <RankTable
            words={words}
            sort={sort}
            sortHref={(next) => at(view.period, { sort: next })}
            regionHref={(code) =>
              hrefOf(locale, `/regions/${code}`, {
                group: kept.group,
                asof: kept.asof,
                preview: kept.preview,
              })
            }
          />
        </section>
        {view.showsPlaces && view.ranking.rows.length > 0 && view.year.length > 1 ? (
          <ChartFigure
            id="bump-figure"
            heading={t('indicator.bumpTitle', { year: view.period.slice(0, 4) })}
            sub={
              view.focus
                ? t('indicator.bumpSub', { measure: words.measureWord, home: words.focusName })
                : t('indicator.bumpSubNoHome', { measure: words.measureWord })
            }
            source={words.sourceLineOver(view.year, null)}
            table={{
              summary: t('indicator.bumpTable'),
              open: query.view === 'places',
              children: <PlacesTable words={words} />,
            }}
          >
            <PlaceByMonth id="bump" series={placeByMonthSeries(words)} />
          </ChartFigure>
        ) : null}
        <IndicatorNotes words={words} page={page} locale={locale} kept={kept} />
        {gaps ? (
          <ChartFigure
            id="gap-figure"
            heading={gaps.title}
            sub={capital(
              t('indicator.gapSub', { measure: words.measureWord, unit: words.unit, home: words.focusName }),
            )}
            source={`${words.sourceLine}${t('site.sentenceGap')}${t('indicator.gapNote')}`}
            table={{ summary: t('indicator.gapTable'), children: <GapTable words={words} series={gaps} /> }}
          >
            <GapDumbbell id="gap" series={gaps} />
          </ChartFigure>
        ) : null}
        {view.focus && view.history.length > 1 ? (
          <ChartFigure
            id="against-figure"
            heading={words.historyTitle}
            sub={capital(
              t(words.hasBenchmark ? 'indicator.againstSub' : 'indicator.historySub', {
                measure: words.measureWord,
                unit: words.unit,
                average: words.average,
              }),
            )}
            source={words.sourceLineOver(view.history, view.focus)}
            table={{ summary: t('indicator.againstTable'), children: <HistoryTable words={words} /> }}
          >
            <OwnAgainstBenchmark id="against" series={ownAgainstBenchmarkSeries(words)} />
          </ChartFigure>
        ) : null}
      </div>
    </Frame>
  );
}

function rankedSub(words: IndicatorWords): string {
  const { view, t } = words;
  const basis =
    view.measure === 'growth' && view.indicator.growthBasis
      ? t(`growthBasis.${view.indicator.growthBasis}`)
      : '';
  const unit = [words.unit, basis].filter(Boolean).join(t('site.comma'));
  const period = words.period(view.period);
  if (!view.showsPlaces) {
    return view.ranking.benchmark
      ? t('indicator.rankedSubPlain', { period, unit, average: words.average })
      : t('indicator.rankedSubBare', { period, unit });
  }
  const order = t(view.indicator.direction === 'lower' ? 'words.lowerFirst' : 'words.higherFirst');
  if (!view.ranking.benchmark) return t('indicator.rankedSubNoBenchmark', { period, unit, order });
  return t('indicator.rankedSub', { period, unit, order, average: words.average });
}
