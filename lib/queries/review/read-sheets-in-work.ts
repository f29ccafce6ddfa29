import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import { type SheetName, type SheetNameRow, sheetColumns, sheetVersion, toSheetName } from './sheet-name';

/** What is on the desk of one indicator and period. */
export interface SheetInWork extends SheetName {
  /** Cells in each state. */
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
  /** Of those given in, the cells that whoever asks entered or gave in: another must approve them. */
  own: number;
  /** Cells that revise a published figure. */
  revises: number;
  /** When the last of them was given in, ISO 8601, and by whom; null: nothing was. */
  submittedAt: string | null;
  submittedBy: string | null;
  /** The open plan that it is in. */
  plan: { id: number; title: string; scheduledAt: string | null } | null;
}

type Row = SheetNameRow &
  Pick<SheetInWork, 'draft' | 'submitted' | 'returned' | 'approved' | 'own' | 'revises'> & {
    submitted_at: Date | null;
    submitted_by: string | null;
    plan_id: number | null;
    plan_title: string | null;
    scheduled_at: Date | null;
  };

/** Every sheet with figures in work, in the catalogue's order, the latest period first. Empty for who does not review. */
export async function readSheetsInWork(person: Person): Promise<SheetInWork[]> {
  if (!may(person, 'review.read')) return [];
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT ${sheetColumns}, e.*, p.id AS plan_id, p.title AS plan_title,
      CASE WHEN p.state = 'scheduled' THEN p.scheduled_at END AS scheduled_at
    FROM (
      SELECT indicator_id, period, count(*) FILTER (WHERE state = 'draft')::int AS draft,
        count(*) FILTER (WHERE state = 'submitted')::int AS submitted, count(*) FILTER (WHERE state = 'returned')::int AS returned,
        count(*) FILTER (WHERE state = 'approved')::int AS approved, count(base_published_at)::int AS revises,
        count(*) FILTER (WHERE state = 'submitted' AND ${person.userName} IN (entered_by, submitted_by))::int AS own,
        max(submitted_at) FILTER (WHERE state = 'submitted') AS submitted_at,
        (SELECT coalesce(max(o.display_name), max(s.submitted_by)) FROM entry s LEFT JOIN person o ON o.user_name = s.submitted_by COLLATE "C"
         WHERE (s.indicator_id, s.period) = (x.indicator_id, x.period) AND s.submitted_at = max(x.submitted_at) FILTER (WHERE x.state = 'submitted')) AS submitted_by
      FROM entry x GROUP BY indicator_id, period) e
    JOIN indicator i ON i.id = e.indicator_id
    ${sheetVersion}
    LEFT JOIN LATERAL (
      SELECT o.* FROM release_plan_item t JOIN release_plan o ON o.id = t.plan_id
      WHERE (t.indicator_id, t.period) = (e.indicator_id, e.period) AND o.state IN ('open', 'scheduled') LIMIT 1) p ON true
    ORDER BY e.period DESC, i.position, i.key`;
  return rows.map((row) => ({
    ...toSheetName(row),
    draft: row.draft,
    submitted: row.submitted,
    returned: row.returned,
    approved: row.approved,
    own: row.own,
    revises: row.revises,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedBy: row.submitted_by,
    plan:
      row.plan_id === null
        ? null
        : {
            id: row.plan_id,
            title: row.plan_title ?? '',
            scheduledAt: row.scheduled_at?.toISOString() ?? null,
          },
  }));
}
