import type { ReactNode } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { decimal } from '@/lib/domain/decimal';
import type { Said, SheetCell, SheetIndicator } from '@/lib/domain/entry-sheet';
import type { Measure } from '@/lib/domain/indicator';
import type { Region } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import { findingText } from './finding-words';

interface Remark {
  cell: string;
  author: string;
  at: string;
  body: string;
}

/** One measure of a sheet, a row a region: what is public, what is in review, the release before, and all that is said about it. */
export function ReviewTable({
  formats,
  indicator,
  measure,
  regions,
  cells,
  remarks,
}: {
  formats: Formats;
  indicator: SheetIndicator;
  measure: Measure;
  regions: readonly Region[];
  cells: readonly SheetCell[];
  remarks: readonly Remark[];
}) {
  const { t } = formats;
  const title = t('table.valueIn', {
    measure: formats.measure(measure),
    unit: formats.unit(indicator, measure),
  });
  const rows = regions.flatMap((region) => {
    const cell = cells.find((each) => each.region === region.code && each.measure === measure);
    return cell && (cell.entry || cell.published) ? [{ region, cell }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <ScrollRegion label={title}>
      <table className="plain work">
        <caption>
          <span className="t">{title}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.region')}</th>
            <th scope="col" className="num">
              {t('review.publishedNow')}
            </th>
            <th scope="col" className="num">
              {t('review.inReview')}
            </th>
            <th scope="col" className="num">
              {t('review.lastPeriod')}
            </th>
            <th scope="col">{t('review.stateOf')}</th>
            <th scope="col">{t('review.said')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ region, cell }) => (
            <tr key={region.code}>
              <th scope="row">{formats.name(region)}</th>
              <td className="num">{saidText(cell.published)}</td>
              <td className="num">
                {cell.entry ? <strong>{saidText(cell.entry)}</strong> : t('review.unchanged')}
              </td>
              <td className="num">{saidText(cell.history[0] ?? null)}</td>
              <td>
                <CellState formats={formats} cell={cell} />
              </td>
              <td>
                <CellWords
                  formats={formats}
                  cell={cell}
                  remarks={remarks.filter((remark) => remark.cell === cell.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );

  /** As pages will show it; a figure with more digits is said in full beneath. */
  function saidText(said: Said | null): ReactNode {
    if (!said) return '—';
    if (said.value === null) return formats.missing(said.missing);
    const value = decimal(said.value);
    const shown = formats.number(indicator, measure, value);
    const digits = said.value.split('.')[1]?.length ?? 0;
    const decimals = measure === 'growth' ? indicator.growthDecimals : indicator.decimals;
    return (
      <>
        {shown}
        {digits > decimals ? <span className="sub">{said.value}</span> : null}
      </>
    );
  }
}

function CellState({ formats, cell: { entry } }: { formats: Formats; cell: SheetCell }) {
  const { t } = formats;
  if (!entry) return t('review.state.published');
  return (
    <>
      {t(`review.state.${entry.state}`)}
      <span className="sub">{t(`stage.${entry.stage}`)}</span>
      <span className="sub">
        {t('review.enteredBy', { name: entry.enteredName, at: formats.moment(entry.enteredAt) })}
      </span>
    </>
  );
}

/** What the checks find, why it is right, and what was said, most urgent first. */
function CellWords({
  formats,
  cell,
  remarks,
}: {
  formats: Formats;
  cell: SheetCell;
  remarks: readonly Remark[];
}) {
  const { t } = formats;
  const { entry, findings } = cell;
  const said = entry
    ? ([
        ['explanation', entry.explanation],
        ['reason', entry.reason],
        ['note', entry.note],
        ['returnedReason', entry.state === 'returned' ? entry.returnedReason : ''],
        ['reopenedReason', entry.reopenedReason],
      ] as const)
    : [];
  return (
    <>
      {entry
        ? findings.map((finding) => (
            <span className="st down" key={finding.code}>
              {findingText(formats, finding)}
            </span>
          ))
        : null}
      {said.map(([kind, text]) =>
        text ? (
          <span className="sub" key={kind}>
            {t(`review.says.${kind}`, { text })}
          </span>
        ) : null,
      )}
      {remarks.map(({ author, at, body }) => (
        <span className="sub" key={`${author} ${at}`}>
          {t('review.comment', { author, at: formats.moment(at), body })}
        </span>
      ))}
    </>
  );
}
