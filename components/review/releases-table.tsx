import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ReleaseDocument } from '@/lib/domain/figure';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { type NamedSheet, sheetTitle } from './sheet-words';

interface ReleaseRow {
  id: number;
  publishedAt: string;
  kind: 'first' | 'revision' | 'import';
  title: string;
  reason: string;
  document: ReleaseDocument | null;
  withdrawn: { at: string; reason: string } | null;
  by: string | null;
  count: number;
  sheets: NamedSheet[];
}

/** Releases that went out: when, what, why, by whom, and whether they still stand. */
export function ReleasesTable({ formats, releases }: { formats: Formats; releases: readonly ReleaseRow[] }) {
  const { t, locale } = formats;
  return (
    <ScrollRegion label={t('review.releases')}>
      <table className="plain work">
        <caption className="vh">{t('review.releases')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.releasedAt')}</th>
            <th scope="col">{t('review.kind')}</th>
            <th scope="col">{t('review.sheets')}</th>
            <th scope="col">{t('review.reason')}</th>
            <th scope="col">{t('review.by')}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr key={release.id}>
              <th scope="row" className="nb">
                <a href={hrefOf(locale, `/review/releases/${release.id}`)}>
                  {formats.moment(release.publishedAt)}
                </a>
                {release.withdrawn ? <span className="st down">{t('review.withdrawn')}</span> : null}
              </th>
              <td className="nb">{t(`review.kinds.${release.kind}`)}</td>
              <td>
                {release.title ? <strong>{release.title}</strong> : null} {sheetsText(formats, release)}
              </td>
              <td>{release.withdrawn?.reason || release.reason || '—'}</td>
              <td>{releasedBy(formats, release.by)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Who published it: the timer is nobody's name. */
export function releasedBy({ t }: Formats, by: string | null): string {
  if (by === null) return '—';
  return by === 'timer' ? t('review.byTimer') : by;
}

function sheetsText(formats: Formats, { sheets, count }: ReleaseRow): string {
  const names = formats.list(sheets.map((sheet) => sheetTitle(formats, sheet)));
  return count > sheets.length ? formats.t('review.andMore', { names, count }) : names;
}
