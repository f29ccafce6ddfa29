import type { ReactNode } from 'react';
import { bold } from '@/components/ui/bold';
import { Move } from '@/components/ui/move';
import { Tag } from '@/components/ui/tag';
import { isRanked } from '@/lib/domain/indicator';
import { computedDiffersFromStated, membersCount, publishedCount } from '@/lib/domain/ranking';
import type { IndicatorWords } from './indicator-words';

/** The page's finding in a sentence or two: value, place, move, distance; what a source states stands beside it. */
export function IndicatorLead({ words }: { words: IndicatorWords }) {
  const { view, t } = words;
  return (
    <>
      <p className="say">
        <Finding words={words} />
        <RateSentence words={words} />
        {view.findingIsDemo ? <Tag>{t('site.demoMark')}</Tag> : null}
      </p>
      {view.stated.map((stated) => (
        <p className="note" key={`${stated.region} ${stated.measure}`}>
          {t('indicator.statedLead', {
            source: stated.source.title,
            period: words.period(stated.period),
            home: words.name(stated.region),
            measure: t(`words.${stated.measure}`),
            place: words.formats.placeInWhole(stated.rank, false, words.level),
          })}
        </p>
      ))}
      {(view.showsPlaces ? computedDiffersFromStated(view.ranking) : []).map(
        ({ region, computed, stated }) => (
          <p className="note" key={region}>
            {t('place.statedDiffers', { name: words.name(region), stated: stated.rank, rank: computed })}
          </p>
        ),
      )}
      {isRanked(view.indicator, view.measure) && !view.showsPlaces ? (
        <p className="note">{t('indicator.notForAudience')}</p>
      ) : null}
    </>
  );
}

function Finding({ words }: { words: IndicatorWords }) {
  const { view, t, formats } = words;
  const { ranking, own } = view;
  const period = words.period(view.period);
  if (!view.focus) {
    return t('indicator.leadNoHome', {
      period,
      group: formats.text(words.group.name),
      count: publishedCount(ranking),
    });
  }
  const home = words.focusName;
  if (ranking.rows.length === 0 && view.stated.length > 0) return t('indicator.statedOnly');
  if (!own)
    return t('indicator.leadMissing', {
      period,
      home,
      reason: formats.missing(view.ownMissing?.figure?.missing ?? null),
    });
  const value = formats.predicate(view.indicator, view.measure, own.value);
  const gap = gapPhrase(words);
  if (!view.showsPlaces || own.rank === null) {
    return gap === null
      ? t.rich('indicator.leadUnranked', { period, home, value, b: bold })
      : t.rich('indicator.leadUnrankedGap', { period, home, value, b: bold, gap: () => gap });
  }
  const others = ranking.rows.filter((row) => row.rank === own.rank && row.region !== own.region);
  const place =
    others.length > 0
      ? t('place.tiedWith', {
          others: formats.list(others.slice(0, 3).map((row) => words.name(row.region))),
          whole: words.whole,
          rank: own.rank,
        })
      : formats.placeInWhole(own.rank, false, words.level);
  const published =
    publishedCount(ranking) < membersCount(ranking)
      ? t('place.publishedParen', { count: publishedCount(ranking) })
      : '';
  const values = { period, home, value, place, published, b: bold, moved: () => <Moves words={words} /> };
  return gap === null
    ? t.rich('indicator.leadNoGap', values)
    : t.rich('indicator.lead', { ...values, gap: () => gap });
}

/** ，较1—11月前移1位; at the year's first release with 较上年同期 beside it (domain rule 17). */
function Moves({ words }: { words: IndicatorWords }) {
  const { t, formats, view } = words;
  const { comparison } = view;
  if (!comparison) return null;
  const parts = [
    { since: words.since, change: comparison.previous?.rankChange ?? null },
    { since: t('move.sinceSamePeriod'), change: comparison.sameLastYear?.rankChange ?? null },
  ].filter((part): part is { since: string; change: number } => part.change !== null);
  return parts.map(({ since, change }) => (
    <span key={since}>
      {t.rich('indicator.leadMoved', {
        since,
        move: () => (
          <Move tone={change > 0 ? 'up' : change < 0 ? 'down' : 'flat'}>{formats.move(change)}</Move>
        ),
      })}
    </span>
  ));
}

function gapPhrase(words: IndicatorWords): ReactNode | null {
  const { view, t } = words;
  const gap = view.own?.gapToBenchmark;
  if (!gap) return null;
  if (gap.eq(0)) return t('gap.equalTo', { average: words.average });
  return t.rich(gap.gt(0) ? 'gap.higherThan' : 'gap.lowerThan', {
    average: words.average,
    gap: words.formats.gapAmount(view.indicator, view.measure, gap),
    b: bold,
  });
}

/** 增速较前三季度回落1.2个百分点: the change of a rate against the previous release (domain rule 10). */
function RateSentence({ words }: { words: IndicatorWords }) {
  const { t, view } = words;
  const change = view.comparison?.previous;
  if (!change?.rateChange) return null;
  const { kind, points } = change.rateChange;
  return (
    <>
      {t('indicator.leadRate', {
        period: words.near(change.period),
        change: t(`growth.${kind}`, { value: words.number(points) }),
      })}
    </>
  );
}
