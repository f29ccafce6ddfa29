import { Icon } from '@/components/ui/icon';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { Tag } from '@/components/ui/tag';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { yearOf } from '@/lib/domain/period';
import type { RegionLevel } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import { capital, fullPeriod, shortPeriod } from '@/lib/i18n/period-labels';
import type { Matrix, MatrixCell, MatrixColumn } from '@/lib/presenters/rankings-matrix';
import { ariaSort, nextSort } from '@/lib/presenters/sort';

/** What the greys and arrows of the matrix mean. */
export function MatrixLegend({ formats }: { formats: Formats }) {
  const { t } = formats;
  return (
    <ul className="swatches" aria-label={t('rankings.legend')}>
      {([1, 2, 3, 4] as const).map((bin) => (
        <li key={bin}>
          <span className={`sw k${bin}`} />
          {t(`rankings.bin${bin}`)}
        </li>
      ))}
      <li>
        <Icon name="up" className="up" /> {t('rankings.legendUp')}
      </li>
      <li>
        <Icon name="down" className="down" /> {t('rankings.legendDown')}
      </li>
      <li>{t('rankings.legendFlat')}</li>
      <li>{t('rankings.legendMissing')}</li>
    </ul>
  );
}

/** City × indicator: a place and its move in each cell, the ground grey by place; sorted by links in the heads. */
export function RankingsMatrix({
  matrix,
  caption,
  level,
  home,
  year,
  nameOf,
  sortHref,
  regionHref,
  cellHref,
  formats,
}: {
  matrix: Matrix;
  caption: string;
  level: RegionLevel | null;
  home: string;
  /** Of the month shown: a column of an earlier year says which. */
  year: number;
  nameOf: (code: string) => string;
  sortHref: (sort: string | undefined) => string;
  regionHref: (code: string) => string;
  cellHref: (column: MatrixColumn) => string;
  formats: Formats;
}) {
  const { t } = formats;
  const { columns, rows, sort } = matrix;
  const keys = ['region', ...columns.map(({ indicator }) => indicator.key)];
  return (
    <ScrollRegion label={t('rankings.scrollLabel')}>
      <table className="matrix">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="stick" aria-sort={ariaSort(sort, 'region')}>
              <a href={sortHref(nextSort(sort, 'region', keys))}>{t('rankings.regionColumn')}</a>
            </th>
            {columns.map((column) => {
              const key = column.indicator.key;
              const order = ariaSort(sort, key);
              return (
                <th scope="col" key={key} aria-sort={order}>
                  <a href={sortHref(nextSort(sort, key, keys))}>{formats.text(column.indicator.name)}</a>
                  {column.weight === null ? null : (
                    <span className="w">{t('rankings.weight', { weight: column.weight })}</span>
                  )}
                  <span className="w">
                    {capital(
                      (yearOf(column.period) === year ? shortPeriod : fullPeriod)(
                        t,
                        column.period,
                        column.indicator,
                      ),
                    )}
                    {order ? ` ${t(`rankings.${order}`)}` : ''}
                  </span>
                  {column.since === 'last_year_full' ? (
                    <span className="w">{t('move.sinceLastFullYear')}</span>
                  ) : null}
                  {column.demo ? <span className="w">{t('site.demoMark')}</span> : null}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.region} className={row.region === home ? 'own' : undefined}>
              <th scope="row" className="stick">
                <a href={regionHref(row.region)} className={row.region === home ? 'home' : undefined}>
                  {nameOf(row.region)}
                </a>
                {row.region === home ? <Tag>{t('words.homeTag')}</Tag> : null}
              </th>
              {columns.map((column, index) => (
                <PlaceCell
                  key={column.indicator.key}
                  cell={row.cells[index]}
                  href={cellHref(column)}
                  formats={formats}
                />
              ))}
            </tr>
          ))}
          <tr className="prov">
            <th scope="row" className="stick">
              {t('rankings.benchmarkRow', { whole: t('words.benchmarkShort', { level: level ?? 'other' }) })}
            </th>
            {columns.map(({ indicator, measure, benchmark, benchmarkIsDemo }) => (
              <td key={indicator.key}>
                {benchmark ? formats.value(indicator, measure, benchmark) : '—'}
                {benchmarkIsDemo ? <span className="w">{t('site.demoMark')}</span> : null}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function PlaceCell({
  cell,
  href,
  formats,
}: {
  cell: MatrixCell | undefined;
  href: string;
  formats: Formats;
}) {
  const { t } = formats;
  if (!cell || cell.rank === null) {
    return (
      <td className="kx">
        —{' '}
        {cell?.stated
          ? t('place.stated', { rank: cell.stated.rank })
          : formats.missing(cell?.missing ?? null)}
      </td>
    );
  }
  return (
    <td className={`k${cell.bin}`}>
      <a className="cell" href={href}>
        <b>{cell.rank}</b>
        <span className="d">
          <Change change={cell.change} formats={formats} />
        </span>
        {cell.tied ? <span className="eq">{t('place.tiedWord')}</span> : null}
      </a>
    </td>
  );
}

/** Arrow and digit for the eye, the whole phrase for the ear; unchanged is blank to the eye. */
function Change({ change, formats }: { change: number | null; formats: Formats }) {
  if (change === null) return null;
  return (
    <>
      {change === 0 ? null : (
        <span aria-hidden="true">
          <Icon name={change > 0 ? 'up' : 'down'} className={change > 0 ? 'up' : 'down'} />
          {Math.abs(change)}
        </span>
      )}
      <VisuallyHidden>{formats.move(change)}</VisuallyHidden>
    </>
  );
}
