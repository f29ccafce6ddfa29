import type { Measure } from '@/lib/domain/indicator';
import { readUnit } from '@/lib/domain/units';
import { plainText } from './plain-text';
import { type PeriodHint, readPeriod } from './read-period';

/** What one heading cell says, and what is left of it: the name of an indicator or a region, if anything. */
export interface Heading {
  text: string;
  rest: string;
  period: PeriodHint | null;
  measure: Measure | null;
  unit: string | null;
  /** place: a column of ranks; other_year: last year's; other_rate: month on month, a share, an index, a target. Such figures are not the indicator's. */
  other: 'place' | 'other_year' | 'other_rate' | null;
}

const PLACE = /位次|排名|名次|排序|\brank(?:ing)?\b/i;
const OTHER_YEAR = /上年同期|去年同期|上年同月|上年末|基期|same period last year|previous year/i;
const OTHER_RATE =
  /环比|占比|比重|份额|贡献率|拉动|指数|完成率|占.*%|目标|计划|进度|增减额|增加额|增量|month[- ]on[- ]month|\bshare\b|\bindex\b|\btarget\b/i;
// against last year: said before a year is looked for, since 比上年增长 names none
const GROWTH =
  /(?:累计)?(?:(?:比|较)(?:上年|去年)(?:同期|同月)?|同比)?(?:增长率|增长速度|增长|增速|增幅|升降幅度|涨跌幅度?|升降)|同比|(?:比|较)(?:上年|去年)(?:同期|同月)?|±\s*%?|\+\/?-\s*%|\b(?:growth(?: rate)?|yoy|y\/y|year[- ]on[- ]year|change)\b/gi;
const LEVEL =
  /总量|绝对[值数额量]|累计[值额数]|本期[值额数]|期末[值数]|完成[额数值]|数值|本[年月期](?:累计|止累计)?|累计|\b(?:level|value|amount)\b/gi;
const BRACKETED = /[([]\s*(?:单位\s*[:：]?\s*)?([^()[\]]{1,30}?)\s*[)\]]/g;
const UNIT_LINE = /(?:计量单位|单位|unit)s?\s*[:：]\s*([^)\]]+)/i;

const noUnits: ReadonlySet<string> = new Set();

/**
 * Reads a heading such as "房地产投资累计增长(%)", "2023年1—12月 总量（亿元）" or "Level, 100 million yuan".
 * @param units units of the catalogue, which it may name beside those that convert
 */
export function readHeading(given: string, units = noUnits): Heading {
  const text = plainText(given);
  const other = PLACE.test(text)
    ? 'place'
    : OTHER_YEAR.test(text)
      ? 'other_year'
      : OTHER_RATE.test(text)
        ? 'other_rate'
        : null;
  let rest = text;
  let unit: string | null = null;
  const line = UNIT_LINE.exec(rest);
  const stated = line && firstUnit(line[1] ?? '', units);
  if (line && stated) {
    unit = stated;
    rest = rest.replace(line[0], ' ');
  }
  rest = rest.replace(BRACKETED, (all, inside: string) => {
    const found = asUnit(inside, units);
    if (!found) return all;
    unit ??= found;
    return ' ';
  });
  let measure: Measure | null = null;
  const withoutGrowth = rest.replace(GROWTH, ' ');
  if (withoutGrowth !== rest) measure = 'growth';
  rest = withoutGrowth;
  const reading = readPeriod(rest);
  if (reading) rest = reading.rest;
  const withoutLevel = rest.replace(LEVEL, ' ');
  if (withoutLevel !== rest && /绝对|总量|[值额数]|level|value|amount/i.test(text)) measure ??= 'level';
  rest = plainText(withoutLevel);
  const alone = asUnit(rest, units);
  if (alone) {
    unit ??= alone;
    rest = '';
  }
  return {
    text,
    rest: rest.replace(/^[-:：,，、.\s]+|[-:：,，、\s]+$/g, ''),
    period: reading?.hint ?? null,
    measure,
    unit,
    other,
  };
}

/** The unit of levels where a line names several: 单位：亿元、%. */
function firstUnit(text: string, units: ReadonlySet<string>): string | null {
  const found = text.split(/[、,，;；]/).flatMap((part) => asUnit(part, units) ?? []);
  return found.find((unit) => unit !== '%') ?? found[0] ?? null;
}

/** A unit as it is written, or null where the text is none. Units that do not convert (微克/立方米) are known by their form. */
export function asUnit(text: string, units = noUnits): string | null {
  const plain = plainText(text);
  if (plain === '%' || plain === '‰' || units.has(plain) || readUnit(plain)) return plain;
  return /^[^\d\s]{1,8}\/[^\d\s]{1,8}$|^个百分点$/.test(plain) ? plain : null;
}
