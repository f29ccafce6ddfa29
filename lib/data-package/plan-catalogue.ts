import type { CatalogueTable } from '@/lib/schemas/package-tables';
import type { KnownCatalogue } from './known';
import { type GroupsPlan, planGroups, planSets, type SetsPlan } from './plan-groups';
import { type IndicatorsPlan, planIndicators } from './plan-indicators';
import { planRegions, type RegionsPlan } from './plan-regions';
import type { OnChange, Problems } from './problems';
import type { CatalogueFile } from './read-catalogue';

/** The catalogue tables that a package has. */
export type CatalogueFiles = { [T in CatalogueTable]?: CatalogueFile<T> };

/** Everything that a package adds to the catalogue and changes in it. */
export interface CataloguePlan {
  regions: RegionsPlan;
  indicators: IndicatorsPlan;
  groups: GroupsPlan;
  sets: SetsPlan;
  /** Whether a code or key is in the database or in the package, right or wrong. */
  hasRegion(code: string): boolean;
  hasIndicator(key: string): boolean;
  hasGroup(key: string): boolean;
  hasSet(key: string): boolean;
}

/**
 * Compares a package's catalogue with the database's; rows that are absent change nothing. Unless it may change what
 * is known, which is public at once, each row that would is a problem.
 */
export function planCatalogue(
  files: CatalogueFiles,
  known: KnownCatalogue,
  problems: Problems,
  mayChange: boolean,
): CataloguePlan {
  const onChange: OnChange = (place) => {
    if (!mayChange) problems.add('needs_publish', place);
  };
  const hasRegion = (code: string) => known.regions.has(code) || isMentioned(files.regions, code);
  const hasIndicator = (key: string) => known.indicators.has(key) || isMentioned(files.indicators, key);
  const groupFiles = [files['peer-groups'] ?? null, files['peer-group-members'] ?? null] as const;
  const setFiles = [files['assessed-sets'] ?? null, files['assessed-set-members'] ?? null] as const;
  return {
    regions: planRegions(files.regions ?? noFile(), known.regions, problems, onChange),
    indicators: planIndicators(files.indicators ?? noFile(), known.indicators, problems, onChange),
    groups: planGroups(...groupFiles, known.groups, { has: hasRegion }, problems, onChange),
    sets: planSets(...setFiles, known.sets, { has: hasIndicator }, problems, onChange),
    hasRegion,
    hasIndicator,
    hasGroup: (key) => known.groups.has(key) || isMentioned(files['peer-groups'], key),
    hasSet: (key) => known.sets.has(key) || isMentioned(files['assessed-sets'], key),
  };
}

function isMentioned(file: { mentioned: ReadonlySet<string> } | undefined, code: string): boolean {
  return file?.mentioned.has(code) ?? false;
}

function noFile<T extends CatalogueTable>(): CatalogueFile<T> {
  return { file: '', lines: [], mentioned: new Set(), sha256: null };
}
