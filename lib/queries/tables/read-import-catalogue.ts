import 'server-only';
import { appDb } from '@/lib/db';
import type { Region } from '@/lib/domain/region';
import { Prisma } from '../../../generated/prisma/client';
import { type DeskIndicatorRow, readDeskIndicators } from '../desk/sheet-rows';
import { type RegionRow, toRegion } from '../rows';
import { regionVersion } from '../scope-sql';

export type ImportRegion = Region & { id: number };

/** Everything that a table may name, as it is called now: regions in the order of codes, indicators in the catalogue's. */
export async function readImportCatalogue(): Promise<{
  regions: ImportRegion[];
  indicators: DeskIndicatorRow[];
}> {
  const [regions, indicators] = await Promise.all([
    appDb().$queryRaw<(RegionRow & { id: number })[]>`
      SELECT r.id, r.code, r.level, v.* FROM region r ${regionVersion(Prisma.sql`current_date`)} ORDER BY r.code`,
    readDeskIndicators({}),
  ]);
  return { regions: regions.map((row) => ({ ...toRegion(row), id: row.id })), indicators };
}
