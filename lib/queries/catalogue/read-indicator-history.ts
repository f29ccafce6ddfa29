import 'server-only';
import { appDb } from '@/lib/db';

/** Fields of an entry that a version may change; texts as they are kept. */
export const versionFields = [
  'name_zh',
  'name_en',
  'unit_zh',
  'unit_en',
  'decimals',
  'growth_decimals',
  'direction',
  'basis',
  'ranked_measure',
  'growth',
  'growth_basis',
  'family',
  'streak_gap',
  'ranked_for',
  'department_id',
  'definition_zh',
  'definition_en',
  'caveat_zh',
  'caveat_en',
] as const;
export type VersionField = (typeof versionFields)[number];

export interface IndicatorChange {
  /** ISO 8601; the first one since always. */
  effectiveFrom: string;
  reason: string;
  /** What the version changed against the one before; null: it is the first. */
  changed: VersionField[] | null;
}

/** The versions of an indicator's entry, newest first. */
export async function readIndicatorHistory(key: string): Promise<IndicatorChange[]> {
  type Row = { [field in VersionField]: string | number | null } & { effective_from: Date; reason: string };
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT v.* FROM indicator_version v JOIN indicator i ON i.id = v.indicator_id
    WHERE i.key = ${key} ORDER BY v.effective_from`;
  return rows
    .map((row, n) => {
      const before = rows[n - 1];
      return {
        effectiveFrom: row.effective_from.toISOString(),
        reason: row.reason,
        changed: before ? versionFields.filter((field) => row[field] !== before[field]) : null,
      };
    })
    .reverse();
}
