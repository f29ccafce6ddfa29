import { periodsOfYear, years } from './calendar';
import { facts } from './facts';
import type { Growth } from './growth';
import { divideRound, scaledInteger } from './integers';
import type { LevelShape, Shape } from './shape';

/** The level of 2020 at one period: a share of the whole, or a factor on a figure per head. */
function baseLevel(level: LevelShape, i: number, share: number, of: number): number {
  const whole = divideRound(level.whole * (level.profile[i] ?? 0), 10000);
  return divideRound(whole * share, of);
}

/**
 * Levels in units of the last decimal, one a period of the story: each year's follows from the year before by published growth
 * (and by what prices add). A level that is a known fact takes the place of the generated one, and the next year follows from it.
 * @param share the region's part of `of` parts
 */
export function levelsOf(shape: Shape, region: string, growth: Growth, share: number, of: number): number[] {
  const level = shape.level;
  if (!level) return [];
  const known = levelFacts(shape.key, region, level.decimals);
  const levels: number[] = [];
  let before = periodsOfYear(shape.calendar, 2020).map((_, i) => baseLevel(level, i, share, of));
  for (const year of years) {
    const beyond = level.beyond?.[year] ?? 0;
    before = periodsOfYear(shape.calendar, year).map((period, i) => {
      const rise = 1000 + (growth[levels.length + i] ?? 0) + beyond;
      return known.get(period) ?? divideRound((before[i] ?? 0) * rise, 1000);
    });
    levels.push(...before);
  }
  return levels;
}

/** The levels of 2020, which the first year's growth is measured against; not part of the package. */
export function baseLevels(shape: Shape, share: number, of: number): number[] {
  const { level } = shape;
  return level ? periodsOfYear(shape.calendar, 2020).map((_, i) => baseLevel(level, i, share, of)) : [];
}

/** Growth worked out from levels, in tenths of a percent; `base` is the year before the first. */
export function growthOfLevels(levels: number[], base: number[]): Growth {
  return levels.map((value, i) => {
    const before = i < base.length ? (base[i] ?? 0) : (levels[i - base.length] ?? 0);
    return divideRound((value - before) * 1000, before);
  });
}

function levelFacts(indicator: string, region: string, decimals: number): Map<string, number> {
  return new Map(
    facts
      .filter((fact) => fact.indicator === indicator && fact.region === region && fact.measure === 'level')
      .filter((fact) => fact.value !== '')
      .map((fact) => [fact.period, scaledInteger(shifted(fact.value, fact.shift ?? 0), decimals)]),
  );
}

/** Moves the decimal point of a plain decimal to the right: 297.83 billion yuan is 2978.3 亿元. Text in, text out: exact. */
export function shifted(value: string, places: number): string {
  if (places === 0) return value;
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places);
  return `${whole}${digits.slice(0, places)}`.replace(/^(-?)0+(?=\d)/, '$1') + (rest ? `.${rest}` : '');
}
