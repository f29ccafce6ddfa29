import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { ReleaseDocument } from '@/lib/domain/figure';
import { Prisma } from '../../../generated/prisma/client';
import { type SheetName, type SheetNameRow, sheetColumns, sheetVersion, toSheetName } from './sheet-name';

/** A release that went out, as its keepers see it. */
export interface Released {
  id: number;
  /** ISO 8601. */
  publishedAt: string;
  kind: 'first' | 'revision' | 'import';
  title: string;
  reason: string;
  document: ReleaseDocument | null;
  /** Null: it stands. */
  withdrawn: { at: string; reason: string } | null;
  /** Who published it; `timer` for one that went out at its instant; null: an import from before the log. */
  by: string | null;
  /** Sheets in it. */
  count: number;
  /** The first few of them. */
  sheets: SheetName[];
}

interface Row {
  id: number;
  published_at: Date;
  kind: Released['kind'];
  title: string | null;
  reason: string;
  document_title: string;
  document_url: string;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  by: string | null;
  count: number;
}

/** Releases, the latest first, each with some of its sheets. Empty for who does not review. */
export async function readReleased(
  person: Person,
  { limit, before, sheets }: { limit: number; before?: number | undefined; sheets: number },
): Promise<Released[]> {
  if (!may(person, 'review.read')) return [];
  return readRows(before === undefined ? Prisma.sql`true` : Prisma.sql`r.id < ${before}`, limit, sheets);
}

/** One release with all its sheets; null: there is none, or it is not for this person. */
export async function readOneReleased(person: Person, id: number): Promise<Released | null> {
  if (!may(person, 'review.read')) return null;
  const [release] = await readRows(Prisma.sql`r.id = ${id}`, 1, 10_000);
  return release ?? null;
}

/** What release `r` held, though it be withdrawn. */
const sheetsOfRelease = Prisma.sql`(
  SELECT indicator_id, period FROM release_item WHERE release_id = r.id
  UNION SELECT indicator_id, period FROM withdrawn_figure WHERE release_id = r.id
  UNION SELECT indicator_id, period FROM withdrawn_stated_rank WHERE release_id = r.id)`;

async function readRows(which: Prisma.Sql, limit: number, sheets: number): Promise<Released[]> {
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT r.id, r.published_at, r.kind, p.title, r.reason, r.document_title, r.document_url, r.withdrawn_at, r.withdrawn_reason,
      coalesce(o.display_name, a.actor, w.entered_by) AS by,
      (SELECT count(*)::int FROM ${sheetsOfRelease} x) AS count
    FROM release r
    LEFT JOIN release_plan p ON p.release_id = r.id
    LEFT JOIN LATERAL (
      SELECT l.actor FROM audit_log l WHERE l.object = 'plan:' || p.id AND l.action = 'release.publish' AND l.result = 'done'
      ORDER BY l.seq DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT q.entered_by FROM release_item x JOIN figure f USING (indicator_id, period, published_at) JOIN provenance q ON q.id = f.provenance_id
      WHERE p.id IS NULL AND x.release_id = r.id LIMIT 1) w ON true
    LEFT JOIN person o ON o.user_name = coalesce(a.actor, w.entered_by) COLLATE "C"
    WHERE ${which} ORDER BY r.id DESC LIMIT ${limit}`;
  const names = await appDb().$queryRaw<(SheetNameRow & { release_id: number })[]>`
    SELECT r.id AS release_id, ${sheetColumns}, x.period
    FROM unnest(${rows.map(({ id }) => id)}::int[]) AS r(id)
    CROSS JOIN LATERAL (
      SELECT t.indicator_id, t.period, o.position FROM ${sheetsOfRelease} t JOIN indicator o ON o.id = t.indicator_id
      ORDER BY o.position, t.period DESC LIMIT ${sheets}) x
    JOIN indicator i ON i.id = x.indicator_id
    ${sheetVersion}
    ORDER BY i.position, i.key, x.period DESC`;
  return rows.map((row) => ({
    id: row.id,
    publishedAt: row.published_at.toISOString(),
    kind: row.kind,
    title: row.title ?? '',
    reason: row.reason,
    document:
      row.document_title || row.document_url ? { title: row.document_title, url: row.document_url } : null,
    withdrawn: row.withdrawn_at
      ? { at: row.withdrawn_at.toISOString(), reason: row.withdrawn_reason ?? '' }
      : null,
    by: row.by,
    count: row.count,
    sheets: names.filter((name) => name.release_id === row.id).map(toSheetName),
  }));
}
