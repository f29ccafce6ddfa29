import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { measuresOf } from '@/lib/domain/entry-sheet';
import type { Measure } from '@/lib/domain/indicator';
import { ownPeriod, type Period, periodEnd, periodFor } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { type Outcome, refused } from '@/lib/errors';
import { readDeskGroups, readDeskIndicators, readDeskRegions } from '@/lib/queries/desk/sheet-rows';
import type { TemplateInput } from '@/lib/schemas/tables';

export interface Template {
  columns: { indicator: string; name: Text; unit: Text; measure: Measure; period: Period }[];
  /** The group's benchmark first, as far as the person enters it. */
  regions: { code: string; name: Text }[];
}

/** What a blank workbook holds: the person's own indicators that have the period, and the regions of a group that they enter. */
export async function makeTemplate(
  person: Person,
  { of, group, period }: TemplateInput,
): Promise<Outcome<{ template: Template }>> {
  const [kind, name = ''] = of.split(':');
  const rows = await readDeskIndicators(
    kind === 'indicator' ? { keys: [name] } : { departments: [Number(name)] },
  );
  const columns = rows.flatMap((row) => {
    const own = ownPeriod(period, row) ?? period;
    const fits = periodFor(own, row);
    if (!fits.ok || !may(person, 'entry.import', { department: row.department_id })) return [];
    return measuresOf(row).map((measure) => ({
      indicator: row.key,
      name: { zh: row.name_zh, en: row.name_en },
      unit: measure === 'growth' ? { zh: '%', en: '%' } : { zh: row.unit_zh, en: row.unit_en },
      measure,
      period: fits.period,
    }));
  });
  const groups = await readDeskGroups(periodEnd(period));
  const asked = groups.find(({ key }) => key === group) ?? groups[0];
  const department = rows[0]?.department_id ?? null;
  const codes = asked ? [...(asked.benchmark ? [asked.benchmark] : []), ...asked.members] : [];
  const known = new Map((await readDeskRegions(codes, periodEnd(period))).map((row) => [row.code, row]));
  const regions = codes.flatMap((code) => {
    const row = known.get(code);
    return row && may(person, 'entry.import', { department, region: code })
      ? [{ code, name: { zh: row.name_zh, en: row.name_en } }]
      : [];
  });
  if (columns.length === 0 || regions.length === 0) return refused('nothing_to_do');
  return { ok: true, template: { columns, regions } };
}
