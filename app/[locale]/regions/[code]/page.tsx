import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { keptQuery, leadersContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks, groupKeyOf, regionsOf } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { readMonthPage } from '@/app/[locale]/_page/month-page';
import { StateNotice } from '@/app/[locale]/_page/state-notice';
import { SummaryBoard } from '@/components/summary-board/summary-board';
import { PickerNav } from '@/components/ui/picker-nav';
import { Tag } from '@/components/ui/tag';
import { yearOf } from '@/lib/domain/period';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { monthTitle } from '@/lib/i18n/period-labels';
import { boardRow, regionFindings } from '@/lib/presenters/summary-board';
import { regionCodeSchema } from '@/lib/schemas/page-params';

interface RegionPageProps {
  params: Promise<{ locale: string; code: string }>;
  searchParams: SearchParams;
}

async function load({ params, searchParams }: RegionPageProps) {
  const code = regionCodeSchema.safeParse((await params).code);
  if (!code.success) notFound();
  const context = await leadersContext(params, searchParams, `/regions/${code.data}`);
  const { scope, installation, query } = context;
  const groupKey = groupKeyOf(installation, query.group);
  const month = (await readMonthPage(scope, groupKey, code.data, null)) ?? notFound();
  const region = regionsOf(month.group).get(code.data) ?? notFound();
  return { ...context, ...month, region };
}

export const generateMetadata = head(async function metadata(props: RegionPageProps): Promise<Metadata> {
  const { region, ...context } = await load(props);
  const { formats } = context;
  return pageMetadata(context, formats.t('region.title', { name: formats.text(region.name) }));
});

/** One region over all indicators, against the benchmark of its group. */
export default page(async function RegionPage(props: RegionPageProps) {
  const { period, input, group, region, ...context } = await load(props);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const level = group.benchmark?.level ?? null;
  const kept: PageQuery = {
    ...keptQuery(query),
    group: groupInLinks(installation, group.key),
    measure: undefined,
    set: undefined,
    focus: undefined,
  };
  const rows = input.indicators.flatMap((entry) => boardRow(entry, region.code, scope.audience) ?? []);
  const path = `/regions/${region.code}`;
  const title = monthTitle(t, period);
  const findings = regionFindings(rows);
  const isBenchmark = region.code === group.benchmark?.code;
  const focus = region.code === installation.home.code || isBenchmark ? undefined : region.code;
  const name = formats.name(region);
  return (
    <Frame context={context} section="rankings" here={{ path, query: kept }}>
      <StateNotice
        context={{ formats, query, scope }}
        current={hrefOf(locale, path, { ...kept, asof: undefined })}
      />
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/rankings', { group: kept.group })}>{t('nav.rankings')}</a>
          {t('site.dot')}
          {formats.text(group.name)}
        </p>
        <h1>{formats.text(region.name)}</h1>
        <p className="say">
          {isBenchmark
            ? t('region.leadBenchmark', { period: title, name })
            : t('region.lead', {
                period: title,
                name,
                count: findings.topThree,
                above: findings.atOrBetter,
                whole: formats.whole(level),
                average: formats.average(level),
              })}
          {findings.demo ? <Tag>{t('site.demoMark')}</Tag> : null}
        </p>
      </div>
      <PickerNav
        label={t('region.pickRegion')}
        groups={[
          {
            label: t('region.pickRegion'),
            items: [...group.members, ...(group.benchmark ? [group.benchmark] : [])].map((other) => ({
              key: other.code,
              label: formats.name(other),
              href: hrefOf(locale, `/regions/${other.code}`, kept),
              ...(other.code === region.code ? { current: 'page' as const } : {}),
            })),
          },
        ]}
      />
      <section className="sec pad">
        {rows.length === 0 ? (
          <p className="body">{t('region.none')}</p>
        ) : (
          <SummaryBoard
            rows={rows}
            caption={t('region.caption', { name, period: title })}
            sub={t('region.captionSub', {
              group: formats.text(group.name),
              versus: t('words.versus', { level: level ?? 'other' }),
            })}
            level={level}
            year={yearOf(period)}
            size={group.members.length}
            isHome={region.code === installation.home.code}
            hrefOf={(indicator, ofPeriod) =>
              hrefOf(locale, `/indicators/${indicator}/${ofPeriod}`, { ...kept, focus })
            }
            formats={formats}
          />
        )}
      </section>
    </Frame>
  );
});
