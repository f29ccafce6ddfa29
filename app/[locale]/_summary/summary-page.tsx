import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { keptQuery, type PageContext, pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks, groupKeyOf } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { type MonthPage, readMonthPage } from '@/app/[locale]/_page/month-page';
import { StateNotice } from '@/app/[locale]/_page/state-notice';
import { PeriodPicker } from '@/components/indicator/period-picker';
import { HeadlineLead, HeadlineTitle } from '@/components/summary-board/headline-text';
import { SummaryBoard } from '@/components/summary-board/summary-board';
import { SummaryRail } from '@/components/summary-board/summary-rail';
import { bold } from '@/components/ui/bold';
import { headline } from '@/lib/domain/headline';
import { yearOf } from '@/lib/domain/period';
import type { Installation, Region } from '@/lib/domain/region';
import { headlineSentences } from '@/lib/i18n/headline-sentences';
import { downloadHref, hrefOf } from '@/lib/i18n/links';
import { monthTitle } from '@/lib/i18n/period-labels';
import { boardRow } from '@/lib/presenters/summary-board';

export interface SummaryPageProps {
  params: Promise<{ locale: string; period?: string }>;
  searchParams: SearchParams;
}

type Loaded = MonthPage & { installation: Installation; home: Region };

async function load({
  params,
  searchParams,
}: SummaryPageProps): Promise<{ context: PageContext; asked: string | null; loaded: Loaded | null }> {
  const context = await pageContext(params, searchParams);
  const asked = (await params).period ?? null;
  const { installation, scope, query } = context;
  if (!installation) return asked === null ? { context, asked, loaded: null } : notFound();
  const region = query.focus ?? installation.home.code;
  const month = await readMonthPage(scope, groupKeyOf(installation, query.group), region, asked);
  if (!month) return { context, asked, loaded: null };
  // a summary is of a member: in a group that home does not belong to, of the member in focus
  const home = month.group.members.find(({ code }) => code === region) ?? notFound();
  return { context, asked, loaded: { installation, home, ...month } };
}

export async function summaryMetadata(props: SummaryPageProps): Promise<Metadata> {
  const { context, loaded } = await load(props);
  const { formats } = context;
  if (!loaded) return pageMetadata(context, formats.t('nav.summary'));
  const { title, fallbackTitle } = sentencesOf(context, loaded);
  const mark = title.some(({ fact }) => fact.demo) ? formats.t('headline.demo') : '';
  const description =
    title.length > 0 ? title.map(({ sentence }) => formats.plain(sentence)) : [formats.plain(fallbackTitle)];
  return pageMetadata(
    context,
    formats.t('summary.title', { period: monthTitle(formats.t, loaded.period) }),
    `${description.join(formats.t('headline.titleJoin'))}${mark}`,
  );
}

function sentencesOf({ formats }: PageContext, { home, input, group }: Loaded) {
  return headlineSentences(
    headline(input),
    {
      home,
      group,
      level: group.benchmark?.level ?? null,
      indicators: input.indicators.map(({ indicator }) => indicator),
      assessed: input.assessedSet?.members.map(({ indicator }) => indicator) ?? [],
    },
    formats,
  );
}

/** The city's month: one sentence first, then the figures, each with its place. */
export async function SummaryPage(props: SummaryPageProps) {
  const { context, asked, loaded } = await load(props);
  const path = asked === null ? '' : `/periods/${asked}`;
  if (!loaded) return <EmptySummary context={context} path={path} />;
  const { installation, home, group, input, period, months } = loaded;
  const { locale, formats, scope, query } = context;
  const { t } = formats;
  const kept = {
    ...keptQuery(query),
    group: groupInLinks(installation, group.key),
    measure: undefined,
    set: undefined,
  };
  const level = group.benchmark?.level ?? null;
  const rows = input.indicators.flatMap((entry) => boardRow(entry, home.code, scope.audience) ?? []);
  const set = new Set(input.assessedSet?.members.map(({ indicator }) => indicator));
  const assessed = rows.filter(({ indicator }) => set.has(indicator.key));
  const others = rows.filter(({ indicator }) => !set.has(indicator.key));
  const sentences = sentencesOf(context, loaded);
  const board = (list: typeof rows, caption: string, sub: string): ReactNode =>
    list.length > 0 ? (
      <section className="sec" aria-label={caption}>
        <SummaryBoard
          rows={list}
          caption={caption}
          sub={sub}
          level={level}
          year={yearOf(period)}
          size={group.members.length}
          isHome={home.code === installation.home.code}
          hrefOf={(indicator, ofPeriod) => hrefOf(locale, `/indicators/${indicator}/${ofPeriod}`, kept)}
          formats={formats}
        />
      </section>
    ) : null;
  const versus = t('words.versus', { level: level ?? 'other' });
  return (
    <Frame context={context} section="summary" here={{ path, query: kept }}>
      <StateNotice context={context} current={hrefOf(locale, path, { ...kept, asof: undefined })} />
      <div className="head">
        <p className="kick">
          {t.rich('summary.kick', {
            period: monthTitle(t, period),
            place: formats.text(home.name),
            group: formats.text(group.name),
            b: bold,
          })}
        </p>
        <HeadlineTitle sentences={sentences} formats={formats} />
        <HeadlineLead sentences={sentences} formats={formats} />
      </div>
      <PeriodPicker
        periods={months}
        period={period}
        basis={null}
        hrefOf={(month) => hrefOf(locale, `/periods/${month}`, kept)}
        formats={formats}
      />
      <div className="cols">
        <div className="stack">
          {board(assessed, t('summary.board', { count: assessed.length }), t('summary.boardSub', { versus }))}
          {board(
            others,
            assessed.length > 0 ? t('summary.others') : t('summary.all'),
            t('summary.othersSub'),
          )}
          <p className="note">{t('summary.note', { average: formats.average(level) })}</p>
        </div>
        <SummaryRail
          rows={rows}
          period={period}
          group={group}
          formats={formats}
          downloads={(['csv', 'xlsx', 'json'] as const).map((format) => ({
            href: downloadHref(locale, `summary.${format}`, {
              period,
              group: kept.group,
              focus: kept.focus,
              asof: kept.asof,
            }),
            label: { csv: 'CSV', xlsx: 'Excel', json: 'JSON' }[format],
          }))}
        />
      </div>
    </Frame>
  );
}

function EmptySummary({ context, path }: { context: PageContext; path: string }) {
  const { t } = context.formats;
  const isEarlier = context.query.asof !== undefined;
  return (
    <Frame context={context} section="summary" here={{ path }}>
      <StateNotice context={context} current={hrefOf(context.locale, path)} />
      <div className="head">
        <h1>{t('summary.empty')}</h1>
        {isEarlier ? null : <p className="say">{t('summary.emptyHelp')}</p>}
      </div>
    </Frame>
  );
}
