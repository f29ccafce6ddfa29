import { BEGINNING, type Counts, type KnownGroup, type KnownMember, type KnownSet, noCounts } from './known';
import { overlap } from './plan-regions';
import { type OnChange, type Place, type Problems, quoted } from './problems';
import type { CatalogueFile } from './read-catalogue';

export interface PlannedMember {
  owner: string;
  code: string;
  weight: string;
  valid_from: string;
  valid_to: string | null;
  /** Whether the group or set is new: then its members have been known from the beginning. */
  isFirst: boolean;
}

export interface GroupsPlan {
  insert: { key: string; name_zh: string; name_en: string; benchmark_code: string | null }[];
  update: { key: string; name_zh: string; name_en: string; benchmark_code: string | null }[];
  members: PlannedMember[];
  /** Ids of recorded memberships that the package's rows take the place of. */
  retire: number[];
  counts: Counts;
  memberCounts: Counts;
}

export interface SetsPlan {
  insert: { key: string; name_zh: string; name_en: string; valid_from: string; valid_to: string | null }[];
  update: { key: string; name_zh: string; name_en: string; valid_from: string; valid_to: string | null }[];
  members: PlannedMember[];
  retire: number[];
  counts: Counts;
  memberCounts: Counts;
}

interface Entities {
  /** Whether a code or key exists, in the database or (right or wrong) in the package. */
  has(code: string): boolean;
}

/** What peer-groups.csv and peer-group-members.csv add and change. */
export function planGroups(
  groups: CatalogueFile<'peer-groups'> | null,
  members: CatalogueFile<'peer-group-members'> | null,
  known: ReadonlyMap<string, KnownGroup>,
  regions: Entities,
  problems: Problems,
  onChange: OnChange,
): GroupsPlan {
  const plan: GroupsPlan = {
    insert: [],
    update: [],
    members: [],
    retire: [],
    counts: noCounts(),
    memberCounts: noCounts(),
  };
  const seen = new Map<string, number>();
  for (const { row, line, place } of groups?.lines ?? []) {
    const key = row.key ?? '';
    if (isRepeated(seen, key, line, place('key'), problems)) continue;
    const stored = known.get(key);
    const group = {
      key,
      name_zh: row.name_zh ?? stored?.name_zh ?? '',
      name_en: row.name_en ?? stored?.name_en ?? '',
      benchmark_code: row.benchmark_code ?? stored?.benchmark_code ?? null,
    };
    if (!row.name_zh && !row.name_en) problems.add('name_missing', place('key'));
    if (row.benchmark_code && !regions.has(row.benchmark_code)) {
      problems.add('unknown_region', place('benchmark_code'), { value: quoted(row.benchmark_code) });
    }
    const isSame =
      stored &&
      stored.name_zh === group.name_zh &&
      stored.name_en === group.name_en &&
      stored.benchmark_code === group.benchmark_code;
    count(plan.counts, !stored, !isSame);
    if (!stored) plan.insert.push(group);
    else if (!isSame) plan.update.push(group);
    if (stored && !isSame) onChange(place('key'));
  }
  const has = (key: string) => known.has(key) || (groups?.mentioned.has(key) ?? false);
  const given: GivenMember[] = [];
  for (const { row, line, place } of members?.lines ?? []) {
    const owner = row.group_key ?? '';
    const code = row.region_code ?? '';
    if (!has(owner)) problems.add('unknown_group', place('group_key'), { value: quoted(owner) });
    if (!regions.has(code)) problems.add('unknown_region', place('region_code'), { value: quoted(code) });
    const stored = known.get(owner)?.members.filter((member) => member.code === code) ?? [];
    const only = stored.length === 1 ? stored[0] : undefined;
    const from = row.valid_from ?? only?.valid_from ?? BEGINNING;
    const before = stored.find((member) => member.valid_from === from);
    const to = row.valid_to ?? before?.valid_to ?? null;
    if (to !== null && to <= from) problems.add('validity_order', place('valid_to'), { from, to });
    const dates = { valid_from: from, valid_to: to };
    given.push({ owner, code, weight: '', ...dates, stored, line, place: place('region_code') });
  }
  planMembers(given, (owner) => !known.has(owner), plan, problems, onChange);
  return plan;
}

/** What assessed-sets.csv and assessed-set-members.csv add and change; members are valid from their set's first day. */
export function planSets(
  sets: CatalogueFile<'assessed-sets'> | null,
  members: CatalogueFile<'assessed-set-members'> | null,
  known: ReadonlyMap<string, KnownSet>,
  indicators: Entities,
  problems: Problems,
  onChange: OnChange,
): SetsPlan {
  const plan: SetsPlan = {
    insert: [],
    update: [],
    members: [],
    retire: [],
    counts: noCounts(),
    memberCounts: noCounts(),
  };
  const seen = new Map<string, number>();
  const froms = new Map([...known].map(([key, set]) => [key, set.valid_from]));
  for (const { row, line, place } of sets?.lines ?? []) {
    const key = row.key ?? '';
    if (isRepeated(seen, key, line, place('key'), problems)) continue;
    const stored = known.get(key);
    const set = {
      key,
      name_zh: row.name_zh ?? stored?.name_zh ?? '',
      name_en: row.name_en ?? stored?.name_en ?? '',
      valid_from: row.valid_from ?? stored?.valid_from ?? BEGINNING,
      valid_to: row.valid_to ?? stored?.valid_to ?? null,
    };
    froms.set(key, set.valid_from);
    if (!row.name_zh && !row.name_en) problems.add('name_missing', place('key'));
    if (set.valid_to !== null && set.valid_to <= set.valid_from) {
      problems.add('validity_order', place('valid_to'), { from: set.valid_from, to: set.valid_to });
    }
    const isSame =
      stored &&
      stored.name_zh === set.name_zh &&
      stored.name_en === set.name_en &&
      stored.valid_from === set.valid_from &&
      stored.valid_to === set.valid_to;
    count(plan.counts, !stored, !isSame);
    if (!stored) plan.insert.push(set);
    else if (!isSame) plan.update.push(set);
    if (stored && !isSame) onChange(place('key'));
  }
  const has = (key: string) => known.has(key) || (sets?.mentioned.has(key) ?? false);
  const given: GivenMember[] = [];
  for (const { row, line, place } of members?.lines ?? []) {
    const owner = row.set_key ?? '';
    const code = row.indicator_key ?? '';
    if (!has(owner)) problems.add('unknown_set', place('set_key'), { value: quoted(owner) });
    if (!indicators.has(code))
      problems.add('unknown_indicator', place('indicator_key'), { value: quoted(code) });
    const stored = known.get(owner)?.members.filter((member) => member.code === code) ?? [];
    const valid_from = froms.get(owner) ?? BEGINNING;
    const weight = row.weight ?? stored.at(-1)?.weight ?? '1';
    const dates = { valid_from, valid_to: null };
    given.push({ owner, code, weight, ...dates, stored, line, place: place('indicator_key') });
  }
  planMembers(given, (owner) => !known.has(owner), plan, problems, onChange);
  return plan;
}

interface GivenMember extends Omit<PlannedMember, 'isFirst'> {
  stored: KnownMember[];
  line: number;
  place: Place;
}

/**
 * A row that is recorded as it stands is the same; any other takes the place, from now on, of the recorded ones it
 * overlaps. What was recorded stays readable as it was, so a correction leaves past rankings alone.
 */
function planMembers(
  given: GivenMember[],
  isNewOwner: (owner: string) => boolean,
  plan: Pick<GroupsPlan, 'members' | 'retire' | 'memberCounts'>,
  problems: Problems,
  onChange: OnChange,
): void {
  const byPair = new Map<string, GivenMember[]>();
  const retired = new Set<number>();
  for (const { stored, line, place, ...member } of given) {
    const pair = `${member.owner}\n${member.code}`;
    const others = byPair.get(pair) ?? [];
    const clash = others.find((other) => overlap(other, member));
    byPair.set(pair, [...others, { stored, line, place, ...member }]);
    if (clash) {
      const isSame = clash.valid_from === member.valid_from && clash.valid_to === member.valid_to;
      if (isSame) problems.add('duplicate_row', place, { line: clash.line });
      else problems.add('validity_overlap', place, { from: clash.valid_from, to: clash.valid_to ?? '…' });
      continue;
    }
    const isSame = stored.some(
      (other) =>
        other.valid_from === member.valid_from &&
        other.valid_to === member.valid_to &&
        other.weight === member.weight,
    );
    const superseded = stored.filter((other) => overlap(other, member));
    count(plan.memberCounts, superseded.length === 0, !isSame);
    if (isSame) continue;
    const isFirst = isNewOwner(member.owner);
    if (!isFirst) onChange(place);
    for (const other of superseded) retired.add(other.id);
    plan.members.push({ ...member, isFirst });
  }
  plan.retire.push(...retired);
}

function isRepeated(
  seen: Map<string, number>,
  key: string,
  line: number,
  place: Place,
  problems: Problems,
): boolean {
  const earlier = seen.get(key);
  if (earlier !== undefined) problems.add('duplicate_row', place, { line: earlier });
  else seen.set(key, line);
  return earlier !== undefined;
}

function count(counts: Counts, isNew: boolean, isChanged: boolean): void {
  if (isNew) counts.added += 1;
  else if (isChanged) counts.changed += 1;
  else counts.same += 1;
}
