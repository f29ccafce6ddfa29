import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { Text } from '@/lib/domain/text';
import { Prisma } from '../../../generated/prisma/client';
import { type SheetName, type SheetNameRow, sheetColumns, sheetVersion, toSheetName } from './sheet-name';

export interface ReleasePlan {
  id: number;
  state: 'open' | 'scheduled' | 'published' | 'cancelled';
  kind: 'first' | 'revision';
  title: string;
  reason: string;
  documentTitle: string;
  documentUrl: string;
  /** ISO 8601; of one that did not go out, when it should have. */
  scheduledAt: string | null;
  lockVersion: number;
  createdBy: string;
  /** A refusal's code, or `unexpected`: why it did not go out at its instant. */
  failure: string | null;
  release: number | null;
  /** Sheets in it. */
  count: number;
}

export interface PlanSheet extends SheetName {
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
  revises: number;
  /** Cells whose published figure is another one than they were entered against. */
  moved: number;
  /** What is said of a break in the series; both empty: it does not break. */
  breaks: Text;
}

interface PlanRow {
  id: number;
  state: ReleasePlan['state'];
  kind: ReleasePlan['kind'];
  title: string;
  reason: string;
  document_title: string;
  document_url: string;
  scheduled_at: Date | null;
  lock_version: number;
  created_by: string;
  failure: string | null;
  release_id: number | null;
  count: number;
}

/** The plans that still wait, the next to go out first. Empty for who does not review. */
export async function readOpenPlans(person: Person): Promise<ReleasePlan[]> {
  if (!may(person, 'review.read')) return [];
  return readPlanRows(Prisma.sql`p.state IN ('open', 'scheduled')`);
}

/** One plan with its sheets; null: there is none, or it is not for this person. */
export async function readPlan(
  person: Person,
  id: number,
): Promise<(ReleasePlan & { sheets: PlanSheet[] }) | null> {
  if (!may(person, 'review.read')) return null;
  const [plan] = await readPlanRows(Prisma.sql`p.id = ${id}`);
  if (!plan) return null;
  const rows = await appDb().$queryRaw<
    (SheetNameRow & Omit<PlanSheet, keyof SheetName | 'breaks'> & { break_zh: string; break_en: string })[]
  >`
    SELECT ${sheetColumns}, t.period, t.break_zh, t.break_en, e.*
    FROM release_plan_item t JOIN indicator i ON i.id = t.indicator_id
    ${sheetVersion}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE state = 'draft')::int AS draft, count(*) FILTER (WHERE state = 'submitted')::int AS submitted,
        count(*) FILTER (WHERE state = 'returned')::int AS returned, count(*) FILTER (WHERE state = 'approved')::int AS approved,
        count(base_published_at)::int AS revises,
        count(*) FILTER (WHERE num_nonnulls(value, missing) = 1 AND base_published_at IS DISTINCT FROM (SELECT max(f.published_at) FROM figure f
          WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (x.indicator_id, x.measure, x.region_id, x.period)))::int AS moved
      FROM entry x WHERE (x.indicator_id, x.period) = (t.indicator_id, t.period)) e
    WHERE t.plan_id = ${id} ORDER BY i.position, i.key, t.period`;
  const sheets = rows.map((row) => ({
    ...toSheetName(row),
    draft: row.draft,
    submitted: row.submitted,
    returned: row.returned,
    approved: row.approved,
    revises: row.revises,
    moved: row.moved,
    breaks: {
      zh: row.break_zh,
      en: row.break_en,
    },
  }));
  return { ...plan, sheets };
}

async function readPlanRows(which: Prisma.Sql): Promise<ReleasePlan[]> {
  const rows = await appDb().$queryRaw<PlanRow[]>`
    SELECT p.id, p.state, p.kind, p.title, p.reason, p.document_title, p.document_url, p.scheduled_at, p.lock_version,
      coalesce(o.display_name, p.created_by) AS created_by, p.failure, p.release_id,
      (SELECT count(*)::int FROM release_plan_item t WHERE t.plan_id = p.id) AS count
    FROM release_plan p LEFT JOIN person o ON o.user_name = p.created_by COLLATE "C"
    WHERE ${which} ORDER BY p.scheduled_at NULLS LAST, p.id`;
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    kind: row.kind,
    title: row.title,
    reason: row.reason,
    documentTitle: row.document_title,
    documentUrl: row.document_url,
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    lockVersion: row.lock_version,
    createdBy: row.created_by,
    failure: row.failure,
    release: row.release_id,
    count: row.count,
  }));
}
