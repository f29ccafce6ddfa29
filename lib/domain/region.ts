import type { Text } from './text';

/** From the highest down. */
export const regionLevels = ['country', 'province', 'prefecture', 'county', 'other'] as const;
export type RegionLevel = (typeof regionLevels)[number];

/** An administrative unit; `code` is GB/T 2260 text, never a number. */
export interface Region {
  code: string;
  level: RegionLevel;
  name: Text;
  short: Text;
  parent: string | null;
}

/** The regions ranked against each other on a date, in the order of their codes. */
export interface PeerGroup {
  key: string;
  name: Text;
  /** The group's parent region: its published figure is the benchmark, never the mean of the peers. */
  benchmark: Region | null;
  members: Region[];
}

/** A named, dated set of indicators with weights (考核指标). */
export interface AssessedSet {
  key: string;
  name: Text;
  validFrom: string;
  validTo: string | null;
  /** Weight as decimal text. */
  members: { indicator: string; weight: string }[];
}

/** What an installation's package says of itself. */
export interface Installation {
  home: Region;
  /** Keys of the groups offered, the home's first group first. */
  groups: { key: string; name: Text }[];
  assessedSet: string | null;
  /** Indicators named in the month's sentence beside the assessed set. */
  highlights: string[];
  /** IANA name; period boundaries and dates are this zone's (domain rule 11). */
  timeZone: string;
  /** Whether any published figure is made up: the banner stands on every page then. */
  hasDemo: boolean;
}

/** Orders by region code, as the database's `COLLATE "C"` does: never by a locale's collation. */
export function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a validity `[from, to)` of dates (`YYYY-MM-DD`, null: still valid) holds on a date. */
export function isValidOn(validity: { validFrom: string; validTo: string | null }, date: string): boolean {
  return validity.validFrom <= date && (validity.validTo === null || date < validity.validTo);
}
