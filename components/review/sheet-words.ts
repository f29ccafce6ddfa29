import type { Basis, JanuaryRule, Period } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';

/** A sheet as lists name it: an indicator and a period. */
export interface NamedSheet {
  key: string;
  name: Text;
  basis: Basis;
  january: JanuaryRule;
  period: Period;
}

export function sheetPeriod(
  formats: Formats,
  sheet: Pick<NamedSheet, 'basis' | 'january' | 'period'>,
): string {
  return capital(fullPeriod(formats.t, sheet.period, sheet));
}

/** 地区生产总值，2023年全年 */
export function sheetTitle(formats: Formats, sheet: NamedSheet): string {
  return `${formats.text(sheet.name)}${formats.t('site.comma')}${fullPeriod(formats.t, sheet.period, sheet)}`;
}

/** The name that forms and addresses know a sheet by. */
export function sheetKey({ key, period }: Pick<NamedSheet, 'key' | 'period'>): string {
  return `${key}/${period}`;
}

/** A plan's title, or one made of what it is. */
export function planTitle(formats: Formats, plan: { id: number; title: string }): string {
  return plan.title || formats.t('review.planNumber', { number: String(plan.id) });
}
