import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { type NamedSheet, planTitle, sheetKey, sheetPeriod } from './sheet-words';

interface SheetRow extends NamedSheet {
  department: Text | null;
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
  own: number;
  submittedAt: string | null;
  submittedBy: string | null;
  plan: { id: number; title: string; scheduledAt: string | null } | null;
}

/** Sheets with figures in work: what is in which state, since when, and the release that it waits for. */
export function SheetsTable({
  formats,
  caption,
  sheets,
}: {
  formats: Formats;
  caption: string;
  sheets: readonly SheetRow[];
}) {
  const { t, locale } = formats;
  return (
    <ScrollRegion label={caption}>
      <table className="plain work">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.sheet')}</th>
            <th scope="col" className="num">
              {t('review.state.submitted')}
            </th>
            <th scope="col" className="num">
              {t('review.state.approved')}
            </th>
            <th scope="col" className="num">
              {t('review.state.returned')}
            </th>
            <th scope="col" className="num">
              {t('review.state.draft')}
            </th>
            <th scope="col">{t('review.submittedAt')}</th>
            <th scope="col">{t('review.plan')}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheetKey(sheet)}>
              <th scope="row">
                <a href={hrefOf(locale, `/review/sheets/${sheetKey(sheet)}`)}>{formats.text(sheet.name)}</a>
                <span className="sub">
                  {[sheetPeriod(formats, sheet), sheet.department ? formats.text(sheet.department) : '']
                    .filter(Boolean)
                    .join(t('site.dot'))}
                </span>
              </th>
              <td className="num">
                {sheet.submitted}
                {sheet.own > 0 ? (
                  <span className="sub">{t('review.ownOnes', { count: sheet.own })}</span>
                ) : null}
              </td>
              <td className="num">{sheet.approved}</td>
              <td className="num">{sheet.returned}</td>
              <td className="num">{sheet.draft}</td>
              <td>
                {sheet.submittedAt ? (
                  <>
                    <span className="nb">{formats.moment(sheet.submittedAt)}</span>
                    <span className="sub">{sheet.submittedBy}</span>
                  </>
                ) : (
                  '—'
                )}
              </td>
              <td>
                {sheet.plan ? (
                  <a href={hrefOf(locale, `/review/plans/${sheet.plan.id}`)}>
                    {planTitle(formats, sheet.plan)}
                  </a>
                ) : (
                  '—'
                )}
                {sheet.plan?.scheduledAt ? (
                  <span className="sub nb">{formats.moment(sheet.plan.scheduledAt)}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
