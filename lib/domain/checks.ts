import { type Decimal, decimal, divide, toFixed, toPlainText } from './decimal';
import { checkGrowth, growthFromLevels, isAbnormalGrowth } from './growth';
import type { Measure } from './indicator';
import { unitJump } from './units';
import type { UsualRange } from './usual-range';

export type FindingCode =
  | 'out_of_range'
  | 'outlier_history'
  | 'outlier_peers'
  | 'abnormal_growth'
  | 'base_zero'
  | 'unit_jump'
  | 'growth_differs'
  | 'sum_differs'
  | 'stated_rank_differs';

/** note: said and no more; explanation: not given in without one; confirmation: not given in until this value is confirmed. */
export type Holds = 'note' | 'explanation' | 'confirmation';

/** Something odd about a figure, which may be right all the same: nothing here changes or refuses one. */
export interface Finding {
  code: FindingCode;
  holds: Holds;
  /** Decimal text and counts, for the sentence. */
  params: Record<string, string>;
}

/** What is known around a cell, without its own value. Decimal text throughout, since it goes to the page as it is. */
export interface CellContext {
  measure: Measure;
  /** Decimals of the measure. */
  decimals: number;
  /** The range that the catalogue gives. */
  lowest: string | null;
  highest: string | null;
  /** Value of the period before. */
  previous: string | null;
  /** Where the cell's own last values lie. */
  usual: UsualRange | null;
  /** Where the other regions' values lie: growths as they are, levels by their change in percent on the period before. */
  usualAmongPeers: UsualRange | null;
  /** Of a growth whose indicator says that it can be computed: the level of the same period, and its base. */
  computed: { level: string; base: string } | null;
  /** Of a growth: the level a year earlier, whatever the indicator says. */
  base: string | null;
  /** Of a region whose parts must add up to it, when all of them are there. */
  parts: string[] | null;
  /** The place that a source states, and the one that the figures give. */
  places: { stated: number; computed: number } | null;
}

export interface CellFacts extends CellContext {
  /** Null: there is no figure, and nothing to find. */
  value: string | null;
}

/** What is odd about a figure, by the rules of the trade; an empty list: nothing. */
export function checkCell({ value: text, ...context }: CellFacts): Finding[] {
  if (text === null) return [];
  const value = decimal(text);
  const jump = unitJumpOf(value, context);
  return [
    outOfRange(value, context),
    jump,
    // one cause, one finding: a value in another unit lies outside its history, too
    ...(jump ? [] : [outlierOfHistory(value, context), outlierOfPeers(value, context)]),
    ...growthFindings(value, context),
    sumDiffers(value, context),
    statedRankDiffers(context),
  ].filter((finding) => finding !== null);
}

/** The findings that still keep a figure from being given in. `confirmed` is the value that a person confirmed. */
export function openFindings(
  findings: readonly Finding[],
  said: { value: string | null; explanation: string | null; confirmed: string | null },
): Finding[] {
  const isConfirmed =
    said.confirmed !== null && said.value !== null && decimal(said.confirmed).eq(decimal(said.value));
  const isExplained = said.explanation !== null && said.explanation.trim() !== '';
  return findings.filter(
    ({ holds }) => (holds === 'explanation' && !isExplained) || (holds === 'confirmation' && !isConfirmed),
  );
}

function outOfRange(value: Decimal, { lowest, highest }: CellContext): Finding | null {
  const isBelow = lowest !== null && value.lt(decimal(lowest));
  const isAbove = highest !== null && value.gt(decimal(highest));
  if (!isBelow && !isAbove) return null;
  return found('out_of_range', 'explanation', { lowest: lowest ?? '', highest: highest ?? '' });
}

/** Domain rule 5: about 100, 1,000 or 10,000 times the value before, or as many times less. */
function unitJumpOf(value: Decimal, { measure, previous }: CellContext): Finding | null {
  if (measure !== 'level' || previous === null) return null;
  const before = decimal(previous);
  const factor = unitJump(before, value);
  if (factor === null) return null;
  const direction = value.abs().gt(before.abs()) ? 'up' : 'down';
  return found('unit_jump', 'confirmation', { factor: String(factor), direction, previous });
}

function outlierOfHistory(value: Decimal, { usual }: CellContext): Finding | null {
  if (!usual || isWithin(value, usual)) return null;
  return found('outlier_history', 'note', { from: usual.from, to: usual.to });
}

function outlierOfPeers(value: Decimal, context: CellContext): Finding | null {
  const { measure, usualAmongPeers: usual, previous } = context;
  if (!usual) return null;
  const compared = measure === 'growth' ? value : changeInPercent(value, previous);
  if (compared === null || isWithin(compared, usual)) return null;
  return found('outlier_peers', 'note', { from: usual.from, to: usual.to, compared: toPlainText(compared) });
}

/** Domain rules 4 and 6. */
function growthFindings(value: Decimal, context: CellContext): (Finding | null)[] {
  if (context.measure !== 'growth') return [];
  return [
    isAbnormalGrowth(value) ? found('abnormal_growth', 'explanation', {}) : null,
    context.base !== null && decimal(context.base).eq(0) ? found('base_zero', 'explanation', {}) : null,
    growthDiffers(value, context),
  ];
}

function growthDiffers(value: Decimal, { computed, decimals }: CellContext): Finding | null {
  if (!computed) return null;
  const growth = growthFromLevels(decimal(computed.level), decimal(computed.base), decimals);
  if (!('value' in growth) || !checkGrowth(value, growth.value, decimals)) return null;
  return found('growth_differs', 'note', { computed: toFixed(growth.value, decimals) });
}

/** The parts' sum, against what rounding explains: half a unit of the last decimal for each part and for the whole. */
function sumDiffers(value: Decimal, { parts, decimals }: CellContext): Finding | null {
  if (!parts || parts.length === 0) return null;
  const sum = parts.reduce((total, part) => total.plus(decimal(part)), decimal('0'));
  const difference = sum.minus(value);
  const slack = decimal(`1e-${decimals}`)
    .times(parts.length + 1)
    .div(2);
  if (difference.abs().lte(slack)) return null;
  return found('sum_differs', 'explanation', { sum: toPlainText(sum), difference: toPlainText(difference) });
}

/** Domain rule 20a. */
function statedRankDiffers({ places }: CellContext): Finding | null {
  if (!places || places.stated === places.computed) return null;
  return found('stated_rank_differs', 'explanation', {
    stated: String(places.stated),
    computed: String(places.computed),
  });
}

/** Null: there is nothing before to change from. */
export function changeInPercent(value: Decimal, previous: string | null): Decimal | null {
  if (previous === null) return null;
  const before = decimal(previous);
  return before.eq(0) ? null : divide(value.minus(before).times(100), before.abs(), 1);
}

function isWithin(value: Decimal, { from, to }: UsualRange): boolean {
  return value.gte(decimal(from)) && value.lte(decimal(to));
}

function found(code: FindingCode, holds: Holds, params: Record<string, string>): Finding {
  return { code, holds, params };
}
