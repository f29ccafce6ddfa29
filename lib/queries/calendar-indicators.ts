import 'server-only';
import { appDb } from '@/lib/db';
import type { CalendarMoment, CalendarRule } from '@/lib/domain/calendar';
import type { Basis, Frequency, JanuaryRule, Period } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE, dateOfInstant } from '@/lib/domain/zone';

/** An indicator as the calendar needs it. */
export interface CalendarIndicator {
  id: number;
  key: string;
  name: Text;
  frequency: Frequency;
  january: JanuaryRule;
  basis: Basis;
  department: { id: number; name: Text } | null;
  rule: CalendarRule | null;
  /** Its latest published period. */
  latest: Period | null;
  /** Periods with figures in work, and those that an open revision is about. */
  inWork: Period[];
}

interface Row {
  id: number;
  key: string;
  frequency: Frequency;
  january: JanuaryRule;
  basis: Basis;
  name_zh: string;
  name_en: string;
  department_id: number | null;
  department_zh: string | null;
  department_en: string | null;
  rule: { opens: CalendarMoment; due: CalendarMoment; release: CalendarMoment } | null;
  latest: Period | null;
  in_work: Period[];
}

/** The catalogue as it reads now, with rules of the calendar, and where the work stands. Not public. */
export async function readCalendarIndicators(
  filter: { departments?: readonly number[]; indicators?: readonly string[] },
  now = new Date(),
): Promise<{ indicators: CalendarIndicator[]; timeZone: string; today: string }> {
  const departments = filter.departments ? [...filter.departments] : null;
  const keys = filter.indicators ? [...filter.indicators] : null;
  const [rows, zones] = await Promise.all([
    appDb().$queryRaw<Row[]>`
      SELECT i.id, i.key, i.frequency, i.january, v.basis, v.name_zh, v.name_en, v.department_id,
        d.name_zh AS department_zh, d.name_en AS department_en,
        CASE WHEN r.indicator_id IS NOT NULL THEN json_build_object(
          'opens', json_build_object('day', r.opens_day, 'time', to_char(r.opens_time, 'HH24:MI')),
          'due', json_build_object('day', r.due_day, 'time', to_char(r.due_time, 'HH24:MI')),
          'release', json_build_object('day', r.release_day, 'time', to_char(r.release_time, 'HH24:MI'))) END AS rule,
        (SELECT max(p.period) FROM release_item p WHERE p.indicator_id = i.id) AS latest,
        ARRAY(SELECT e.period FROM entry e WHERE e.indicator_id = i.id
          UNION SELECT t.period FROM release_plan_item t JOIN release_plan o ON o.id = t.plan_id
            WHERE t.indicator_id = i.id AND o.kind = 'revision' AND o.state IN ('open', 'scheduled') ORDER BY 1) AS in_work
      FROM indicator i
      CROSS JOIN LATERAL (
        SELECT x.* FROM indicator_version x
        WHERE x.indicator_id = i.id AND x.effective_from <= now() ORDER BY x.effective_from DESC LIMIT 1) v
      LEFT JOIN department d ON d.id = v.department_id
      LEFT JOIN calendar_rule r ON r.indicator_id = i.id
      WHERE (${departments}::int[] IS NULL OR v.department_id = ANY(${departments}::int[]))
        AND (${keys}::text[] IS NULL OR i.key = ANY(${keys}::text[]))
      ORDER BY i.position, i.key`,
    appDb().$queryRaw<{ time_zone: string }[]>`SELECT time_zone FROM installation`,
  ]);
  const timeZone = zones[0]?.time_zone ?? DEFAULT_TIME_ZONE;
  return {
    indicators: rows.map((row) => ({
      id: row.id,
      key: row.key,
      name: { zh: row.name_zh, en: row.name_en },
      frequency: row.frequency,
      january: row.january,
      basis: row.basis,
      department:
        row.department_id === null
          ? null
          : { id: row.department_id, name: { zh: row.department_zh ?? '', en: row.department_en ?? '' } },
      rule: row.rule,
      latest: row.latest,
      inWork: row.in_work,
    })),
    timeZone,
    today: dateOfInstant(now.toISOString(), timeZone),
  };
}
