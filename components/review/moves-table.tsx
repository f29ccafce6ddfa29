import { Move } from '@/components/ui/move';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Place, PlaceMoves } from '@/lib/domain/place-moves';
import type { Region } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';

/** Where regions stand and would stand: against what is published of the period, and against the release before. */
export function MovesTable({
  formats,
  title,
  moves,
  regions,
  periodLabel,
}: {
  formats: Formats;
  title: string;
  moves: PlaceMoves;
  regions: readonly Region[];
  /** Of the release before. */
  periodLabel: string | null;
}) {
  const { t } = formats;
  const names = new Map(regions.map((region) => [region.code, formats.name(region)]));
  const place = (given: Place | null) => (given ? formats.place(given.rank, given.tied) : '—');
  return (
    <ScrollRegion label={title}>
      <table className="plain work">
        <caption>
          <span className="t">{title}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.region')}</th>
            {periodLabel ? (
              <th scope="col" className="num">
                {periodLabel}
              </th>
            ) : null}
            {moves.isRevision ? (
              <th scope="col" className="num">
                {t('review.placeNow')}
              </th>
            ) : null}
            <th scope="col" className="num">
              {t('review.placeThen')}
            </th>
            <th scope="col">{t('review.move')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.rows.map((row) => (
            <tr key={row.region}>
              <th scope="row">{names.get(row.region) ?? row.region}</th>
              {periodLabel ? <td className="num">{place(row.previous)}</td> : null}
              {moves.isRevision ? <td className="num">{place(row.before)}</td> : null}
              <td className="num">{place(row.after)}</td>
              <td>
                <MoveWords
                  formats={formats}
                  from={moves.isRevision ? row.before : row.previous}
                  to={row.after}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moves.stated.map(({ region, computed, stated }) => (
        <p className="note" key={region}>
          {t('place.statedDiffers', {
            name: names.get(region) ?? region,
            stated: stated.rank,
            rank: computed,
          })}
        </p>
      ))}
    </ScrollRegion>
  );
}

function MoveWords({ formats, from, to }: { formats: Formats; from: Place | null; to: Place | null }) {
  const change = from && to ? from.rank - to.rank : null;
  if (change === null) return formats.move(null);
  return <Move tone={change > 0 ? 'up' : change < 0 ? 'down' : 'flat'}>{formats.move(change)}</Move>;
}
