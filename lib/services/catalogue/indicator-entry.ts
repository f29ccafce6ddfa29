import type * as z from 'zod';
import type { IndicatorEntry, KnownCatalogue, KnownIndicator } from '@/lib/data-package/known';
import { type Refusal, refusedField } from '@/lib/errors';
import type { changedIndicatorSchema, newIndicatorSchema } from '@/lib/schemas/catalogue';

type Given = Omit<z.output<typeof changedIndicatorSchema>, 'key' | 'seen' | 'reason'> &
  Partial<Pick<z.output<typeof newIndicatorSchema>, 'frequency' | 'january'>>;

/** A department in a form's list: its names, since a catalogue names departments and numbers none. */
export function departmentValue({ zh, en }: { zh: string; en: string }): string {
  return JSON.stringify([zh, en]);
}

/** The entry that a form gives; frequency and January of a known indicator are as they are. */
export function entryFrom(
  given: Given,
  rules: Pick<IndicatorEntry, 'frequency' | 'january'>,
): IndicatorEntry | Refusal {
  const { department, department_zh, department_en, frequency: _f, january: _j, ...fields } = given;
  const names = department ? namesOf(department) : [department_zh, department_en];
  if (!names) return refusedField('department', 'malformed');
  const [zh = '', en = ''] = names;
  if (!department && (zh === '') !== (en === ''))
    return refusedField(zh === '' ? 'department_zh' : 'department_en', 'required');
  if (fields.growth === 'none' && fields.ranked_measure !== 'level')
    return refusedField('ranked_measure', 'growth_not_ranked');
  return { ...fields, ...rules, department_zh: zh, department_en: en };
}

/** Names of the departments that indicators have, each once. */
export function departmentsOf(known: KnownCatalogue): { zh: string; en: string }[] {
  const found = new Map<string, { zh: string; en: string }>();
  for (const { entry } of known.indicators.values()) {
    const names = { zh: entry.department_zh, en: entry.department_en };
    if (names.zh || names.en) found.set(departmentValue(names), names);
  }
  return [...found.values()];
}

/** What of an indicator a form is made from. */
export function indicatorState({ entry }: KnownIndicator): unknown {
  return entry;
}

function namesOf(value: string): string[] | null {
  try {
    const names: unknown = JSON.parse(value);
    return Array.isArray(names) && names.length === 2 && names.every((one) => typeof one === 'string')
      ? names
      : null;
  } catch {
    return null;
  }
}
