import 'server-only';
import { appDb } from '@/lib/db';
import type { Measure } from '@/lib/domain/indicator';

/** What the figures of a measure are held against; bounds as decimal text. */
export interface IndicatorCheck {
  measure: Measure;
  lowest: string | null;
  highest: string | null;
  sumsToParent: boolean;
  lockVersion: number;
}

/** The checks of an indicator, of those measures that have one. Not public. */
export async function readChecks(key: string): Promise<IndicatorCheck[]> {
  return appDb().$queryRaw<IndicatorCheck[]>`
    SELECT c.measure, trim_scale(c.lowest)::text AS lowest, trim_scale(c.highest)::text AS highest,
      c.sums_to_parent AS "sumsToParent", c.lock_version AS "lockVersion"
    FROM indicator_check c JOIN indicator i ON i.id = c.indicator_id WHERE i.key = ${key} ORDER BY c.measure`;
}
