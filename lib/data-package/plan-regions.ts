import type { RegionLevel } from '@/lib/domain/region';
import { BEGINNING, type Counts, type KnownRegion, noCounts, type RegionVersion } from './known';
import { cyclesOf } from './parent-cycles';
import type { OnChange, Problems } from './problems';
import { quoted } from './problems';
import type { CatalogueFile, CatalogueLine } from './read-catalogue';

const LEVELS: readonly RegionLevel[] = ['country', 'province', 'prefecture', 'county', 'other'];

export interface RegionsPlan {
  /** Regions that the database does not have. */
  newRegions: { code: string; level: RegionLevel }[];
  insert: (RegionVersion & { code: string })[];
  update: (RegionVersion & { code: string })[];
  counts: Counts;
}

type Line = CatalogueLine<'regions'>;

/**
 * What regions.csv adds to the known regions and changes in them. Levels never change; validity of one code never
 * overlaps; a parent has a higher level, which makes cycles impossible, and cycles are named as such.
 */
export function planRegions(
  file: CatalogueFile<'regions'>,
  known: ReadonlyMap<string, KnownRegion>,
  problems: Problems,
  onChange: OnChange,
): RegionsPlan {
  const plan: RegionsPlan = { newRegions: [], insert: [], update: [], counts: noCounts() };
  const byCode = new Map<string, Line[]>();
  for (const line of file.lines) {
    const code = line.row.code ?? '';
    byCode.set(code, [...(byCode.get(code) ?? []), line]);
  }
  const levels = new Map<string, RegionLevel>([...known].map(([code, region]) => [code, region.level]));
  for (const [code, lines] of byCode) levels.set(code, levelOf(code, lines, known.get(code), problems));

  const parents = new Map<string, string>();
  for (const [code, region] of known) {
    const parent = region.versions.at(-1)?.parent_code;
    if (parent) parents.set(code, parent);
  }
  for (const line of file.lines)
    if (line.row.parent_code) parents.set(line.row.code ?? '', line.row.parent_code);
  const cycles = cyclesOf(parents);

  for (const [code, lines] of byCode) {
    const stored = known.get(code);
    if (!stored) plan.newRegions.push({ code, level: levels.get(code) ?? 'other' });
    const versions = planVersions(code, lines, stored, plan, problems, onChange);
    checkOverlap(lines, versions, stored, problems);
    for (const line of lines) checkParent(line, levels, file.mentioned, cycles, problems);
  }
  return plan;
}

function levelOf(
  code: string,
  lines: Line[],
  stored: KnownRegion | undefined,
  problems: Problems,
): RegionLevel {
  let level = stored?.level ?? null;
  for (const { row, place } of lines) {
    if (row.level && level && row.level !== level) {
      problems.add('level_fixed', place('level'), { code, known: level, given: row.level });
    }
    level ??= row.level;
  }
  return level ?? 'other';
}

function planVersions(
  code: string,
  lines: Line[],
  stored: KnownRegion | undefined,
  plan: RegionsPlan,
  problems: Problems,
  onChange: OnChange,
): Map<Line, RegionVersion> {
  const versions = new Map<Line, RegionVersion>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    const { row, place } = line;
    const from = row.valid_from ?? stored?.versions.at(-1)?.valid_from ?? BEGINNING;
    const earlier = seen.get(from);
    if (earlier !== undefined) {
      problems.add('duplicate_row', place('code'), { line: earlier });
      continue;
    }
    seen.set(from, line.line);
    const before = stored?.versions.find((version) => version.valid_from === from);
    const version: RegionVersion = {
      valid_from: from,
      valid_to: row.valid_to ?? before?.valid_to ?? null,
      name_zh: row.name_zh ?? before?.name_zh ?? '',
      name_en: row.name_en ?? before?.name_en ?? '',
      short_zh: row.short_zh ?? before?.short_zh ?? '',
      short_en: row.short_en ?? before?.short_en ?? '',
      parent_code: row.parent_code ?? before?.parent_code ?? null,
    };
    versions.set(line, version);
    if (!row.name_zh && !row.name_en) problems.add('name_missing', nameless(line), {});
    if (version.valid_to !== null && version.valid_to <= from) {
      problems.add('validity_order', place('valid_to'), { from, to: version.valid_to });
    }
    if (!before) {
      plan.insert.push({ code, ...version });
      plan.counts.added += 1;
    } else if (sameVersion(before, version)) {
      plan.counts.same += 1;
    } else {
      plan.update.push({ code, ...version });
      plan.counts.changed += 1;
    }
    if (stored && !(before && sameVersion(before, version))) onChange(place('code'));
  }
  return versions;
}

function sameVersion(a: RegionVersion, b: RegionVersion): boolean {
  return (Object.keys(b) as (keyof RegionVersion)[]).every((name) => a[name] === b[name]);
}

function nameless(line: Line) {
  const place = line.place('name_zh');
  return place.column ? place : line.place('name_en');
}

function checkOverlap(
  lines: Line[],
  versions: Map<Line, RegionVersion>,
  stored: KnownRegion | undefined,
  problems: Problems,
): void {
  const replaced = new Set([...versions.values()].map((version) => version.valid_from));
  const others = (stored?.versions ?? []).filter((version) => !replaced.has(version.valid_from));
  for (const [index, line] of lines.entries()) {
    const version = versions.get(line);
    if (!version) continue;
    const earlier = lines.slice(0, index).flatMap((other) => versions.get(other) ?? []);
    const clash = [...others, ...earlier].find((other) => overlap(other, version));
    if (clash) {
      const params = { from: clash.valid_from, to: clash.valid_to ?? '…' };
      problems.add('validity_overlap', line.place('valid_from'), params);
    }
  }
}

/** Whether two periods of validity, [from, to), have a day in common. */
export function overlap(
  a: { valid_from: string; valid_to: string | null },
  b: { valid_from: string; valid_to: string | null },
): boolean {
  return (
    (a.valid_to === null || b.valid_from < a.valid_to) && (b.valid_to === null || a.valid_from < b.valid_to)
  );
}

function checkParent(
  { row, place }: Line,
  levels: ReadonlyMap<string, RegionLevel>,
  mentioned: ReadonlySet<string>,
  cycles: ReadonlyMap<string, string[]>,
  problems: Problems,
): void {
  const code = row.code ?? '';
  const parent = row.parent_code;
  if (!parent) return;
  const cycle = cycles.get(code);
  const parentLevel = levels.get(parent);
  const level = levels.get(code) ?? 'other';
  if (cycle) {
    problems.add('parent_cycle', place('parent_code'), { codes: cycle.join(' → ') });
  } else if (!parentLevel) {
    // a parent whose own row is wrong has been complained about already
    if (!mentioned.has(parent))
      problems.add('unknown_region', place('parent_code'), { value: quoted(parent) });
  } else if (LEVELS.indexOf(parentLevel) >= LEVELS.indexOf(level)) {
    problems.add('parent_level', place('parent_code'), { parent, parentLevel, level });
  }
}
