import type { Formats } from '@/lib/i18n/formats';
import type { CalendarRow } from './calendar-row';

/** How far a period has come, and how much of it is given in while it is not out. */
export function RowState({ formats: { t }, row }: { formats: Formats; row: CalendarRow }) {
  const { state, submitted, expected } = row;
  return (
    <>
      <span className={state === 'late' ? 'late' : undefined}>{t(`calendar.states.${state}`)}</span>
      {state !== 'published' && state !== 'planned' && expected > 0 ? (
        <span className="sub">{t('calendar.given', { submitted, expected })}</span>
      ) : null}
    </>
  );
}
