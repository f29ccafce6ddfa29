import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { keptQuery, leadersContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks, groupKeyOf, regionsOf } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { readMonthPage } from '@/app/[locale]/_page/month-page';
import { StateNotice } from '@/app/[locale]/_page/state-notice';
import { PeriodPicker } from '@/components/indicator/period-picker';
import { MatrixLegend, RankingsMatrix } from '@/components/rankings-matrix/rankings-matrix';
import { Tag } from '@/components/ui/tag';
import { mayRank } from '@/lib/domain/indicator';
import { yearOf } from '@/lib/domain/period';
import { downloadHref, hrefOf, type PageQuery } from '@/lib/i18n/links';
import { monthTitle } from '@/lib/i18n/period-labels';
import { rankingsMatrix } from '@/lib/presenters/rankings-matrix';

export interface RankingsPageProps {
  params: Promise<{ locale: string; period?: string }>;
  searchParams: SearchParams;
}

async function load({ params, searchParams }: RankingsPageProps) {
  const asked = (await params).period ?? null;
  const context = await leadersContext(
    params,
    searchParams,
    asked === null ? '/rankings' : `/rankings/${asked}`,
  );
  const { installation, scope, query } = context;
  const groupKey = groupKeyOf(installation, query.group);
  const month = (await readMonthPage(scope, groupKey, installation.home.code, asked)) ?? notFound();
  return { ...context, ...month, asked };
}

export async function rankingsMetadata(props: RankingsPageProps): Promise<Metadata> {
  const { period, ...context } = await load(props);
  const { formats } = context;
  return pageMetadata(context, formats.t('rankings.title', { period: monthTitle(formats.t, period) }));
}

/** Every region's place in every indicator of a month. */
export async function RankingsPage(props: RankingsPageProps) {
  const { period, months, input, group, asked, ...context } = await load(props);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const home = installation.home.code;
  const assessed = input.assessedSet;
  if (query.set !== undefined && query.set !== 'all' && query.set !== assessed?.key) notFound();
  const weights = new Map(assessed?.members.map(({ indicator, weight }) => [indicator, weight]));
  const ranked = input.indicators.filter(
    ({ indicator, history }) =>
      history.length > 0 && indicator.direction !== 'none' && mayRank(indicator, scope.audience),
  );
  const placed = ranked.filter(({ history }) => history.at(-1)?.cells.some(({ figure }) => figure?.value));
  const inSet = placed.filter(({ indicator }) => weights.has(indicator.key));
  const showsAll = query.set === 'all' || inSet.length === 0;
  const members = group.members.map(({ code }) => code);
  const matrix = rankingsMatrix(
    showsAll ? placed : inSet,
    weights,
    members,
    home,
    scope.audience,
    query.sort,
  );
  const regions = regionsOf(group);
  const nameOf = (code: string) => {
    const region = regions.get(code);
    return region ? formats.name(region) : code;
  };
  const kept: PageQuery = {
    ...keptQuery(query),
    group: groupInLinks(installation, group.key),
    measure: undefined,
    focus: undefined,
  };
  const path = asked === null ? '/rankings' : `/rankings/${asked}`;
  const at = (change: PageQuery) => hrefOf(locale, path, { ...kept, sort: query.sort, ...change });
  const title = monthTitle(t, period);
  const findings = matrix.home;
  const option = (key: string, label: string, current: boolean) => ({
    key,
    label,
    href: at({ set: key === 'set' ? undefined : 'all', sort: undefined }),
    ...(current ? { current: 'true' as const } : {}),
  });
  return (
    <Frame context={context} section="rankings" here={{ path, query: { ...kept, sort: query.sort } }}>
      <StateNotice context={{ formats, query, scope }} current={at({ asof: undefined })} />
      <div className="head h-s">
        <p className="kick">
          <b>{title}</b>
          {t('site.dot')}
          {formats.text(group.name)}
          {assessed && !showsAll ? `${t('site.dot')}${formats.text(assessed.name)}` : ''}
        </p>
        <h1>
          {findings
            ? t('rankings.heading', { home: nameOf(home), count: findings.placed, top: findings.topThree })
            : t('rankings.headingNoHome')}
        </h1>
        {findings ? (
          <p className="say">
            {findings.lost.length > 0
              ? t('rankings.lead', {
                  count: findings.lost.length,
                  names: formats.list(findings.lost.map(({ name }) => formats.text(name))),
                })
              : t('rankings.leadNone')}
            {matrix.demo ? <Tag>{t('site.demoMark')}</Tag> : null}
          </p>
        ) : null}
      </div>
      <PeriodPicker
        periods={months}
        period={period}
        basis={null}
        hrefOf={(month) => hrefOf(locale, `/rankings/${month}`, { ...kept, sort: query.sort })}
        formats={formats}
        more={[
          {
            label: t('rankings.indicators'),
            items: [
              ...(inSet.length > 0
                ? [option('set', t('rankings.setOption', { count: inSet.length }), !showsAll)]
                : []),
              option('all', t('rankings.allOption', { count: placed.length }), showsAll),
            ],
          },
          {
            label: t('rankings.group'),
            items: installation.groups.map(({ key, name }) => ({
              key,
              label: formats.text(name),
              href: hrefOf(locale, path, { ...kept, group: groupInLinks(installation, key) }),
              ...(key === group.key ? { current: 'true' as const } : {}),
            })),
          },
        ]}
      />
      <section className="pad">
        {matrix.columns.length === 0 ? (
          <p className="body">{t('rankings.empty')}</p>
        ) : (
          <>
            <MatrixLegend formats={formats} />
            <RankingsMatrix
              matrix={matrix}
              caption={t('rankings.caption', { count: matrix.columns.length, period: title })}
              level={group.benchmark?.level ?? null}
              home={home}
              year={yearOf(period)}
              nameOf={nameOf}
              sortHref={(sort) => at({ sort })}
              regionHref={(code) =>
                hrefOf(locale, `/regions/${code}`, { group: kept.group, asof: kept.asof })
              }
              cellHref={(column) =>
                hrefOf(locale, `/indicators/${column.indicator.key}/${column.period}`, {
                  group: kept.group,
                  asof: kept.asof,
                })
              }
              formats={formats}
            />
            <p className="note">{t('rankings.note')}</p>
            <p className="inline no-print">
              {(['csv', 'xlsx', 'json'] as const).map((format) => (
                <a
                  key={format}
                  download
                  href={downloadHref(locale, `places.${format}`, {
                    period,
                    set: showsAll ? 'all' : undefined,
                    group: kept.group,
                    asof: kept.asof,
                  })}
                >
                  {{ csv: 'CSV', xlsx: 'Excel', json: 'JSON' }[format]}
                </a>
              ))}
            </p>
          </>
        )}
      </section>
    </Frame>
  );
}
