/** What the explorer is given: finished texts and, for geometry alone, numbers. The table and the charts show the same texts. */
export interface ExplorerData {
  periods: { key: string; label: string; shortLabel: string }[];
  /** In the order of region codes. */
  regions: { code: string; name: string; home: boolean }[];
  /** By period and region code; a region that was no member then has no entry. */
  cells: Record<string, Record<string, ExplorerCell>>;
  benchmark: { name: string; values: Record<string, { value: number; text: string } | null> } | null;
  /** Whether the indicator is ranked: without places there is no chart of places. */
  ranked: boolean;
  unit: string;
  texts: ExplorerTexts;
}

export interface ExplorerCell {
  rank: number | null;
  placeText: string;
  /** null: missing; `text` gives the reason then. */
  value: number | null;
  text: string;
}

export interface ExplorerTexts {
  chart: string;
  bars: string;
  places: string;
  period: string;
  peers: string;
  all: string;
  none: string;
  loading: string;
  failed: string;
  tableTitle: string;
  rank: string;
  region: string;
  value: string;
  homeTag: string;
}

export type ExplorerView = 'bars' | 'places';

/** What the reader has chosen. `shown` are region codes. */
export interface ExplorerChoice {
  view: ExplorerView;
  period: string;
  shown: string[];
}

/** Rows of one period in the order of places, those without a figure last; the same order in table and bars. */
export function rowsOf(data: ExplorerData, choice: ExplorerChoice) {
  const cells = data.cells[choice.period] ?? {};
  return data.regions
    .filter((region) => choice.shown.includes(region.code) && cells[region.code])
    .map((region) => ({ ...region, cell: cells[region.code] as ExplorerCell }))
    .sort(
      (a, b) =>
        (a.cell.rank ?? Infinity) - (b.cell.rank ?? Infinity) ||
        Number(a.cell.value === null) - Number(b.cell.value === null),
    );
}
