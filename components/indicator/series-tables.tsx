import { ScrollRegion } from '@/components/ui/scroll-region';
import { placeOf } from '@/lib/domain/ranking';
import { capital, periodTick } from '@/lib/i18n/period-labels';
import type { GapDumbbellSeries } from '@/lib/presenters/chart-series';
import type { Revision } from '@/lib/presenters/indicator-view';
import type { IndicatorWords } from './indicator-words';

/** The places of the year's releases, a row a region: the bump chart's data. */
export function PlacesTable({ words }: { words: IndicatorWords }) {
  const { view, t } = words;
  const codes = [
    ...new Set(view.year.flatMap(({ rows, missing }) => [...rows, ...missing].map(({ region }) => region))),
  ];
  return (
    <ScrollRegion label={t('indicator.bumpTable')}>
      <table className="plain narrow">
        <caption className="vh">{t('indicator.bumpTitle', { year: view.period.slice(0, 4) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.region')}</th>
            {view.year.map(({ period }) => (
              <th scope="col" className="num" key={period}>
                {periodTick(t, period, view.indicator.basis)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.sort().map((code) => (
            <tr key={code} className={code === view.focus ? 'r-home' : undefined}>
              <th scope="row" className={code === view.focus ? 'home' : undefined}>
                {words.name(code)}
              </th>
              {view.year.map((ranking) => (
                <td className="num" key={ranking.period}>
                  {placeOf(ranking, code)?.rank ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The focused region's figures and the benchmark's over this year and the last. */
export function HistoryTable({ words }: { words: IndicatorWords }) {
  const { view, t, formats } = words;
  const breaks = new Set(view.breaks.map(({ period }) => period));
  return (
    <ScrollRegion label={t('indicator.againstTable')}>
      <table className="plain">
        <caption className="vh">{words.historyTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.period')}</th>
            <th scope="col" className="num">
              {words.focusName}
            </th>
            {words.hasBenchmark ? (
              <th scope="col" className="num">
                {words.average}
              </th>
            ) : null}
            {view.showsPlaces ? (
              <th scope="col" className="num">
                {t('indicator.rank')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {view.history.toReversed().map((ranking) => {
            const own = view.focus ? placeOf(ranking, view.focus) : null;
            return (
              <tr key={ranking.period}>
                <th scope="row">
                  {words.period(ranking.period)}
                  {breaks.has(ranking.period) ? (
                    <span className="sub">{t('indicator.breakHere')}</span>
                  ) : null}
                </th>
                <td className="num">{own ? words.number(own.value) : '—'}</td>
                {words.hasBenchmark ? (
                  <td className="num">{ranking.benchmark ? words.number(ranking.benchmark.value) : '—'}</td>
                ) : null}
                {view.showsPlaces ? (
                  <td className="num">{own?.rank ? formats.place(own.rank, own.tied) : '—'}</td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The distances of the dumbbell: to the place above, the first and the benchmark. */
export function GapTable({ words, series }: { words: IndicatorWords; series: GapDumbbellSeries }) {
  const { t } = words;
  return (
    <table className="plain">
      <caption className="vh">{series.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('indicator.gapAgainst')}</th>
          <th scope="col" className="num">
            {capital(t('table.valueIn', { measure: t(`words.${words.measure}`), unit: words.unit }))}
          </th>
          <th scope="col">{t('indicator.gapValue')}</th>
        </tr>
      </thead>
      <tbody>
        {series.rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">
              {row.label}
              <span className="sub">{row.sub}</span>
            </th>
            <td className="num">{row.other.text}</td>
            <td>{row.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where figures before are not comparable with those from then on, and why; the latest first. */
export function Breaks({ words }: { words: IndicatorWords }) {
  const { view, t, formats } = words;
  return view.breaks.toReversed().map(({ period, note }) => (
    <p className="body" key={period}>
      {t('indicator.breakNote', { period: words.period(period), note: formats.text(note) })}
    </p>
  ));
}

/** What was revised, newest first: of the region in focus and the benchmark at once, of the others folded away. */
export function Revisions({ words }: { words: IndicatorWords }) {
  const { view, t, group } = words;
  const isNear = ({ region }: Revision) => region === view.focus || region === group.benchmark?.code;
  const near = view.revisions.filter(isNear);
  const others = view.revisions.filter((revision) => !isNear(revision));
  return (
    <>
      {near.length > 0 ? (
        <RevisionsTable words={words} revisions={near} />
      ) : others.length > 0 ? null : (
        <p className="body">{t('indicator.noRevisions')}</p>
      )}
      {others.length > 0 ? (
        <details>
          <summary>{t('indicator.otherRevisions', { count: others.length })}</summary>
          <RevisionsTable words={words} revisions={others} />
        </details>
      ) : null}
    </>
  );
}

function RevisionsTable({ words, revisions }: { words: IndicatorWords; revisions: Revision[] }) {
  const { view, t, formats } = words;
  const value = (figure: Revision['now']) =>
    figure.value ? words.number(figure.value) : formats.missing(figure.missing);
  return (
    <ScrollRegion label={t('indicator.revisions')}>
      <table className="plain">
        <caption className="vh">
          {t('indicator.revisionsCaption', { indicator: formats.text(view.indicator.name) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.revisedOn')}</th>
            <th scope="col">{t('indicator.region')}</th>
            <th scope="col">{t('indicator.period')}</th>
            <th scope="col" className="num">
              {t('indicator.was')}
            </th>
            <th scope="col" className="num">
              {t('indicator.now')}
            </th>
            <th scope="col">{t('indicator.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision) => (
            <tr key={`${revision.region} ${revision.period} ${revision.revisedAt}`}>
              <td className="nb">{formats.date(revision.revisedAt)}</td>
              <td>{words.name(revision.region)}</td>
              <td className="nb">{words.near(revision.period)}</td>
              <td className="num">{value(revision.was)}</td>
              <td className="num">{value(revision.now)}</td>
              <td>
                <RevisionReason words={words} version={revision.now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The reason given, else the stage that the figure has reached; and the document it rests on. */
function RevisionReason({ words, version }: { words: IndicatorWords; version: Revision['now'] }) {
  const { t } = words;
  const { note, reason, document } = version;
  const said = [...new Set([note, reason].filter(Boolean))];
  return (
    <>
      {said.length > 0 ? said.join(t('site.clauseSeparator')) : t(`stage.${version.stage}`)}
      {document ? (
        <span className="sub">
          {document.url ? <a href={document.url}>{document.title || document.url}</a> : document.title}
        </span>
      ) : null}
    </>
  );
}
