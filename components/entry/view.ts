import type { CellOutcome, CellRefusal } from '@/lib/domain/cell-outcome';
import type { CellContext, Finding } from '@/lib/domain/checks';
import type { EntryState } from '@/lib/domain/entry-sheet';
import type { EntryColumn } from '@/lib/domain/entry-text';
import type { MissingReason } from '@/lib/domain/figure';
import type { EntryWords } from './words';

/** A cell as the page shows it, in the page's language. */
export interface CellView {
  /** `indicator/measure/region/period`. */
  id: string;
  /** Which cell it is, in words. */
  label: string;
  column: EntryColumn;
  context: CellContext;
  /** What stands in the box. */
  text: string;
  missing: MissingReason | null;
  /** Lock version of the figure in work; 0: there is none. */
  version: number;
  /** When the published version was published (ISO 8601, UTC); null: nothing is. */
  base: string | null;
  state: EntryState | 'none' | 'published';
  /** Whether the person may change it now. */
  isWritable: boolean;
  /** What a revision replaces; null: it revises nothing. */
  was: string | null;
  findings: Finding[];
  explanation: string;
  confirmed: string | null;
  /** Why a reviewer gave it back or reopened it. */
  returned: string;
  by: { name: string; at: string } | null;
  history: { period: string; text: string; isPublished: boolean }[];
  remarks: { by: string; body: string }[];
}

export interface GridRow {
  id: string;
  label: string;
  /** Beside the label: the benchmark, the home region, a unit. */
  tag: string | null;
  href: string | null;
  /** A row may be without one of the columns. */
  cells: (CellView | null)[];
}

export interface GridView {
  words: EntryWords;
  title: string;
  sub: string;
  tableLabel: string;
  corner: string;
  columns: string[];
  rows: GridRow[];
  note: string;
  /** `indicator/period`, to be given in together. */
  sheets: string[];
  /** Codes of the regions that are shown. */
  regions: string[];
  stage: { label: string; value: string; choices: { value: string; label: string }[] };
  /** Null: nothing here is published, so nothing is revised. */
  reason: { label: string; hint: string; value: string } | null;
  /** The cell whose history the address asks for. */
  open: string | null;
  historyLabel: string;
  /** Where one signs in again. */
  signInHref: string;
}

/** What a save of some cells answers; a code where nothing was saved. */
export type SaveAnswer =
  | { ok: true; outcomes: CellOutcome[]; cells: CellView[] }
  | { ok: false; code: 'signed_out' | 'try_again' };

/** What the form shows after it was sent: what was done, or what is still to be done, cell by cell. */
export interface SheetState {
  /** Counts up, so that each answer is taken over once. */
  number: number;
  title: string | null;
  items: { id: string; text: string }[];
  cells: CellView[];
  /** What was typed into cells that kept none of it. */
  typed: Record<string, string>;
  refusals: Record<string, CellRefusal>;
  conflicts: string[];
}

export const untouchedSheet: SheetState = {
  number: 0,
  title: null,
  items: [],
  cells: [],
  typed: {},
  refusals: {},
  conflicts: [],
};
