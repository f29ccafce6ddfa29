import { type Counts, type IndicatorEntry, type KnownIndicator, noCounts } from './known';
import type { OnChange, Problems } from './problems';
import type { CatalogueFile, CatalogueLine } from './read-catalogue';

export interface IndicatorsPlan {
  newIndicators: { key: string; position: number; entry: IndicatorEntry }[];
  /** Known ones whose entry reads otherwise from now on. */
  changed: { key: string; entry: IndicatorEntry }[];
  /** Known ones that stand elsewhere in the catalogue now. */
  moved: { key: string; position: number }[];
  counts: Counts;
}

type Line = CatalogueLine<'indicators'>;

/**
 * What indicators.csv adds to the known catalogue and changes in it. Frequency and the January rule never change, since
 * they decide the form of the periods that figures have.
 */
export function planIndicators(
  file: CatalogueFile<'indicators'>,
  known: ReadonlyMap<string, KnownIndicator>,
  problems: Problems,
  onChange: OnChange,
): IndicatorsPlan {
  const plan: IndicatorsPlan = { newIndicators: [], changed: [], moved: [], counts: noCounts() };
  const seen = new Map<string, number>();
  let last = Math.max(0, ...[...known.values()].map((indicator) => indicator.position));
  const knownLines: Line[] = [];
  for (const line of file.lines) {
    const key = line.row.key ?? '';
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      problems.add('duplicate_row', line.place('key'), { line: earlier });
      continue;
    }
    seen.set(key, line.line);
    const stored = known.get(key);
    const entry = entryOf(line.row, stored?.entry);
    checkEntry(line, entry, stored, problems);
    if (!stored) {
      last += 1;
      plan.newIndicators.push({ key, position: last, entry });
      plan.counts.added += 1;
      continue;
    }
    knownLines.push(line);
    if (sameEntry(stored.entry, entry)) {
      plan.counts.same += 1;
    } else {
      plan.changed.push({ key, entry });
      plan.counts.changed += 1;
      onChange(line.place('key'));
    }
  }
  // the places that these have, in the order of the file
  const places = knownLines.map(({ row }) => known.get(row.key ?? '')?.position ?? 0).sort((a, b) => a - b);
  const changed = new Set(plan.changed.map(({ key }) => key));
  for (const [index, { row, place }] of knownLines.entries()) {
    const key = row.key ?? '';
    const position = places[index] ?? 0;
    if (known.get(key)?.position === position) continue;
    plan.moved.push({ key, position });
    if (!changed.has(key)) onChange(place('key'));
  }
  return plan;
}

function entryOf(row: Line['row'], stored: IndicatorEntry | undefined): IndicatorEntry {
  const ranked = row.ranked_measure ?? stored?.ranked_measure ?? 'level';
  return {
    name_zh: row.name_zh ?? stored?.name_zh ?? '',
    name_en: row.name_en ?? stored?.name_en ?? '',
    unit_zh: row.unit_zh ?? stored?.unit_zh ?? '',
    unit_en: row.unit_en ?? stored?.unit_en ?? '',
    decimals: row.decimals ?? stored?.decimals ?? 1,
    growth_decimals: row.growth_decimals ?? stored?.growth_decimals ?? 1,
    direction: row.direction ?? stored?.direction ?? 'none',
    frequency: row.frequency ?? stored?.frequency ?? 'month',
    basis: row.basis ?? stored?.basis ?? 'period',
    ranked_measure: ranked,
    // nothing given means no growth, but for an indicator that is ranked by it: there it can only be entered
    growth: row.growth ?? stored?.growth ?? (ranked === 'level' ? 'none' : 'entered'),
    growth_basis: row.growth_basis ?? stored?.growth_basis ?? null,
    family: row.family ?? stored?.family ?? '',
    january: row.january ?? stored?.january ?? 'separate',
    streak_gap: row.streak_gap ?? stored?.streak_gap ?? 'break',
    ranked_for: row.ranked_for ?? stored?.ranked_for ?? 'public',
    department_zh: row.department_zh ?? stored?.department_zh ?? '',
    department_en: row.department_en ?? stored?.department_en ?? '',
    definition_zh: row.definition_zh ?? stored?.definition_zh ?? '',
    definition_en: row.definition_en ?? stored?.definition_en ?? '',
    caveat_zh: row.caveat_zh ?? stored?.caveat_zh ?? '',
    caveat_en: row.caveat_en ?? stored?.caveat_en ?? '',
  };
}

function checkEntry(
  { row, place }: Line,
  entry: IndicatorEntry,
  stored: KnownIndicator | undefined,
  problems: Problems,
): void {
  const placeOf = (...columns: (keyof Line['row'])[]) => {
    const places = columns.map((column) => place(column));
    return places.find((each) => each.column) ?? place('key');
  };
  if (!row.name_zh && !row.name_en) problems.add('name_missing', placeOf('name_zh', 'name_en'));
  if (!row.unit_zh && !row.unit_en) problems.add('unit_missing', placeOf('unit_zh', 'unit_en'));
  if (entry.growth === 'none' && entry.ranked_measure !== 'level') {
    problems.add('growth_not_ranked', placeOf('growth', 'ranked_measure'), { measure: entry.ranked_measure });
  }
  if (!stored) return;
  const key = row.key ?? '';
  if (stored.entry.frequency !== entry.frequency) {
    const params = { key, known: stored.entry.frequency, given: entry.frequency };
    problems.add('frequency_fixed', place('frequency'), params);
  }
  if (stored.entry.january !== entry.january) {
    const params = { key, known: stored.entry.january, given: entry.january };
    problems.add('january_fixed', place('january'), params);
  }
}

function sameEntry(a: IndicatorEntry, b: IndicatorEntry): boolean {
  return (Object.keys(b) as (keyof IndicatorEntry)[]).every((name) => a[name] === b[name]);
}
