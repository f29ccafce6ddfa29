import { noCounts } from '@/lib/data-package/known';
import type { CataloguePlan } from '@/lib/data-package/plan-catalogue';

/** A plan of the catalogue that changes nothing, to be given the one thing that a form changes. */
export function nothingPlanned(): CataloguePlan {
  const counts = noCounts();
  return {
    regions: { newRegions: [], insert: [], update: [], counts },
    indicators: { newIndicators: [], changed: [], moved: [], counts },
    groups: { insert: [], update: [], members: [], retire: [], counts, memberCounts: counts },
    sets: { insert: [], update: [], members: [], retire: [], counts, memberCounts: counts },
    hasRegion: () => false,
    hasIndicator: () => false,
    hasGroup: () => false,
    hasSet: () => false,
  };
}
