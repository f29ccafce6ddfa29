import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { CalendarDays } from '@/components/calendar/calendar-days';
import type { CalendarRow } from '@/components/calendar/calendar-row';
import { CalendarTable } from '@/components/calendar/calendar-table';
import { PickerNav } from '@/components/ui/picker-nav';
import { calendarState } from '@/lib/domain/calendar';
import { dateOfInstant } from '@/lib/domain/zone';
import { hrefOf } from '@/lib/i18n/links';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import { daysOfMonth } from '@/lib/presenters/calendar-month';
import { type CalendarEntry, openPeriods, readCalendar } from '@/lib/queries/read-calendar';
import { calendarQuerySchema } from '@/lib/schemas/calendar';
import { byDepartment, monthPicker, monthsAround, thisMonth } from './_page/month';

interface CalendarPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/calendar';

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: CalendarPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('calendar.title')), robots: { index: false } };
});

/** When figures are due and released, how far each has come, and who is late. */
export default page(async function CalendarPage({ params, searchParams }: CalendarPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats } = context;
  const { t, timeZone } = formats;
  const asked = calendarQuerySchema.safeParse(await searchParams);
  if (!asked.success) notFound();
  await requireViewer(locale, hrefOf(locale, path), 'calendar.read');
  const now = new Date();
  const today = thisMonth(now, timeZone);
  const month = asked.data.month ?? today;
  const [entries, open] = await Promise.all([readCalendar(monthsAround(month), now), openPeriods({}, now)]);
  const rowOf = (entry: CalendarEntry): CalendarRow => ({
    key: entry.indicator.key,
    name: entry.indicator.name,
    period: capital(fullPeriod(t, entry.period, entry.indicator)),
    department: entry.indicator.department?.name ?? null,
    opensAt: entry.opensAt,
    dueAt: entry.dueAt,
    releaseAt: entry.publishedAt ?? entry.releaseAt,
    state: calendarState(entry, now.toISOString()),
    isException: entry.isException,
    note: entry.note,
    submitted: entry.progress.submitted,
    expected: entry.progress.expected,
  });
  const late = open.filter((entry) => entry.isLate).sort(byDepartment);
  const days = daysOfMonth(entries, month, timeZone).map(({ day, entries }) => ({
    title: formats.date(`${day}T12:00:00Z`),
    rows: entries.map(rowOf),
  }));
  const monthName = fullPeriod(t, month, { basis: 'period', january: 'separate' });
  return (
    <Frame
      context={context}
      section="calendar"
      here={{ path: asked.data.month ? `${path}?month=${month}` : path }}
    >
      <div className="head h-s">
        <p className="kick">{formats.date(`${dateOfInstant(now.toISOString(), timeZone)}T12:00:00Z`)}</p>
        <h1>{t('calendar.heading')}</h1>
        <p className="say">{t('calendar.lead')}</p>
      </div>
      <section className="sec" aria-labelledby="late">
        <h2 id="late">{t('calendar.lateTitle')}</h2>
        <p className="body">
          {late.length > 0 ? t('calendar.lateLead', { count: late.length }) : t('calendar.noneLate')}
        </p>
        {late.length > 0 ? (
          <>
            <div className="cal-table">
              <CalendarTable formats={formats} caption={t('calendar.lateCaption')} rows={late.map(rowOf)} />
            </div>
            <div className="cal-days">
              <CalendarDays
                formats={formats}
                days={[{ title: t('calendar.lateCaption'), rows: late.map(rowOf) }]}
              />
            </div>
          </>
        ) : null}
      </section>
      <PickerNav label={t('calendar.choose')} groups={monthPicker(formats, path, month)} />
      <section className="sec pad" aria-labelledby="month">
        <h2 id="month">{monthName}</h2>
        {days.length === 0 ? <p className="body">{t('calendar.nothing')}</p> : null}
        {days.length > 0 ? (
          <>
            <div className="cal-table">
              <CalendarTable
                formats={formats}
                caption={t('calendar.caption', { month: monthName })}
                rows={days.flatMap(({ rows }) => rows)}
              />
            </div>
            <div className="cal-days">
              <CalendarDays formats={formats} days={days} />
            </div>
          </>
        ) : null}
      </section>
    </Frame>
  );
});
