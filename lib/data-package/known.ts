import type { RegionLevel } from '@/lib/domain/region';
import type { CatalogueRow } from '@/lib/schemas/package-tables';

/** The first day there is, where a package gives none; never an infinity, which clients read as nothing. */
export const BEGINNING = '1900-01-01';

type Given<T> = { [K in keyof T]: NonNullable<T[K]> };

/** A dated name and parent of a region; empty text is none. Validity is [from, to), to null: still valid. */
export interface RegionVersion {
  valid_from: string;
  valid_to: string | null;
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  parent_code: string | null;
}

export interface KnownRegion {
  id: number;
  level: RegionLevel;
  versions: RegionVersion[];
}

type IndicatorCells = Given<CatalogueRow<'indicators'>>;
/** An entry of the catalogue as it reads now. */
export type IndicatorEntry = Omit<IndicatorCells, 'key' | 'growth_basis'> & {
  growth_basis: IndicatorCells['growth_basis'] | null;
};

export interface KnownIndicator {
  id: number;
  position: number;
  entry: IndicatorEntry;
}

/** A membership as now recorded. */
export interface KnownMember {
  id: number;
  code: string;
  valid_from: string;
  valid_to: string | null;
  /** Of an assessed set's member, plain decimal text; empty for a group's. */
  weight: string;
}

export interface KnownGroup {
  id: number;
  name_zh: string;
  name_en: string;
  benchmark_code: string | null;
  members: KnownMember[];
}

export interface KnownSet {
  id: number;
  name_zh: string;
  name_en: string;
  valid_from: string;
  valid_to: string | null;
  members: KnownMember[];
}

/** The catalogue that the database has, by codes and keys. */
export interface KnownCatalogue {
  regions: Map<string, KnownRegion>;
  indicators: Map<string, KnownIndicator>;
  groups: Map<string, KnownGroup>;
  sets: Map<string, KnownSet>;
  /** Null: the database has no settings yet. */
  timeZone: string | null;
}

/** Rows added, changed, and the same as they were. */
export interface Counts {
  added: number;
  changed: number;
  same: number;
}

export function noCounts(): Counts {
  return { added: 0, changed: 0, same: 0 };
}
