import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import { cellId } from '@/lib/domain/entry-sheet';
import type { Measure } from '@/lib/domain/indicator';

export interface CellRemark {
  /** The cell's id. */
  cell: string;
  /** The name that people read. */
  author: string;
  /** ISO 8601, UTC. */
  at: string;
  body: string;
}

interface Row {
  indicator: string;
  department_id: number | null;
  measure: Measure;
  region: string;
  period: string;
  author: string;
  at: Date;
  body: string;
}

/** What was said about figures of some sheets that the person may see, oldest first. */
export async function readComments(
  person: Person,
  sheets: readonly { indicator: string; period: string }[],
): Promise<CellRemark[]> {
  if (sheets.length === 0) return [];
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT i.key AS indicator, v.department_id, c.measure, r.code AS region, c.period, coalesce(p.display_name, c.author) AS author, c.at, c.body
    FROM unnest(${sheets.map(({ indicator }) => indicator)}::text[], ${sheets.map(({ period }) => period)}::text[]) AS s(key, period)
    JOIN indicator i ON i.key = s.key COLLATE "C"
    JOIN entry_comment c ON c.indicator_id = i.id AND c.period = s.period COLLATE "C"
    JOIN region r ON r.id = c.region_id
    CROSS JOIN LATERAL (
      SELECT x.department_id FROM indicator_version x WHERE x.indicator_id = i.id AND x.effective_from <= now()
      ORDER BY x.effective_from DESC LIMIT 1) v
    LEFT JOIN person p ON p.user_name = c.author COLLATE "C"
    ORDER BY c.at, c.id`;
  return rows
    .filter((row) => may(person, 'entry.read', { department: row.department_id, region: row.region }))
    .map((row) => ({ cell: cellId(row), author: row.author, at: row.at.toISOString(), body: row.body }));
}
