import type { Line, Skip } from './mapping';
import type { Names } from './names';
import { nameKey, plainText } from './plain-text';
import { type Heading, readHeading } from './read-heading';
import { mergeHints, readPeriod } from './read-period';

const TOTAL = /^(?:合计|总计|小计|共计|平均|平均值|平均数|其他|其它|total|sum|average|mean|others?)$/i;
/** 全省 is the group's parent: it is found by its level among the parents of the regions named. */
const PARENT = /^(全国|全省|全区|全市|全县)(?:合计|总计|平均(?:水平)?)?$/;

/** A row or column as its headings say, from the outermost to the one next to the figures. */
export function readLine(
  at: number,
  texts: readonly string[],
  names: Names,
): Line & { parent: string | null } {
  const given = texts.filter((text, n) => text !== '' && text !== texts[n - 1]);
  const regions = given.map((text) => names.regions(text));
  const region = namesOne(regions);
  // what is somebody's name as a whole says nothing else: 一区2001 is no year, 居民消费价格指数 no index of something
  const headings = given.map((text, n) =>
    regions[n]?.length || names.indicators(text).length > 0
      ? nameAlone(text)
      : readHeading(text, names.units),
  );
  const others = headings.filter((_, n) => !regions[n]?.length);
  const indicator = indicatorOf(others, names);
  const parent =
    given.map((text) => PARENT.exec(nameKey(text))?.[1]).find((word) => word !== undefined) ?? null;
  const isTotal = given.some((text) => TOTAL.test(nameKey(text)));
  const skip: Skip | null = isTotal && !parent ? 'total' : indicator.isExact ? null : otherOf(others);
  return {
    at,
    label: given.map(plainText).join(' · '),
    key: keyOf(given, (text) => names.regions(text).length > 0),
    region: region.one,
    indicator: indicator.one,
    measure: others.findLast(({ measure }) => measure !== null)?.measure ?? null,
    unit: others.findLast(({ unit }) => unit !== null)?.unit ?? null,
    period: mergeHints(headings.map(({ period }) => period)),
    isNamed: others.some(({ rest }) => rest !== ''),
    how: indicator.isLikely ? 'likely' : 'sure',
    skip,
    candidates:
      region.one === null && region.all.length > 0 ? region.all : indicator.one ? [] : indicator.all,
    parent,
  };
}

function nameAlone(text: string): Heading {
  return { text, rest: plainText(text), period: null, measure: null, unit: null, other: null };
}

function otherOf(headings: readonly Heading[]): Skip | null {
  return headings.find(({ other }) => other !== null)?.other ?? null;
}

/** What all cells that name anything agree on: a code beside a name tells homonyms apart. */
function namesOne(found: readonly string[][]): { one: string | null; all: string[] } {
  const named = found.filter((codes) => codes.length > 0);
  const all = [...new Set(named.flat())];
  const common = all.filter((code) => named.every((codes) => codes.includes(code)));
  return { one: common.length === 1 ? (common[0] ?? null) : null, all };
}

interface FoundIndicator {
  one: string | null;
  all: string[];
  isExact: boolean;
  isLikely: boolean;
}

/**
 * The indicator that headings name: one of them as it stands, else what is left of all without measure, unit and period,
 * else of the lower ones alone, which a person should look at, since what stands above may narrow it.
 */
function indicatorOf(headings: readonly Heading[], names: Names): FoundIndicator {
  for (const { text } of headings.toReversed()) {
    const found = names.indicators(text);
    if (found.length > 0) return answer(found, true, false);
  }
  const rests = headings.map(({ rest }) => rest).filter((rest, n, all) => rest !== '' && rest !== all[n - 1]);
  for (let from = 0; from < rests.length; from += 1) {
    const found = names.indicators(rests.slice(from).join(''));
    if (found.length > 0) return answer(found, false, from > 0 && hasChinese(rests.slice(0, from)));
  }
  // a heading and its translation below
  for (const rest of rests) {
    const found = names.indicators(rest);
    const others = rests.filter((other) => other !== rest);
    if (found.length > 0) return answer(found, false, hasChinese(others));
  }
  return answer([], false, false);
}

function answer(all: string[], isExact: boolean, isLikely: boolean): FoundIndicator {
  return { one: all.length === 1 ? (all[0] ?? null) : null, all, isExact, isLikely };
}

function hasChinese(texts: readonly string[]): boolean {
  return texts.some((text) => /\p{Script=Han}/u.test(text));
}

/** The headings without periods; what is a period alone is its own key. Other numbers stay: PM2.5 is not PM10, nor 一区2001 二区2002. */
export function keyOf(texts: readonly string[], isName: (text: string) => boolean = () => false): string {
  const stripped = texts.map((text) => nameKey(isName(text) ? text : (readPeriod(text)?.rest ?? text)));
  return stripped.filter(Boolean).join('|') || nameKey(texts.join('|'));
}
