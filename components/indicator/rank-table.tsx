import type { ReactNode } from 'react';
import { Move } from '@/components/ui/move';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Tag } from '@/components/ui/tag';
import { isDemo } from '@/lib/domain/figure';
import type { RankedRow } from '@/lib/domain/ranking';
import { capital } from '@/lib/i18n/period-labels';
import { ariaSort, nextSort, type Sort, sortBy } from '@/lib/presenters/sort';
import type { IndicatorWords } from './indicator-words';

/** The first is the table's own order. */
export const rankTableColumns = ['rank', 'region', 'value', 'change', 'gap'] as const;
type Column = (typeof rankTableColumns)[number];

/** The ranked bars' data as a table: places, values, moves, distances; the benchmark among them, the missing apart. */
export function RankTable({
  words,
  sort,
  sortHref,
  regionHref,
}: {
  words: IndicatorWords;
  sort: Sort;
  sortHref: (sort: string | undefined) => string;
  regionHref: (code: string) => string;
}) {
  const { view, t } = words;
  const { ranking } = view;
  const rows = sorted(ranking.rows, ranking.ranked, sort, view.changeOf);
  const benchmarkAt = benchmarkIndex(words, rows, sort);
  // columns after the value's, over which the reason of a missing one stands
  const more = (view.showsPlaces ? 1 : 0) + (ranking.benchmark ? 1 : 0);
  const head = (column: Column, label: string, numeric: boolean) => (
    <th
      scope="col"
      className={numeric ? 'num' : undefined}
      aria-sort={ariaSort(sort, column, column !== 'rank' && column !== 'region')}
    >
      <a href={sortHref(nextSort(sort, column, rankTableColumns))}>{label}</a>
    </th>
  );
  return (
    <ScrollRegion label={t('indicator.tableRegion')}>
      <table className="rank">
        <caption>
          <span className="t">{t('indicator.tableTitle')}</span>
          <span className="sub">
            {t(ranking.benchmark ? 'indicator.tableSub' : 'indicator.tableSubNoBenchmark', {
              period: words.period(view.period),
              versus: words.versus,
              unit: words.gapUnit,
            })}
          </span>
        </caption>
        <thead>
          <tr>
            {view.showsPlaces ? head('rank', t('indicator.rank'), true) : null}
            {head('region', t('indicator.region'), false)}
            {head(
              'value',
              capital(t('table.valueIn', { measure: t(`words.${view.measure}`), unit: words.unit })),
              true,
            )}
            {view.showsPlaces ? head('change', capital(words.since), false) : null}
            {ranking.benchmark ? head('gap', capital(words.versus), true) : null}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row, index) => [
            ...(index === benchmarkAt ? [<BenchmarkRow key="benchmark" words={words} />] : []),
            <ValueRow
              key={row.region}
              words={words}
              row={row}
              href={regionHref(row.region)}
              isBeforeBenchmark={index + 1 === benchmarkAt}
            />,
          ])}
          {ranking.benchmark && benchmarkAt === rows.length ? (
            <BenchmarkRow key="benchmark" words={words} />
          ) : null}
          {ranking.missing.map((row) => (
            <tr className="r-miss" key={row.region}>
              {view.showsPlaces ? (
                <td className="pos num">{row.stated ? t('place.stated', { rank: row.stated.rank }) : '—'}</td>
              ) : null}
              <RegionHead words={words} code={row.region} href={regionHref(row.region)} />
              <td className="num">{more > 0 ? '—' : words.formats.missing(row.figure?.missing ?? null)}</td>
              {more > 0 ? <td colSpan={more}>{words.formats.missing(row.figure?.missing ?? null)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function sorted(
  rows: readonly RankedRow[],
  ranked: boolean,
  sort: Sort,
  changeOf: (region: string) => number | null,
): RankedRow[] {
  switch (sort.column as Column) {
    case 'region':
      return sortBy(rows, sort, (row) => row.region);
    case 'value':
      return rows.toSorted((a, b) => (sort.reversed ? -1 : 1) * b.value.cmp(a.value));
    case 'gap':
      return rows.toSorted(
        (a, b) => (sort.reversed ? -1 : 1) * (b.gapToBenchmark?.cmp(a.gapToBenchmark ?? 0) ?? 0),
      );
    case 'change':
      return sortBy(rows, sort, (row) => {
        const change = changeOf(row.region);
        return change === null ? null : -change;
      });
    case 'rank':
      return ranked ? sortBy(rows, sort, (row) => row.rank) : [...rows];
  }
}

/** Before which row the benchmark stands: among the values where these are in order, else after all. */
function benchmarkIndex({ view }: IndicatorWords, rows: readonly RankedRow[], { column }: Sort): number {
  const { benchmark, direction, ranked } = view.ranking;
  if (!benchmark) return -1;
  if (column === 'region' || column === 'change' || (column === 'rank' && !ranked)) return rows.length;
  const falling = column === 'rank' ? direction === 'higher' : true;
  const first = rows[0];
  const last = rows.at(-1);
  const isFalling = first && last && !first.value.eq(last.value) ? first.value.gt(last.value) : falling;
  const index = rows.findIndex((row) =>
    isFalling ? row.value.lt(benchmark.value) : row.value.gt(benchmark.value),
  );
  return index === -1 ? rows.length : index;
}

function RegionHead({ words, code, href }: { words: IndicatorWords; code: string; href: string }): ReactNode {
  return (
    <th scope="row" className={code === words.view.focus ? 'home' : undefined}>
      <a href={href}>{words.name(code)}</a>
      {code === words.home ? <Tag>{words.t('words.homeTag')}</Tag> : null}
    </th>
  );
}

function ValueRow({
  words,
  row,
  href,
  isBeforeBenchmark,
}: {
  words: IndicatorWords;
  row: RankedRow;
  href: string;
  isBeforeBenchmark: boolean;
}) {
  const { view, t, formats } = words;
  const change = view.changeOf(row.region);
  return (
    <tr
      className={
        [row.region === view.focus ? 'r-home' : '', isBeforeBenchmark ? 'r-pre' : ''].join(' ').trim() ||
        undefined
      }
    >
      {view.showsPlaces ? (
        <td className="pos num">
          {row.tied ? <span className="eq">{t('place.tiedWord')}</span> : null}
          {row.rank}
        </td>
      ) : null}
      <RegionHead words={words} code={row.region} href={href} />
      <td className="num">
        {words.number(row.value)}
        {isDemo(row.figure) || !view.demo ? null : (
          <span className="eq"> {t(`origin.${row.figure.source.origin}`)}</span>
        )}
      </td>
      {view.showsPlaces ? (
        <td>
          {change === null ? (
            <span className="muted">—</span>
          ) : (
            <Move tone={change > 0 ? 'up' : change < 0 ? 'down' : 'flat'}>{formats.move(change)}</Move>
          )}
        </td>
      ) : null}
      {view.ranking.benchmark ? (
        <td className="num">
          {row.gapToBenchmark ? formats.signed(view.indicator, view.measure, row.gapToBenchmark) : '—'}
        </td>
      ) : null}
    </tr>
  );
}

function BenchmarkRow({ words }: { words: IndicatorWords }) {
  const { view } = words;
  if (!view.ranking.benchmark) return null;
  return (
    <tr className="r-bench">
      {view.showsPlaces ? <td className="pos num">—</td> : null}
      <th scope="row">{words.t('words.averageShort', { level: words.level ?? 'other' })}</th>
      <td className="num">{words.number(view.ranking.benchmark.value)}</td>
      {view.showsPlaces ? <td>—</td> : null}
      <td className="num">—</td>
    </tr>
  );
}
