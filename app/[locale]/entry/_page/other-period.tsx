import type { SheetIndicator } from '@/lib/domain/entry-sheet';
import type { Formats } from '@/lib/i18n/formats';

/** Leads to any period of an indicator: to report late, or to revise. */
export function OtherPeriod({
  formats,
  indicators,
}: {
  formats: Formats;
  indicators: readonly SheetIndicator[];
}) {
  const { t } = formats;
  return (
    <form method="get">
      <h2>{t('entry.index.other')}</h2>
      <p>{t('entry.index.otherText')}</p>
      <label className="fld">
        {t('entry.index.indicator')}
        <select name="indicator">
          {indicators.map(({ key, name }) => (
            <option key={key} value={key}>
              {formats.text(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="fld">
        {t('entry.index.month')}
        <input name="month" required pattern="\d{4}(-\d{2}|-Q[1-4])?" autoComplete="off" />
      </label>
      <p className="act">
        <button className="btn-2" type="submit">
          {t('entry.index.go')}
        </button>
      </p>
    </form>
  );
}
