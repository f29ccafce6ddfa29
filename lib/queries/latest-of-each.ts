import { type Frequency, monthOf, type Period, yearOf } from '@/lib/domain/period';

/**
 * For each frequency the last period that ends by the end of the one given, as a bound for comparing texts:
 * 2023-11 → 2023-11, 2023-Q3, 2022. Before the first quarter's end the bound is the last quarter of the year before.
 */
export function latestOfEach(period: Period): Record<Frequency, Period> {
  const year = yearOf(period);
  const month = monthOf(period);
  const quarter = Math.floor(month / 3);
  const text = (year: number) => String(year).padStart(4, '0');
  return {
    month: `${text(year)}-${String(month).padStart(2, '0')}` as Period,
    quarter: (quarter === 0 ? `${text(year - 1)}-Q4` : `${text(year)}-Q${quarter}`) as Period,
    year: text(month === 12 ? year : year - 1) as Period,
  };
}
