import 'server-only';
import { publicDb } from '@/lib/db';

/** The number raised by every transaction that changes anything public: equal numbers, equal pages. For the page cache, which is not built yet. */
export async function readGeneration(): Promise<bigint> {
  const row = await publicDb().generation.findFirstOrThrow({ select: { number: true } });
  return row.number;
}
