import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { ExceptionForm } from '@/components/calendar/exception-form';
import { ExceptionTable } from '@/components/calendar/exception-table';
import { RuleForm } from '@/components/calendar/rule-form';
import { localOf } from '@/lib/domain/zone';
import { hrefOf } from '@/lib/i18n/links';
import { fullPeriod } from '@/lib/i18n/period-labels';
import { readCalendarRules } from '@/lib/queries/read-calendar-rules';
import { keySchema } from '@/lib/schemas/page-params';
import { exceptionState } from '@/lib/services/calendar/write-exception';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../../_page/admin-page';
import { exception, rule as writeRule } from '../actions';

type Props = AdminProps<{ key: string }>;

export const generateMetadata = head((props: Props) => adminMetadata(props, 'calendar.adminTitle'));

/** One indicator's rule, and the periods that depart from it. */
export default page(async function IndicatorCalendarPage(props: Props) {
  const asked = keySchema.safeParse((await props.params).key);
  const key = asked.success ? asked.data : notFound();
  const path = `/admin/calendar/${key}`;
  const { context, isSaved } = await adminContext(props, path, 'calendar.write');
  const { locale, formats } = context;
  const { t } = formats;
  const indicator = (await readCalendarRules(key))[0] ?? notFound();
  const { period } = await props.searchParams;
  const edited = indicator.exceptions.find((one) => one.period === period) ?? null;
  const { period: _period, ...state } = edited ?? { period: null, ...exceptionState(undefined) };
  const seen = stateOf(state);
  const local = (instant: string | null) => (instant ? localOf(instant, formats.timeZone) : '');
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/calendar', label: t('calendar.adminTitle') }}
      title={formats.text(indicator.name)}
      isSaved={isSaved}
    >
      <div className="cols two">
        <RuleForm
          key={indicator.rule?.lockVersion ?? 0}
          formats={formats}
          action={writeRule.bind(null, locale)}
          indicator={key}
          rule={indicator.rule}
        />
        <section className="sec" aria-labelledby="exceptions">
          <h2 id="exceptions">{t('calendar.exceptionsTitle')}</h2>
          <p className="body">{t('calendar.exceptionsLead')}</p>
          <ExceptionTable
            formats={formats}
            rows={indicator.exceptions.map((one) => ({
              ...one,
              label: fullPeriod(t, one.period, indicator),
              href: `${hrefOf(locale, path)}?period=${one.period}#exception`,
            }))}
          />
          <ExceptionForm
            key={`${edited?.period ?? ''} ${seen}`}
            formats={formats}
            action={exception.bind(null, locale)}
            indicator={key}
            seen={seen}
            edited={
              edited && {
                period: edited.period,
                label: fullPeriod(t, edited.period, indicator),
                opens: local(edited.opensAt),
                due: local(edited.dueAt),
                release: local(edited.releaseAt),
                note: edited.note,
              }
            }
            cancelHref={hrefOf(locale, path)}
          />
        </section>
      </div>
    </AdminFrame>
  );
});
