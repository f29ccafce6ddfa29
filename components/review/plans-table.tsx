import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { failureText } from './failure-text';
import { planTitle } from './sheet-words';

interface PlanRow {
  id: number;
  state: 'open' | 'scheduled' | 'published' | 'cancelled';
  kind: 'first' | 'revision';
  title: string;
  reason: string;
  scheduledAt: string | null;
  createdBy: string;
  failure: string | null;
  count: number;
}

/** Planned releases: what kind, how many sheets, when; and why one did not go out. */
export function PlansTable({ formats, plans }: { formats: Formats; plans: readonly PlanRow[] }) {
  const { t, locale } = formats;
  return (
    <ScrollRegion label={t('review.plans')}>
      <table className="plain work">
        <caption className="vh">{t('review.plans')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.plan')}</th>
            <th scope="col">{t('review.kind')}</th>
            <th scope="col" className="num">
              {t('review.sheets')}
            </th>
            <th scope="col">{t('review.goesOut')}</th>
            <th scope="col">{t('review.madeBy')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <th scope="row">
                <a href={hrefOf(locale, `/review/plans/${plan.id}`)}>{planTitle(formats, plan)}</a>
                {plan.reason ? <span className="sub">{plan.reason}</span> : null}
              </th>
              <td>{t(`review.kinds.${plan.kind}`)}</td>
              <td className="num">{plan.count}</td>
              <td>
                {plan.state === 'scheduled' && plan.scheduledAt ? (
                  <span className="nb">{formats.moment(plan.scheduledAt)}</span>
                ) : (
                  t(`review.planState.${plan.state}`)
                )}
                {plan.failure ? (
                  <span className="st down">{failureText(formats, plan.failure, plan.scheduledAt)}</span>
                ) : null}
              </td>
              <td>{plan.createdBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
