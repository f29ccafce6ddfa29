import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { keptQuery, loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupAt, groupInLinks, groupKeyOf } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { readMonthPage } from '@/app/[locale]/_page/month-page';
import { PickerNav } from '@/components/ui/picker-nav';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import { boardRow } from '@/lib/presenters/summary-board';

interface IndicatorsPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: IndicatorsPageProps): Promise<Metadata> {
  const context = await loadedPageContext(params, searchParams);
  return pageMetadata(context, context.formats.t('indicator.listTitle'));
});

/** The catalogue: what has published figures in the group, with its latest period. */
export default page(async function IndicatorsPage({ params, searchParams }: IndicatorsPageProps) {
  const context = await loadedPageContext(params, searchParams);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const groupKey = groupKeyOf(installation, query.group);
  const month = (await readMonthPage(scope, groupKey, installation.home.code, null)) ?? notFound();
  const group = await groupAt(scope, groupKey, month.period);
  const kept: PageQuery = {
    ...keptQuery(query),
    group: groupInLinks(installation, groupKey),
    measure: undefined,
    set: undefined,
    focus: undefined,
  };
  const set = new Set(month.input.assessedSet?.members.map(({ indicator }) => indicator));
  const known = month.input.indicators.flatMap((entry) => {
    const row = boardRow(entry, installation.home.code, scope.audience);
    return row
      ? [
          {
            ...row,
            direction: entry.indicator.rankedFor === 'nobody' ? ('none' as const) : entry.indicator.direction,
          },
        ]
      : [];
  });
  return (
    <Frame context={context} section="indicators" here={{ path: '/indicators', query: kept }}>
      <div className="head h-s">
        <p className="kick">{formats.text(group.name)}</p>
        <h1>{t('indicator.listTitle')}</h1>
        <p className="say">
          {t('indicator.listLead', {
            count: known.length,
            average: formats.average(group.benchmark?.level ?? null),
          })}
        </p>
      </div>
      <PickerNav
        label={t('rankings.group')}
        groups={[
          {
            label: t('rankings.group'),
            items: installation.groups.map(({ key, name }) => ({
              key,
              label: formats.text(name),
              href: hrefOf(locale, '/indicators', { ...kept, group: groupInLinks(installation, key) }),
              ...(key === groupKey ? { current: 'true' as const } : {}),
            })),
          },
        ]}
      />
      <section className="sec pad">
        <ScrollRegion label={t('indicator.listCaption')}>
          <table className="plain">
            <caption className="vh">{t('indicator.listCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('summary.indicator')}</th>
                <th scope="col">{t('table.unit')}</th>
                <th scope="col">{t('indicator.frequency')}</th>
                <th scope="col">{t('indicator.direction')}</th>
                <th scope="col">{t('indicator.department')}</th>
                <th scope="col">{t('indicator.latest')}</th>
              </tr>
            </thead>
            <tbody>
              {known.map(({ indicator, period, direction }) => (
                <tr key={indicator.key}>
                  <th scope="row" className="c-name">
                    <a href={hrefOf(locale, `/indicators/${indicator.key}`, kept)}>
                      {formats.text(indicator.name)}
                    </a>
                    {set.has(indicator.key) ? <span className="sub">{t('indicator.assessed')}</span> : null}
                  </th>
                  <td>{formats.text(indicator.unit)}</td>
                  <td>{t(`indicator.frequency${frequencyWord[indicator.frequency]}`)}</td>
                  <td>{t(`words.${orderWord[direction]}`)}</td>
                  <td>{formats.text(indicator.department)}</td>
                  <td className="nb">{capital(fullPeriod(t, period, indicator))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
    </Frame>
  );
});

const frequencyWord = { month: 'Month', quarter: 'Quarter', year: 'Year' } as const;
const orderWord = { higher: 'higherFirst', lower: 'lowerFirst', none: 'notRanked' } as const;
