import type { ReactNode } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { bold } from '@/components/ui/bold';
import { Move } from '@/components/ui/move';
import type { FigureVersion } from '@/lib/domain/figure';
import { isDemo } from '@/lib/domain/figure';
import { gapUnit } from '@/lib/domain/gap';
import { isRanked, type Measure } from '@/lib/domain/indicator';
import { type Period, yearOf } from '@/lib/domain/period';
import type { RegionLevel } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import { capital, fullPeriod, shortPeriod } from '@/lib/i18n/period-labels';
import type { BoardRow } from '@/lib/presenters/summary-board';

/** The table of indicators on the summary and on a region's page: one row an indicator, stacked on a phone. */
export function SummaryBoard({
  rows,
  caption,
  sub,
  level,
  year,
  size,
  isHome,
  hrefOf,
  formats,
}: {
  rows: BoardRow[];
  caption: string;
  sub: string;
  /** Level of the benchmark region, for 全省 or 全市. */
  level: RegionLevel | null;
  year: number;
  /** Members of the group. */
  size: number;
  /** Whether the rows are the home region's: plum is its alone. */
  isHome: boolean;
  hrefOf: (indicator: string, period: Period) => string;
  formats: Formats;
}) {
  const { t } = formats;
  const versus = capital(t('words.versus', { level: level ?? 'other' }));
  return (
    <table className={isHome ? 'board' : 'board other'} role="table">
      <caption>
        <span className="t">{caption}</span>
        <span className="sub">{sub}</span>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('summary.indicator')}
          </th>
          <th scope="col" role="columnheader" className="num">
            {t('summary.levelHead')}
          </th>
          <th scope="col" role="columnheader" className="num">
            <span className="u">{capital(t('words.yearOnYear'))}</span>%
          </th>
          <th scope="col" role="columnheader" className="num">
            <span className="u">{t('summary.rank')}</span>
            {t('place.of', { count: size })}
          </th>
          <th scope="col" role="columnheader" className="c-mv">
            {t('move.sinceLast')}
          </th>
          <th scope="col" role="columnheader">
            <span className="u">{versus}</span>
            {t('words.pointsUnit')}
          </th>
          <th scope="col" role="columnheader" className="num">
            <span className="u">{t('summary.placesThisYear', { year: String(year) })}</span>
            {t('summary.topIsFirst')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.indicator.key}>
            <th scope="row" role="rowheader" className="c-name">
              <a href={hrefOf(row.indicator.key, row.period)}>{formats.text(row.indicator.name)}</a>
              <span className="sub">{periodAndBasis(row, year, formats)}</span>
            </th>
            <td role="cell" className="num c-lv">
              <span className="lab">{t('words.level')}</span>
              <FigureText figure={row.level} row={row} measure="level" formats={formats} />
            </td>
            <td role="cell" className="num c-gr">
              <span className="lab">{t('words.growth')}</span>
              <FigureText figure={row.growth} row={row} measure="growth" formats={formats} />
            </td>
            <td role="cell" className="num c-pl">
              <PlaceOf row={row} isHome={isHome} formats={formats} />
            </td>
            <td role="cell" className="c-mv">
              <Moves row={row} formats={formats} />
            </td>
            <td role="cell" className="c-gap">
              {row.gap ? (
                <>
                  <span className="lab">{versus}</span>
                  <Move tone={row.tone}>{gapText(row, formats)}</Move>
                </>
              ) : null}
            </td>
            <td role="cell" className="c-sp">
              {yearOf(row.period) === year ? <PlacesOfYear row={row} formats={formats} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moves({ row, formats }: { row: BoardRow; formats: Formats }) {
  const { t } = formats;
  if (!row.place) return null;
  const isNewYear = row.since === 'last_year_full';
  return (
    <>
      <Move tone={toneOfChange(row.change)}>{formats.move(row.change)}</Move>
      {isNewYear ? <span className="sub pub">{t('move.sinceLastFullYear')}</span> : null}
      {isNewYear && row.sameLastYearChange !== null ? (
        <span className="sub pub">
          {t('move.withSince', {
            since: t('move.sinceSamePeriod'),
            move: formats.move(row.sameLastYearChange),
          })}
        </span>
      ) : null}
    </>
  );
}

function toneOfChange(change: number | null) {
  return change === null || change === 0 ? 'flat' : change > 0 ? 'up' : 'down';
}

/** 全年·不变价·演示数据: of which period, on which basis, and whether the place or a figure rests on made-up ones. */
function periodAndBasis({ period, indicator, demo }: BoardRow, year: number, formats: Formats): string {
  // a row carried over from an earlier year says so
  const label = yearOf(period) === year ? shortPeriod : fullPeriod;
  const basis = indicator.growthBasis ? [formats.t(`growthBasis.${indicator.growthBasis}`)] : [];
  const mark = demo ? [formats.t('site.demoMark')] : [];
  return capital([label(formats.t, period, indicator), ...basis, ...mark].join(formats.t('site.dot')));
}

/** A gap's unit is named where it is not the column's percentage points. */
function gapText({ indicator, measure, gap }: BoardRow, formats: Formats): string {
  if (!gap) return '';
  return gapUnit(indicator, measure) === 'points'
    ? formats.gapShort(indicator, measure, gap)
    : formats.gapLong(indicator, measure, gap);
}

/** Why there is no figure: its reason, or that a level is never published of this region, or not of this period. */
function absenceOf(figure: FigureVersion | null, row: BoardRow, measure: Measure, { t }: Formats): string {
  if (figure?.missing) return t(`missing.${figure.missing}`);
  if (measure === 'growth') return t('words.none');
  return t(row.hasLevels ? 'missing.levelMissing' : 'missing.levelNotPublished');
}

function FigureText({
  figure,
  row,
  measure,
  formats,
}: {
  figure: FigureVersion | null;
  row: BoardRow;
  measure: Measure;
  formats: Formats;
}) {
  if (!figure?.value) return <span className="muted">{absenceOf(figure, row, measure, formats)}</span>;
  const number = formats.number(row.indicator, measure, figure.value);
  // in a row marked demo, a figure that is not says whose it is
  const origin =
    row.demo && !isDemo(figure) ? (
      <span className="sub pub">{formats.t(`origin.${figure.source.origin}`)}</span>
    ) : null;
  return (
    <>
      {number}
      {measure === 'level' && formats.locale === 'en' ? ' ' : null}
      {measure === 'level' ? (
        <span className="muted un">{formats.text(row.indicator.unit)}</span>
      ) : (
        <span className="lab-u">%</span>
      )}
      {origin}
    </>
  );
}

function plum(chunks: ReactNode): ReactNode {
  return <b className="p3">{chunks}</b>;
}

function PlaceOf({ row, isHome, formats }: { row: BoardRow; isHome: boolean; formats: Formats }) {
  const { t } = formats;
  const { place, stated } = row;
  if (!place) {
    return stated ? (
      <span className="pl">{t('place.stated', { rank: stated.rank })}</span>
    ) : (
      <span className="muted">
        {isRanked(row.indicator, row.measure) && row.indicator.rankedFor !== 'nobody'
          ? t('words.none')
          : t('words.notRanked')}
      </span>
    );
  }
  return (
    <>
      <span className="pl">
        {t.rich(place.tied ? 'place.numberTied' : 'place.number', {
          rank: place.rank,
          b: isHome ? plum : bold,
        })}
      </span>
      {row.published < row.members ? (
        <span className="sub pub">{t('place.published', { count: row.published })}</span>
      ) : null}
      {stated ? (
        <span className="sub pub">
          {t('place.stated', { rank: stated.rank })}
          {isDemo(stated) ? t('site.demoMark') : null}
        </span>
      ) : null}
    </>
  );
}

function PlacesOfYear({ row, formats }: { row: BoardRow; formats: Formats }) {
  const { t } = formats;
  const known = row.places.filter((place) => place !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <Sparkline
      series={{
        places: row.places,
        size: row.members,
        firstPlaceText: String(first),
        label: t('summary.sparkLabel', {
          indicator: formats.text(row.indicator.name),
          first: formats.place(first, false),
          last: formats.place(last, false),
          count: row.places.length,
        }),
      }}
    />
  );
}
