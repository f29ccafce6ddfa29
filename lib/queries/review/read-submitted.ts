import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { Said } from '@/lib/domain/entry-sheet';
import type { MissingReason } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import { seenOf } from './seen';

/** A cell that was given in, whatever region it is of. */
export interface SubmittedCell extends Said {
  measure: Measure;
  /** Code. */
  region: string;
  /** Whether it is of the reviewer's own hand. */
  isOwn: boolean;
}

interface Row {
  measure: Measure;
  region: string;
  value: string | null;
  missing: MissingReason | null;
  lock_version: number;
  is_own: boolean;
}

/** All that was given in of a sheet, and its name as forms carry it. Read before anything is shown: what changes after is a conflict. */
export async function readSubmitted(
  person: Person,
  indicator: string,
  period: string,
): Promise<{ seen: string; cells: SubmittedCell[] }> {
  if (!may(person, 'review.read')) return { seen: seenOf([]), cells: [] };
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT e.measure, r.code AS region, e.value::text AS value, e.missing, e.lock_version,
      ${person.userName} IN (e.entered_by, e.submitted_by) AS is_own
    FROM entry e JOIN indicator i ON i.id = e.indicator_id JOIN region r ON r.id = e.region_id
    WHERE i.key = ${indicator} AND e.period = ${period} AND e.state = 'submitted' ORDER BY r.code, e.measure`;
  return {
    seen: seenOf(rows.map((row) => ({ ...row, lockVersion: row.lock_version }))),
    cells: rows.map(({ lock_version: _, is_own, ...row }) => ({ ...row, isOwn: is_own })),
  };
}
