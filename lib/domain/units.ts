import type { Decimal } from './decimal';
import { decimal } from './decimal';

/** A unit read as a base unit times a power of ten: 亿元 is 10^8 yuan. */
export interface UnitReading {
  base: string;
  exponent: number;
}

const CHINESE_PREFIXES: readonly (readonly [string, number])[] = [
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
];

const ENGLISH_PREFIXES: readonly (readonly [RegExp, number])[] = [
  [/^hundred /, 2],
  [/^(?:thousand|1,?000) /, 3],
  [/^(?:ten thousand|10,?000) /, 4],
  [/^(?:100,?000) /, 5],
  [/^(?:million|1,?000,?000) /, 6],
  [/^(?:10 million|ten million) /, 7],
  [/^(?:100 million|hundred million|100,?000,?000) /, 8],
  [/^billion /, 9],
  [/^trillion /, 12],
];

/** Base units as they are written, each with the name that stands for all its spellings. */
const BASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yuan: ['元', '人民币元', 'yuan', 'cny', 'rmb'],
    dollar: ['美元', 'us dollar', 'us dollars', 'usd'],
    person: ['人', 'person', 'persons', 'people'],
    visit: ['人次', 'visit', 'visits', 'person-time', 'person-times'],
    household: ['户', 'household', 'households'],
    enterprise: ['家', 'enterprise', 'enterprises'],
    piece: ['个', 'piece', 'pieces', 'unit', 'units'],
    item: ['项', '件', 'item', 'items', 'project', 'projects'],
    set: ['套', 'set', 'sets'],
    vehicle: ['辆', 'vehicle', 'vehicles'],
    ton: ['吨', 'ton', 'tons', 'tonne', 'tonnes'],
    hectare: ['公顷', 'hectare', 'hectares'],
    mu: ['亩', 'mu'],
    'square metre': ['平方米', 'square metre', 'square metres', 'sq m', 'm²'],
    'cubic metre': ['立方米', 'cubic metre', 'cubic metres', 'm³'],
    'watt-hour': ['瓦时', 'watt-hour', 'watt-hours', 'wh'],
  }).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name] as const)),
);

/** Reads a unit in Chinese or English (亿元, 万人, 100 million yuan, 10,000 persons); null: not a unit that converts. */
export function readUnit(text: string): UnitReading | null {
  let rest = text.trim().toLowerCase();
  let exponent = 0;
  while (!BASES.has(rest)) {
    const prefix = prefixOf(rest);
    if (!prefix) return null;
    rest = rest.slice(prefix.length);
    exponent += prefix.exponent;
  }
  return { base: BASES.get(rest) ?? rest, exponent };
}

/** Converts exactly (domain rule 5): 1 亿元 is 10,000 万元. Null where either unit is unknown, or they count different things. */
export function convertUnit(value: Decimal, from: string, to: string): Decimal | null {
  if (from.trim() === to.trim()) return value;
  const source = readUnit(from);
  const target = readUnit(to);
  if (!source || !target || source.base !== target.base) return null;
  return value.times(decimal(`1e${source.exponent - target.exponent}`));
}

/** A level that is about this many times (or this many times less than) the one before it. */
export type UnitFactor = 100 | 1000 | 10000;

/**
 * Whether a level looks as if it were in another unit than the one before it (domain rule 5): the nearest of 100,
 * 1,000 and 10,000 on a logarithmic scale, from a ratio of 50 either way on; null: nothing suspicious. A cumulative
 * level that falls from a whole year's to 1—2月's stays far below 50.
 */
export function unitJump(previous: Decimal, next: Decimal): UnitFactor | null {
  const [small, large] = previous.abs().lt(next.abs())
    ? [previous.abs(), next.abs()]
    : [next.abs(), previous.abs()];
  if (small.eq(0) || large.lt(small.times(50))) return null;
  // ratio² against 10^5 and 10^7: the middles of the three factors on a logarithmic scale
  const largeSquared = large.times(large);
  const smallSquared = small.times(small);
  if (largeSquared.lt(smallSquared.times('1e5'))) return 100;
  return largeSquared.lt(smallSquared.times('1e7')) ? 1000 : 10000;
}

function prefixOf(text: string): { length: number; exponent: number } | null {
  for (const [prefix, exponent] of CHINESE_PREFIXES) {
    if (text.startsWith(prefix)) return { length: prefix.length, exponent };
  }
  for (const [pattern, exponent] of ENGLISH_PREFIXES) {
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, exponent };
  }
  return null;
}
