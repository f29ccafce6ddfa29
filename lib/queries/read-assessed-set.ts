import 'server-only';
import { publicDb } from '@/lib/db';
import type { AssessedSet } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { recordedBy } from './scope-sql';

interface SetRow {
  key: string;
  name_zh: string;
  name_en: string;
  valid_from: string;
  valid_to: string | null;
  indicator: string | null;
  weight: string | null;
}

/**
 * The assessed set with the indicators that belong to it on the date (`yyyy-mm-dd`), in catalogue order, as recorded
 * by the instant asked for; null: no such set, or one that does not hold on that date.
 */
export async function readAssessedSet(
  scope: Scope,
  key: string,
  onDate: string,
): Promise<AssessedSet | null> {
  const rows = await publicDb().$queryRaw<SetRow[]>`
    SELECT t.key, t.name_zh, t.name_en, t.valid_from::text, t.valid_to::text, x.key AS indicator, x.weight
    FROM assessed_set t
    LEFT JOIN LATERAL (
      SELECT i.key, i.position, m.weight::text AS weight
      FROM assessed_set_member m JOIN indicator i ON i.id = m.indicator_id
      WHERE m.set_id = t.id AND ${recordedBy(scope)}
        AND m.valid_from <= ${onDate}::date AND (m.valid_to IS NULL OR m.valid_to > ${onDate}::date)) x ON true
    WHERE t.key = ${key} AND t.valid_from <= ${onDate}::date AND (t.valid_to IS NULL OR t.valid_to > ${onDate}::date)
    ORDER BY x.position, x.key`;
  const [first] = rows;
  if (!first) return null;
  return {
    key: first.key,
    name: { zh: first.name_zh, en: first.name_en },
    validFrom: first.valid_from,
    validTo: first.valid_to,
    members: rows.flatMap(({ indicator, weight }) => (indicator && weight ? [{ indicator, weight }] : [])),
  };
}
