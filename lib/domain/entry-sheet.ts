import type { CellContext, Finding } from './checks';
import type { MissingReason, Origin, Stage } from './figure';
import type { Indicator, Measure } from './indicator';
import type { Period } from './period';
import type { Region } from './region';
import type { Text } from './text';

/** A figure of the desk before it is given in, while it is with the reviewer, given back, or approved and locked. */
export type EntryState = 'draft' | 'submitted' | 'returned' | 'approved';

/** What a cell says: a figure as decimal text, why there is none, or nothing at all. */
export interface Said {
  value: string | null;
  missing: MissingReason | null;
}

export interface PublishedCell extends Said {
  stage: Stage;
  origin: Origin;
  note: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
}

/** A figure in work. */
export interface EntryCell extends Said {
  stage: Stage;
  note: string;
  /** Of a revision. */
  reason: string;
  explanation: string;
  confirmed: string | null;
  state: EntryState;
  lockVersion: number;
  /** User name, and the name that people read. */
  enteredBy: string;
  enteredName: string;
  enteredAt: string;
  submittedBy: string | null;
  /** Whether it revises a published figure. */
  isRevision: boolean;
  returnedReason: string;
  reopenedReason: string;
}

/** A cell's value in an earlier period, as it stands: published, or still in work. */
export interface PastCell extends Said {
  period: Period;
  isPublished: boolean;
}

export interface SheetCell {
  /** `indicator/measure/region/period`, as the log names it. */
  id: string;
  indicator: string;
  measure: Measure;
  region: string;
  period: Period;
  published: PublishedCell | null;
  entry: EntryCell | null;
  /** The last twelve periods before, newest first. */
  history: PastCell[];
  comments: number;
  context: CellContext;
  /** What is odd about the value in force. */
  findings: Finding[];
}

export interface SheetIndicator extends Indicator {
  id: number;
  /** Null: it has none, and nobody's staff enters it. */
  departmentId: number | null;
}

export interface SheetRegion extends Region {
  id: number;
}

export interface SheetGroup {
  key: string;
  name: Text;
  /** Code of the region whose figure is the benchmark. */
  benchmark: string | null;
  /** Codes of the members at the period's end, in their order. */
  members: string[];
}

/** One indicator in one period: what the desk works on, and what is given in and approved together. */
export interface Sheet {
  indicator: SheetIndicator;
  period: Period;
  groups: SheetGroup[];
  /** Every region of the groups that the person may see, in their order: a group's benchmark first; then those that are in work and of no group. */
  regions: SheetRegion[];
  /** Region by region in that order, the measures side by side. */
  cells: SheetCell[];
}

/** Codes of the regions that are in work and of no group: membership ended meanwhile, or a package brought them. */
export function straysOf({ groups, regions }: Pick<Sheet, 'groups' | 'regions'>): string[] {
  const codes = regions.map(({ code }) => code);
  return codes.filter((code) =>
    groups.every(({ benchmark, members }) => benchmark !== code && !members.includes(code)),
  );
}

export function cellId(cell: {
  indicator: string;
  measure: Measure;
  region: string;
  period: string;
}): string {
  return `${cell.indicator}/${cell.measure}/${cell.region}/${cell.period}`;
}

/** The parts of a cell's id; null: it is none. */
export function parseCellId(
  id: string,
): { indicator: string; measure: Measure; region: string; period: string } | null {
  const [, indicator, measure, region, period] = /^([^/]+)\/(level|growth)\/([^/]+)\/([^/]+)$/.exec(id) ?? [];
  if (!indicator || !measure || !region || !period) return null;
  return { indicator, measure: measure as Measure, region, period };
}

/** The measures that are entered: a level, and its growth where there is one. */
export function measuresOf({ growth }: Pick<Indicator, 'growth'>): Measure[] {
  return growth === 'none' ? ['level'] : ['level', 'growth'];
}

/** What a cell says as it stands at the desk: the figure in work, else the published one; null: nothing. */
export function inForce({ entry, published }: Pick<SheetCell, 'entry' | 'published'>): Said | null {
  return entry ?? published;
}

/** Whether the desk may still change it. */
export function isLocked({ entry }: Pick<SheetCell, 'entry'>): boolean {
  return entry?.state === 'submitted' || entry?.state === 'approved';
}

/** Whether anything is said in it. */
export function isFilled(said: Said | null): boolean {
  return said !== null && (said.value !== null || said.missing !== null);
}
