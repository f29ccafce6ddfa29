import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { StateNotice } from '@/app/[locale]/_page/state-notice';
import { readIndicatorPage } from '@/app/[locale]/indicators/_page/read-page';
import { Explorer } from '@/components/explorer/explorer';
import { explorerData } from '@/components/explorer/make-explorer-data';
import { IndicatorWords } from '@/components/indicator/indicator-words';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { indicatorView } from '@/lib/presenters/indicator-view';

interface ExplorePageProps {
  params: Promise<{ locale: string; key: string }>;
  searchParams: SearchParams;
}

async function load({ params, searchParams }: ExplorePageProps) {
  const context = await loadedPageContext(params, searchParams);
  const { query, scope, installation } = context;
  const { key } = await params;
  const page = await readIndicatorPage(scope, installation, {
    key,
    period: null,
    group: query.group,
    measure: query.measure,
    focus: query.focus,
  });
  return { ...context, page };
}

export const generateMetadata = head(async function metadata(props: ExplorePageProps): Promise<Metadata> {
  const { page, ...context } = await load(props);
  const { formats } = context;
  return pageMetadata(context, formats.t('explore.title', { indicator: formats.text(page.indicator.name) }));
});

/** The indicator's figures to play with; without script the same table stands here, and the charts on the indicator's page. */
export default page(async function ExplorePage(props: ExplorePageProps) {
  const { page, ...context } = await load(props);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const view = indicatorView(page, query.focus ?? installation.home.code, scope.audience);
  const words = new IndicatorWords(view, page.group, installation.home.code, formats);
  const kept: PageQuery = {
    group: groupInLinks(installation, page.group.key),
    measure: query.measure,
    focus: query.focus,
    asof: query.asof,
    preview: query.preview,
  };
  const path = `/indicators/${view.indicator.key}/explore`;
  return (
    <Frame context={context} section="indicators" here={{ path, query: { ...kept, view: query.view } }}>
      <StateNotice
        context={{ formats, query, scope }}
        current={hrefOf(locale, path, { ...kept, asof: undefined })}
      />
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, `/indicators/${view.indicator.key}`, kept)}>{t('explore.back')}</a>
          {t('site.dot')}
          {formats.text(page.group.name)}
        </p>
        <h1>{formats.text(view.indicator.name)}</h1>
        <noscript>
          <p className="note">{t('explore.noScript')}</p>
        </noscript>
      </div>
      <Explorer data={explorerData(words)} period={view.period} view={query.view ?? 'bars'} />
      <p className="src pad">{words.sourceLineOver(view.history, null)}</p>
    </Frame>
  );
});
