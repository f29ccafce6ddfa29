import * as z from 'zod';
import {
  anyText,
  dateText,
  filledText,
  optionalChoice,
  optionalDate,
  optionalDecimal,
  seenState,
  ticked,
  wholeNumber,
} from './form-fields';
import { KEY } from './package-cells';
import { keySchema, regionCodeSchema } from './page-params';

// Forms of the catalogue. Both languages of a name are asked for, since every page is made in both.
const name = filledText(200);
const prose = anyText(4_000);
const newKey = filledText(100).regex(KEY);
const newCode = filledText(32).pipe(regionCodeSchema);
const optionalCode = z
  .union([z.literal(''), regionCodeSchema])
  .transform((text) => text || null)
  .default(null);

const entryFields = {
  name_zh: name,
  name_en: name,
  unit_zh: name,
  unit_en: name,
  decimals: wholeNumber(0, 12),
  growth_decimals: wholeNumber(0, 12),
  direction: z.enum(['higher', 'lower', 'none']),
  basis: z.enum(['cumulative', 'period', 'stock']),
  ranked_measure: z.enum(['level', 'growth', 'both']),
  growth: z.enum(['entered', 'computed', 'none']),
  growth_basis: optionalChoice(['constant', 'comparable', 'nominal', 'same_scope']),
  family: anyText(100),
  streak_gap: z.enum(['break', 'suspend']),
  ranked_for: z.enum(['public', 'leaders', 'nobody']),
  /** The Chinese name of a department there is, as the list has it; empty: none, or the new one below. */
  department: anyText(500),
  department_zh: anyText(200),
  department_en: anyText(200),
  definition_zh: prose,
  definition_en: prose,
  caveat_zh: prose,
  caveat_en: prose,
};

export const newIndicatorSchema = z.object({
  key: newKey,
  frequency: z.enum(['month', 'quarter', 'year']),
  january: z.enum(['separate', 'combined']),
  ...entryFields,
});
export const changedIndicatorSchema = z.object({
  key: keySchema,
  seen: seenState,
  reason: filledText(500),
  ...entryFields,
});

export const indicatorCheckSchema = z.object({
  key: keySchema,
  measure: z.enum(['level', 'growth']),
  lowest: optionalDecimal,
  highest: optionalDecimal,
  sumsToParent: ticked,
  /** 0: there was no check. */
  lockVersion: wholeNumber(0, 999_999),
});

const regionNames = {
  name_zh: name,
  name_en: name,
  short_zh: anyText(100),
  short_en: anyText(100),
  parent_code: optionalCode,
  valid_from: dateText,
};
export const newRegionSchema = z.object({
  code: newCode,
  level: z.enum(['country', 'province', 'prefecture', 'county', 'other']),
  ...regionNames,
});
export const changedRegionSchema = z.object({ code: regionCodeSchema, seen: seenState, ...regionNames });

export const newGroupSchema = z.object({
  key: newKey,
  name_zh: name,
  name_en: name,
  benchmark_code: optionalCode,
});
export const changedGroupSchema = newGroupSchema.extend({ key: keySchema, seen: seenState });

const setFields = { name_zh: name, name_en: name, valid_from: dateText, valid_to: optionalDate };
export const newSetSchema = z.object({ key: newKey, ...setFields });
export const changedSetSchema = z.object({ key: keySchema, seen: seenState, ...setFields });

const membership = {
  key: keySchema,
  seen: seenState,
  /** The recorded membership that this one takes the place of; empty: a new one. */
  id: z
    .union([z.literal(''), z.string().regex(/^\d{1,9}$/)])
    .transform((text) => (text ? Number(text) : null))
    .default(null),
  intent: z.enum(['save', 'remove']).default('save'),
  valid_from: dateText,
  valid_to: optionalDate,
};
export const groupMemberSchema = z.object({ ...membership, code: regionCodeSchema });
export const setMemberSchema = z.object({
  ...membership,
  code: keySchema,
  weight: optionalDecimal.refine((weight) => weight !== null && !/^-|^0*(\.0*)?$/.test(weight)),
});
