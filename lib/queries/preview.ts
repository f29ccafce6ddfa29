import 'server-only';
import { previewConnections, previewDb, withReader } from '@/lib/db';
import { Prisma } from '../../generated/prisma/client';

/** What a preview shows as if it were released: one plan, one sheet, or whatever is approved. */
export type Previewed = { plan: number } | { indicator: string; period: string } | 'approved';

/** Thrown where more previews are asked for than may wait: `page()` answers 503. */
export class PreviewsBusy extends Error {
  override name = 'PreviewsBusy';
}

/** Those that wait for a connection; whoever comes after them is told so at once. */
const mostWaiting = 8;

// bundles may hold this module several times: one count for all
const shared = globalThis as typeof globalThis & { weiciPreviews?: { underWay: number } };
shared.weiciPreviews ??= { underWay: 0 };
const previews = shared.weiciPreviews;

/** Thrown inside to undo everything; carries the answer out. */
class RolledBack extends Error {
  override name = 'RolledBack';
  constructor(readonly result: unknown) {
    super('a preview is rolled back');
  }
}

/**
 * Runs `work` with the pages' own queries reading as if the plan were released now: its publication is carried out in a
 * transaction, read, and rolled back; the database lets no such transaction be committed. Null: there is no such plan to preview.
 * A few at a time, on connections of their own; throws `PreviewsBusy` where too many wait already.
 */
export async function inPreview<Result>(
  previewed: Previewed,
  work: () => Promise<Result>,
): Promise<{ result: Result } | null> {
  if (previews.underWay >= previewConnections + mostWaiting) throw new PreviewsBusy('too many previews');
  previews.underWay += 1;
  try {
    return await previewDb().$transaction(
      async (transaction: Prisma.TransactionClient) => {
        const rows = await transaction.$queryRaw<{ made: number | null }[]>(carriedOut(previewed));
        if (rows[0]?.made == null) return null;
        throw new RolledBack(await withReader(transaction, work));
      },
      // the pool gives up first
      { timeout: 20_000, maxWait: 4_000 },
    );
  } catch (error) {
    if (error instanceof RolledBack) return { result: error.result as Result };
    throw error;
  } finally {
    previews.underWay -= 1;
  }
}

function carriedOut(previewed: Previewed): Prisma.Sql {
  if (previewed === 'approved') return Prisma.sql`SELECT preview_approved() AS made`;
  if ('plan' in previewed) return Prisma.sql`SELECT preview_plan(${previewed.plan}::int) AS made`;
  const { indicator, period } = previewed;
  return Prisma.sql`SELECT preview_sheet(i.id, ${period}) AS made FROM indicator i WHERE i.key = ${indicator}`;
}
