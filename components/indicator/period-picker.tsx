import type { PickerGroup } from '@/components/ui/picker-nav';
import { PickerNav } from '@/components/ui/picker-nav';
import { type Basis, frequencyOf, type Period, yearOf } from '@/lib/domain/period';
import type { Formats } from '@/lib/i18n/formats';
import { periodTick } from '@/lib/i18n/period-labels';

/** Years, and the periods of the year shown; another year leads to the same period of it, or its last. */
export function PeriodPicker({
  periods,
  period,
  hrefOf,
  basis,
  formats,
  more = [],
}: {
  /** Published, ascending. */
  periods: readonly Period[];
  period: Period;
  /** Of the indicator; null: months over many indicators. */
  basis: Basis | null;
  hrefOf: (period: Period) => string;
  formats: Formats;
  more?: PickerGroup[];
}) {
  const { t } = formats;
  const year = yearOf(period);
  const years = [...new Set(periods.map(yearOf))];
  const ofYear = (wanted: number) => periods.filter((one) => yearOf(one) === wanted);
  const sameIn = (wanted: number) =>
    ofYear(wanted).find((one) => one.slice(4) === period.slice(4)) ?? (ofYear(wanted).at(-1) as Period);
  const groups: PickerGroup[] = [
    {
      label: t('summary.year'),
      items: years.map((one) => ({
        key: String(one),
        label: String(one),
        href: hrefOf(sameIn(one)),
        ...(one === year ? { current: (period.includes('-') ? 'true' : 'page') as 'true' | 'page' } : {}),
      })),
    },
  ];
  if (period.includes('-')) {
    groups.push({
      label: t(
        basis === 'cumulative' && frequencyOf(period) === 'month' ? 'period.toMonth' : 'indicator.period',
      ),
      items: ofYear(year).map((one) => ({
        key: one,
        label: periodTick(t, one, basis ?? 'period'),
        href: hrefOf(one),
        ...(one === period ? { current: 'page' as const } : {}),
      })),
    });
  }
  return <PickerNav label={t('summary.periodPicker')} groups={[...groups, ...more]} />;
}
