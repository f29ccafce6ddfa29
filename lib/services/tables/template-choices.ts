import 'server-only';
import type { Person } from '@/lib/auth/person';
import { calendarPrevious, type Period } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE, monthOfInstant } from '@/lib/domain/zone';
import { readDeskGroups, readDeskIndicators } from '@/lib/queries/desk/sheet-rows';

export interface TemplateChoices {
  departments: { id: number; name: Text }[];
  indicators: { key: string; name: Text }[];
  groups: { key: string; name: Text }[];
  /** The month before this one. */
  month: Period;
}

/** What a person may have a blank workbook of: the indicators of their departments. */
export async function readTemplateChoices(person: Person, now = new Date()): Promise<TemplateChoices> {
  const [rows, groups] = await Promise.all([
    readDeskIndicators({ departments: person.departments }),
    readDeskGroups(now.toISOString().slice(0, 10)),
  ]);
  const departments = new Map(
    rows.map((row) => [row.department_id ?? 0, { zh: row.department_zh, en: row.department_en }]),
  );
  return {
    departments: [...departments].map(([id, name]) => ({ id, name })),
    indicators: rows.map(({ key, name_zh, name_en }) => ({ key, name: { zh: name_zh, en: name_en } })),
    groups: groups.map(({ key, name }) => ({ key, name })),
    month: calendarPrevious(monthOfInstant(now.toISOString(), DEFAULT_TIME_ZONE), {
      frequency: 'month',
      january: 'separate',
    }),
  };
}
