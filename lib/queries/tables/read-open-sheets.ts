import 'server-only';
import { appDb } from '@/lib/db';
import { isOpen, timesOf } from '@/lib/domain/calendar';
import type { Period } from '@/lib/domain/period';
import { readCalendarIndicators } from '../calendar-indicators';

/** Of the sheets given as `indicator/period`, those whose entry is open by now. */
export async function readOpenSheets(
  sheets: readonly { indicator: string; period: Period }[],
  now = new Date(),
): Promise<Set<string>> {
  if (sheets.length === 0) return new Set();
  const keys = [...new Set(sheets.map(({ indicator }) => indicator))];
  const [{ indicators, timeZone, today }, exceptions] = await Promise.all([
    readCalendarIndicators({ indicators: keys }, now),
    appDb().$queryRaw<{ key: string; period: string; opens_at: Date }[]>`
      SELECT i.key, c.period, c.opens_at FROM calendar c JOIN indicator i ON i.id = c.indicator_id
      WHERE i.key = ANY(${keys}::text[]) AND c.opens_at IS NOT NULL`,
  ]);
  const rules = new Map(indicators.map(({ key, rule }) => [key, rule]));
  const opensAt = new Map(
    exceptions.map(({ key, period, opens_at }) => [`${key}/${period}`, opens_at.toISOString()]),
  );
  const open = new Set<string>();
  for (const { indicator, period } of sheets) {
    const id = `${indicator}/${period}`;
    const times = timesOf(
      rules.get(indicator) ?? null,
      { opensAt: opensAt.get(id) ?? null },
      period,
      timeZone,
    );
    if (rules.has(indicator) && isOpen(times, period, { instant: now.toISOString(), today })) open.add(id);
  }
  return open;
}
