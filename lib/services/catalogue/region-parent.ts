import type { KnownCatalogue } from '@/lib/data-package/known';
import { type RegionLevel, regionLevels } from '@/lib/domain/region';
import { type Refusal, refusedField } from '@/lib/errors';

/** Null where a region of a level may lie in the parent: a known one of a higher level, which makes cycles impossible. */
export function parentRefusal(
  known: KnownCatalogue,
  level: RegionLevel,
  parentCode: string | null,
): Refusal | null {
  if (parentCode === null) return null;
  const parent = known.regions.get(parentCode);
  if (!parent) return refusedField('parent_code', 'not_found');
  if (regionLevels.indexOf(parent.level) < regionLevels.indexOf(level)) return null;
  return refusedField('parent_code', 'parent_level');
}
