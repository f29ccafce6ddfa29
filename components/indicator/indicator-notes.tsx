import { DownloadList } from '@/components/ui/download-list';
import { KeyValue } from '@/components/ui/key-value';
import type { Indicator } from '@/lib/domain/indicator';
import type { Locale } from '@/lib/domain/text';
import { downloadHref, hrefOf, type PageQuery } from '@/lib/i18n/links';
import type { IndicatorWords } from './indicator-words';
import { Breaks, Revisions } from './series-tables';

/** Beside the charts: what the indicator is, how to read it, what was revised, what can be taken away. */
export function IndicatorNotes({
  words,
  page,
  locale,
  kept,
}: {
  words: IndicatorWords;
  page: { family: Indicator[] };
  locale: Locale;
  kept: PageQuery;
}) {
  const { view, t, formats } = words;
  const definition = formats.text(view.indicator.definition);
  const caveat = formats.text(view.indicator.caveat);
  const key = view.indicator.key;
  const file = (name: string, all: boolean) =>
    downloadHref(locale, name, {
      indicator: key,
      ...(all ? {} : { period: view.period }),
      measure: view.measure,
      group: kept.group,
      asof: kept.asof,
      preview: kept.preview,
    });
  const isFirst = kept.asof === 'first';
  return (
    <div className="stack span-3">
      {definition ? (
        <section className="sec thin">
          <h2>{t('indicator.definition')}</h2>
          <p className="body">{definition}</p>
        </section>
      ) : null}
      {caveat ? (
        <section className="sec thin">
          <h2>{t('indicator.caveat')}</h2>
          <p className="body">{caveat}</p>
        </section>
      ) : null}
      {page.family.length > 1 ? (
        <section className="sec thin">
          <h2>{t('indicator.family')}</h2>
          <p className="body">
            {t('indicator.familySeparate', {
              names: formats.list(page.family.map(({ name }) => formats.text(name))),
            })}
          </p>
          <ul className="inline">
            {page.family
              .filter((other) => other.key !== key)
              .map((other) => (
                <li key={other.key}>
                  <a
                    href={hrefOf(locale, `/indicators/${other.key}`, {
                      group: kept.group,
                      preview: kept.preview,
                    })}
                  >
                    {formats.text(other.name)}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ) : null}
      <section className="sec thin">
        <h2>{t('indicator.revisions')}</h2>
        <Breaks words={words} />
        <Revisions words={words} />
        <p className="note">
          {isFirst
            ? t('indicator.showsFirst')
            : words.asOf
              ? t('site.asOfNote', { date: formats.date(words.asOf) })
              : t('indicator.showsRevised')}{' '}
          <a
            href={hrefOf(locale, `/indicators/${key}/${view.period}`, {
              ...kept,
              asof: isFirst ? undefined : 'first',
            })}
          >
            {t(isFirst ? 'indicator.seeRevised' : 'indicator.seeFirst')}
          </a>
        </p>
      </section>
      <section className="sec thin rail-one no-print">
        <h2>{t('indicator.downloads')}</h2>
        <DownloadList
          items={[
            {
              href: hrefOf(locale, `/indicators/${key}/explore`, {
                group: kept.group,
                measure: kept.measure,
                asof: kept.asof,
                preview: kept.preview,
              }),
              label: t('indicator.explore'),
              download: false,
            },
            { href: file('ranking.csv', false), label: t('indicator.thisPeriodCsv') },
            { href: file('ranking.json', false), label: t('indicator.thisPeriodJson') },
            { href: file('figures.xlsx', true), label: t('indicator.allPeriodsXlsx') },
          ]}
        />
      </section>
      <KeyValue
        className="cite"
        items={[
          ...(view.publishedAt
            ? [{ term: t('indicator.releasedOn'), detail: formats.date(view.publishedAt) }]
            : []),
          ...(formats.text(view.indicator.department)
            ? [{ term: t('indicator.department'), detail: formats.text(view.indicator.department) }]
            : []),
          {
            term: t('indicator.cite'),
            detail: t('indicator.citation', {
              place: words.name(words.home),
              indicator: formats.text(view.indicator.name),
              period: words.period(view.period),
              demo: view.demo ? t('headline.demo') : '',
            }),
          },
        ]}
      />
    </div>
  );
}
