import { decimal } from './decimal';
import type { Cell, FigureVersion, MissingReason, Origin, PeriodCells, Source, StatedRank } from './figure';
import type { Indicator } from './indicator';
import type { Period, PeriodRules } from './period';
import { comparePeriods, nextPeriod, parsePeriod } from './period';

/** Builders for the tests of this folder. Nothing of the product imports them. */

export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new Error(`not a period: ${text}`);
  return parsed;
}

/** A monthly cumulative indicator with one decimal, higher is better, unless told otherwise. */
export function indicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    key: 'industry',
    name: { zh: '规模以上工业增加值', en: 'Industrial value added' },
    unit: { zh: '亿元', en: '100 million yuan' },
    decimals: 2,
    growthDecimals: 1,
    direction: 'higher',
    frequency: 'month',
    basis: 'cumulative',
    rankedMeasure: 'growth',
    growth: 'entered',
    growthBasis: 'comparable',
    family: '',
    january: 'combined',
    streakGap: 'break',
    rankedFor: 'public',
    department: { zh: '统计局', en: 'Statistics bureau' },
    definition: { zh: '', en: '' },
    caveat: { zh: '', en: '' },
    ...changes,
  };
}

export function source(origin: Origin = 'official'): Source {
  return { origin, title: 'Statistical communiqué', url: 'https://example.org/communique' };
}

type FigureParts = Partial<Omit<FigureVersion, 'value' | 'period' | 'source'>> & {
  /** Decimal text; without it the figure is missing. */
  value?: string;
  period?: string;
  origin?: Origin;
};

export function figure({
  value,
  period: text = '2023-12',
  origin,
  missing,
  ...rest
}: FigureParts): FigureVersion {
  return {
    indicator: 'industry',
    measure: 'growth',
    region: 'r01',
    period: period(text),
    publishedAt: '2024-01-20T01:00:00.000Z',
    value: value === undefined ? null : decimal(value),
    missing: value === undefined ? (missing ?? 'not_reported') : null,
    stage: 'final',
    source: source(origin),
    note: '',
    ...rest,
  };
}

export function statedRank(changes: Partial<StatedRank> = {}): StatedRank {
  return {
    indicator: 'industry',
    measure: 'growth',
    region: 'r01',
    period: period('2023-12'),
    publishedAt: '2024-01-20T01:00:00.000Z',
    rank: 1,
    of: 13,
    source: source('reported'),
    ...changes,
  };
}

/** A member's value as decimal text; null: no row at all; or a reason, an origin, a stated place. */
export type MemberParts =
  | string
  | null
  | { value?: string; missing?: MissingReason; origin?: Origin; stated?: number; publishedAt?: string };

type CellsParts = Partial<Pick<PeriodCells, 'indicator' | 'measure'>> & {
  period?: string;
  benchmark?: string | null;
  benchmarkOrigin?: Origin;
};

/** One period of a group: members by region code, the benchmark's value as decimal text. */
export function periodCells(members: Record<string, MemberParts>, parts: CellsParts = {}): PeriodCells {
  const { period: text = '2023-12', benchmark = null, benchmarkOrigin, ...rest } = parts;
  const key = { indicator: 'industry', measure: 'growth' as const, ...rest };
  const cells = Object.entries(members).map(([region, member]): Cell => {
    const given = typeof member === 'string' ? { value: member } : (member ?? {});
    const { stated, ...figureParts } = given;
    const hasFigure = figureParts.value !== undefined || figureParts.missing !== undefined;
    return {
      region,
      figure: hasFigure ? figure({ ...key, region, period: text, ...figureParts }) : null,
      stated:
        stated === undefined ? null : statedRank({ ...key, region, period: period(text), rank: stated }),
    };
  });
  return {
    ...key,
    period: period(text),
    cells,
    benchmark:
      benchmark === null
        ? null
        : figure({ ...key, region: 'province', period: text, value: benchmark, origin: benchmarkOrigin }),
  };
}

/** Members r01, r02, … with the values given, in that order. */
export function members(...values: MemberParts[]): Record<string, MemberParts> {
  return Object.fromEntries(values.map((value, index) => [`r${String(index + 1).padStart(2, '0')}`, value]));
}

/** Every period of the calendar from `first` to `last`, both included; empty where `last` ends earlier. Both of one frequency. */
export function periodsBetween(first: Period, last: Period, rules: PeriodRules): Period[] {
  const periods: Period[] = [];
  if (comparePeriods(first, last) > 0) return periods;
  for (let period = first; ; period = nextPeriod(period, rules)) {
    periods.push(period);
    if (comparePeriods(period, last) >= 0) return periods;
  }
}
