import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { keptQuery, loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { groupInLinks, groupKeyOf } from '@/app/[locale]/_page/group';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { readMonthPage } from '@/app/[locale]/_page/month-page';
import { DownloadList } from '@/components/ui/download-list';
import { PickerNav } from '@/components/ui/picker-nav';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { downloadHref, hrefOf, type PageQuery } from '@/lib/i18n/links';
import { capital, fullPeriod, monthTitle } from '@/lib/i18n/period-labels';
import { boardRow } from '@/lib/presenters/summary-board';

interface DataPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const formatNames = { csv: 'CSV', xlsx: 'Excel', json: 'JSON' } as const;
const fileFormats = ['csv', 'xlsx', 'json'] as const;

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: DataPageProps): Promise<Metadata> {
  const context = await loadedPageContext(params, searchParams);
  return pageMetadata(context, context.formats.t('data.title'));
});

/** Everything shown, to take away. */
export default page(async function DataPage({ params, searchParams }: DataPageProps) {
  const context = await loadedPageContext(params, searchParams);
  const { locale, formats, installation, scope, query } = context;
  const { t } = formats;
  const groupKey = groupKeyOf(installation, query.group);
  const { input, period, group } =
    (await readMonthPage(scope, groupKey, installation.home.code, null)) ?? notFound();
  const { asof, preview } = keptQuery(query);
  const kept: PageQuery = { group: groupInLinks(installation, groupKey), asof, preview };
  const rows = input.indicators.flatMap(
    (entry) => boardRow(entry, installation.home.code, scope.audience) ?? [],
  );
  const files = (table: string, given: Record<string, string | undefined>) =>
    fileFormats.map((format) => ({
      format,
      href: downloadHref(locale, `${table}.${format}`, { ...given, ...kept }),
    }));
  const whole = (table: string, label: string, given: Record<string, string | undefined>) =>
    files(table, given).map(({ format, href }) => ({
      href,
      label: `${label}${t('site.comma')}${formatNames[format]}`,
    }));
  return (
    <Frame context={context} section="data" here={{ path: '/data', query: kept }}>
      <div className="head h-s">
        <p className="kick">{formats.text(group.name)}</p>
        <h1>{t('data.heading')}</h1>
        <p className="say">{t('data.lead')}</p>
      </div>
      <PickerNav
        label={t('rankings.group')}
        groups={[
          {
            label: t('rankings.group'),
            items: installation.groups.map(({ key, name }) => ({
              key,
              label: formats.text(name),
              href: hrefOf(locale, '/data', { ...kept, group: groupInLinks(installation, key) }),
              ...(key === groupKey ? { current: 'true' as const } : {}),
            })),
          },
        ]}
      />
      <div className="cols">
        <section className="sec">
          <ScrollRegion label={t('data.caption')}>
            <table className="plain">
              <caption>
                <span className="t">{t('data.caption')}</span>
                <span className="sub">{t('data.captionSub')}</span>
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t('summary.indicator')}</th>
                  <th scope="col">{t('data.latest')}</th>
                  <th scope="col">{t('data.allPeriods')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.indicator.key}>
                    <th scope="row" className="c-name">
                      <a href={hrefOf(locale, `/indicators/${row.indicator.key}`, kept)}>
                        {formats.text(row.indicator.name)}
                      </a>
                      <span className="sub">{capital(fullPeriod(t, row.period, row.indicator))}</span>
                    </th>
                    {(['ranking', 'figures'] as const).map((table) => (
                      <td key={table}>
                        <span className="inline">
                          {files(table, { indicator: row.indicator.key }).map(({ format, href }) => (
                            <a
                              key={format}
                              href={href}
                              download
                              aria-label={`${formats.text(row.indicator.name)}, ${t(table === 'ranking' ? 'data.latest' : 'data.allPeriods')}, ${formatNames[format]}`}
                            >
                              {formatNames[format]}
                            </a>
                          ))}
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
        <aside className="rail" aria-label={t('data.whole')}>
          <div>
            <h2>{t('data.whole')}</h2>
            <p className="sub">{monthTitle(t, period)}</p>
            <DownloadList
              items={[
                ...whole('summary', t('nav.summary'), { period }),
                ...whole('places', t('nav.rankings'), { period, set: 'all' }),
                ...whole('figures', t('data.allPeriods'), {}),
              ]}
            />
          </div>
          <div>
            <h2>{t('data.fields')}</h2>
            <p>{t('data.fieldsText')}</p>
            <p>{t('data.formats')}</p>
          </div>
        </aside>
      </div>
    </Frame>
  );
});
