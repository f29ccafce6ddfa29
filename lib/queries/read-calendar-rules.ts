import 'server-only';
import { appDb } from '@/lib/db';
import type { CalendarMoment } from '@/lib/domain/calendar';
import type { Basis, Frequency, JanuaryRule, Period } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';

/** One indicator's rule and the periods that depart from it, for whoever keeps the calendar. */
export interface RuledIndicator {
  key: string;
  name: Text;
  frequency: Frequency;
  january: JanuaryRule;
  basis: Basis;
  rule: {
    opens: CalendarMoment;
    due: CalendarMoment;
    release: CalendarMoment;
    lockVersion: number;
  } | null;
  /** Newest first; instants ISO 8601. */
  exceptions: {
    period: Period;
    opensAt: string | null;
    dueAt: string | null;
    releaseAt: string | null;
    note: string;
  }[];
}

interface ExceptionRow {
  key: string;
  period: Period;
  opens_at: Date | null;
  due_at: Date | null;
  release_at: Date | null;
  note: string | null;
}

/** The rules of every indicator in the catalogue's order, or of one. Not public. */
export async function readCalendarRules(key: string | null = null): Promise<RuledIndicator[]> {
  type Row = Omit<RuledIndicator, 'name' | 'exceptions'> & { name_zh: string; name_en: string };
  const [rows, exceptions] = await Promise.all([
    appDb().$queryRaw<Row[]>`
      SELECT i.key, i.frequency, i.january, v.basis, v.name_zh, v.name_en,
        CASE WHEN r.indicator_id IS NOT NULL THEN json_build_object(
          'opens', json_build_object('day', r.opens_day, 'time', to_char(r.opens_time, 'HH24:MI')),
          'due', json_build_object('day', r.due_day, 'time', to_char(r.due_time, 'HH24:MI')),
          'release', json_build_object('day', r.release_day, 'time', to_char(r.release_time, 'HH24:MI')),
          'lockVersion', r.lock_version) END AS rule
      FROM indicator i
      CROSS JOIN LATERAL (
        SELECT x.* FROM indicator_version x
        WHERE x.indicator_id = i.id AND x.effective_from <= now() ORDER BY x.effective_from DESC LIMIT 1) v
      LEFT JOIN calendar_rule r ON r.indicator_id = i.id
      WHERE ${key}::text IS NULL OR i.key = ${key}
      ORDER BY i.position, i.key`,
    appDb().$queryRaw<ExceptionRow[]>`
      SELECT i.key, c.period, c.opens_at, c.due_at, c.release_at, c.note
      FROM calendar c JOIN indicator i ON i.id = c.indicator_id
      WHERE (${key}::text IS NULL OR i.key = ${key})
        AND num_nonnulls(c.opens_at, c.due_at, c.release_at, c.note) > 0
      ORDER BY c.period DESC`,
  ]);
  return rows.map(({ name_zh, name_en, ...row }) => ({
    ...row,
    name: { zh: name_zh, en: name_en },
    exceptions: exceptions
      .filter((one) => one.key === row.key)
      .map((one) => ({
        period: one.period,
        opensAt: one.opens_at?.toISOString() ?? null,
        dueAt: one.due_at?.toISOString() ?? null,
        releaseAt: one.release_at?.toISOString() ?? null,
        note: one.note ?? '',
      })),
  }));
}
