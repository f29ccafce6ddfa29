import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import type { SheetIndicator } from '@/lib/domain/entry-sheet';
import type { Region } from '@/lib/domain/region';
import { type CalendarEntry, openPeriods } from '../read-calendar';
import { toIndicator, toRegion } from '../rows';
import { readDeskGroups, readDeskIndicators, readDeskRegions } from './sheet-rows';

/** What a member of staff enters: the sheets that wait now, every indicator of theirs, and their regions. */
export async function readDeskIndex(
  person: Person,
  today: string,
): Promise<{ sheets: CalendarEntry[]; indicators: SheetIndicator[]; regions: Region[] }> {
  const departments = [...person.departments];
  const [sheets, rows, groups] = await Promise.all([
    openPeriods({ departments }),
    readDeskIndicators({ departments }),
    readDeskGroups(today),
  ]);
  const codes = [
    ...new Set(groups.flatMap(({ benchmark, members }) => [...(benchmark ? [benchmark] : []), ...members])),
  ];
  const theirs = codes.filter((region) => may(person, 'entry.read', { region }));
  const regions = await readDeskRegions(theirs, today);
  return {
    sheets,
    indicators: rows.map((row) => ({ ...toIndicator(row), id: row.id, departmentId: row.department_id })),
    regions: theirs.flatMap((code) => {
      const row = regions.find((each) => each.code === code);
      return row ? [toRegion(row)] : [];
    }),
  };
}
