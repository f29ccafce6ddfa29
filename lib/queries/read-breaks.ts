import 'server-only';
import { publicDb } from '@/lib/db';
import type { SeriesBreak } from '@/lib/domain/figure';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';

/**
 * Where an indicator's series breaks, by period, in the words of the last release that says so by the instant asked for.
 * Figures as first published are broken by first releases alone: a revision breaks what it revised.
 */
export async function readBreaks(scope: Scope, indicator: string): Promise<SeriesBreak[]> {
  const by =
    scope.asOf === null ? Prisma.sql`true` : Prisma.sql`r.published_at <= ${scope.asOf}::timestamptz`;
  const edition = scope.edition === 'first' ? Prisma.sql`r.kind <> 'revision'` : Prisma.sql`true`;
  const rows = await publicDb().$queryRaw<{ period: string; note_zh: string; note_en: string }[]>`
    SELECT DISTINCT ON (b.period) b.period, b.note_zh, b.note_en
    FROM series_break b JOIN indicator i ON i.id = b.indicator_id JOIN release r ON r.id = b.release_id
    WHERE i.key = ${indicator} AND ${by} AND ${edition}
    ORDER BY b.period, r.published_at DESC`;
  return rows.map((row) => ({ period: row.period as Period, note: { zh: row.note_zh, en: row.note_en } }));
}
