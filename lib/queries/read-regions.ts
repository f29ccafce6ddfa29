import 'server-only';
import { publicDb } from '@/lib/db';
import type { Region } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { type RegionRow, toRegion } from './rows';
import { regionVersion } from './scope-sql';

/** The region under the name and parent that held on the date (`yyyy-mm-dd`), else its nearest ones; null: unknown code. */
export async function readRegion(scope: Scope, code: string, onDate: string): Promise<Region | null> {
  return (await readRegions(scope, [code], onDate))[0] ?? null;
}

/** The same for many, in the order of codes; unknown codes are left out. Names are dated in the world's time alone. */
export async function readRegions(
  _scope: Scope,
  codes: readonly string[],
  onDate: string,
): Promise<Region[]> {
  if (codes.length === 0) return [];
  const rows = await publicDb().$queryRaw<RegionRow[]>`
    SELECT r.code, r.level, v.* FROM region r ${regionVersion(Prisma.sql`${onDate}::date`)}
    WHERE r.code = ANY(${[...codes]}::text[]) ORDER BY r.code`;
  return rows.map(toRegion);
}
