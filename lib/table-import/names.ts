import type { GrowthKind } from '@/lib/domain/indicator';
import type { Basis, PeriodRules } from '@/lib/domain/period';
import type { RegionLevel } from '@/lib/domain/region';
import type { Text } from '@/lib/domain/text';
import { nameKey, nameVariants, plainText } from './plain-text';

export interface NamedRegion {
  code: string;
  level: RegionLevel;
  name: Text;
  short: Text;
  parent: string | null;
}

export interface NamedIndicator extends PeriodRules {
  key: string;
  name: Text;
  unit: Text;
  basis: Basis;
  growth: GrowthKind;
}

/** What headings can mean. */
export interface Catalogue {
  regions: readonly NamedRegion[];
  indicators: readonly NamedIndicator[];
}

const REGION_SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|林区|矿区|新区|地区|省|市|县|区|盟|旗)$/;

/** Finds regions and indicators by what tables call them. Every answer lists all that bear the name: one is certain, two are for a person to tell apart. */
export class Names {
  readonly regionByCode: ReadonlyMap<string, NamedRegion>;
  readonly indicatorByKey: ReadonlyMap<string, NamedIndicator>;
  /** Units of the catalogue, in both languages. */
  readonly units: ReadonlySet<string>;
  private readonly regionNames = new Map<string, Set<string>>();
  private readonly regionStems = new Map<string, Set<string>>();
  private readonly indicatorNames = new Map<string, Set<string>>();
  private readonly indicatorStems = new Map<string, Set<string>>();

  constructor({ regions, indicators }: Catalogue) {
    this.regionByCode = new Map(regions.map((region) => [region.code, region]));
    this.indicatorByKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
    this.units = new Set(
      indicators.flatMap(({ unit }) => [plainText(unit.zh), plainText(unit.en)]).filter(Boolean),
    );
    for (const { code, name, short } of regions) {
      for (const text of [code, name.zh, name.en, short.zh, short.en]) put(this.regionNames, text, code);
      const stem = name.zh.replace(REGION_SUFFIX, '');
      if (stem.length >= 2) put(this.regionStems, stem, code);
    }
    for (const { key, name } of indicators) {
      for (const text of [key, name.zh, name.en]) put(this.indicatorNames, text, key);
      // 固定资产投资（不含农户） is called 固定资产投资 in most tables
      for (const text of [name.zh, name.en])
        put(this.indicatorStems, text.replace(/[（(][^）)]*[）)]/g, ''), key);
    }
  }

  /** Codes of the regions that a text names. */
  regions(text: string): string[] {
    return lookUp(text, this.regionNames, this.regionStems);
  }

  /** Keys of the indicators that a text names. */
  indicators(text: string): string[] {
    return lookUp(text, this.indicatorNames, this.indicatorStems);
  }

  /** Keys of the indicators whose name stands within a longer text such as a title; of two that overlap the longer. */
  indicatorsWithin(text: string): string[] {
    return within(text, [this.indicatorNames, this.indicatorStems]);
  }

  /** Codes of the regions whose name stands within a longer text. */
  regionsWithin(text: string): string[] {
    return within(text, [this.regionNames]);
  }
}

function put(names: Map<string, Set<string>>, text: string, id: string): void {
  const key = nameKey(text);
  if (key === '') return;
  const known = names.get(key) ?? new Set<string>();
  known.add(id);
  names.set(key, known);
}

function lookUp(text: string, ...layers: ReadonlyMap<string, ReadonlySet<string>>[]): string[] {
  const variants = nameVariants(text);
  for (const names of layers) {
    const found = new Set(variants.flatMap((variant) => [...(names.get(variant) ?? [])]));
    if (found.size > 0) return [...found];
  }
  return [];
}

function within(text: string, layers: ReadonlyMap<string, ReadonlySet<string>>[]): string[] {
  const key = nameKey(text);
  let longest = '';
  let found: string[] = [];
  for (const names of layers) {
    for (const [name, ids] of names) {
      // a code or a word of one letter is in too many texts
      if (
        name.length < 2 ||
        /^[\da-z]{1,3}$/.test(name) ||
        !key.includes(name) ||
        name.length <= longest.length
      )
        continue;
      longest = name;
      found = [...ids];
    }
  }
  return found;
}
