import { sourceNames } from '@/components/indicator/indicator-words';
import { type DownloadItem, DownloadList } from '@/components/ui/download-list';
import { KeyValue } from '@/components/ui/key-value';
import { TermList } from '@/components/ui/term';
import { comparePeriods, type Period } from '@/lib/domain/period';
import type { PeerGroup } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import type { BoardRow } from '@/lib/presenters/summary-board';

/** Beside the table: when and from whom, files to take away, words explained. */
export function SummaryRail({
  rows,
  period,
  group,
  formats,
  downloads,
}: {
  rows: BoardRow[];
  /** The month: what is carried over from an earlier one has been released before. */
  period: Period;
  group: PeerGroup;
  formats: Formats;
  downloads: DownloadItem[];
}) {
  const { t } = formats;
  const ofMonth = rows.filter((row) => comparePeriods(row.period, period) === 0);
  const released = ofMonth.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const figures = ofMonth.flatMap(({ level, growth }) => [level, growth].filter((figure) => figure !== null));
  const stages = [...new Set(figures.map(({ stage }) => stage))];
  const sources = sourceNames(
    [...figures, ...ofMonth.flatMap(({ stated }) => stated ?? [])].map(({ source }) => source),
    formats,
  );
  const last = released.at(-1);
  // a word is explained where it stands, and nowhere else
  const saysAboveScale = rows.some(({ indicator: { name } }) => /规模以上|规上/.test(name.zh));
  return (
    <aside className="rail" aria-label={t('summary.release')}>
      <div>
        <h2>{t('summary.release')}</h2>
        <KeyValue
          items={[
            ...(last ? [{ term: t('summary.releasedOn'), detail: formats.date(last) }] : []),
            ...(stages.length > 0
              ? [
                  {
                    term: t('summary.stage'),
                    detail: formats.list(stages.map((stage) => t(`stage.${stage}`))),
                  },
                ]
              : []),
            ...(sources ? [{ term: t('summary.source'), detail: sources }] : []),
          ]}
        />
      </div>
      <div className="no-print">
        <h2>{t('summary.downloads')}</h2>
        <DownloadList items={downloads} />
      </div>
      <div>
        <h2>{t('summary.terms')}</h2>
        <TermList
          items={[
            { id: 'term-growth', term: t('terms.yearOnYear'), explanation: t('terms.yearOnYearText') },
            {
              id: 'term-place',
              term: t('terms.place'),
              explanation: t('terms.placeText', { group: formats.text(group.name) }),
            },
            { id: 'term-points', term: t('terms.points'), explanation: t('terms.pointsText') },
            ...(saysAboveScale
              ? [{ id: 'term-scale', term: t('terms.aboveScale'), explanation: t('terms.aboveScaleText') }]
              : []),
          ]}
        />
      </div>
    </aside>
  );
}
