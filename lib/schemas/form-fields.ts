import * as z from 'zod';
import { isDate } from '@/lib/domain/as-of';
import { parseDecimal, toPlainText } from '@/lib/domain/decimal';

// Fields as a browser posts them: texts, empty where nothing was typed; a field left out is one without anything in it.

/** Trimmed; required. */
export const filledText = (most: number) => z.string().trim().min(1).max(most);

/** Trimmed; empty where nothing was typed. */
export const anyText = (most: number) => z.string().trim().max(most).default('');

/** A day, `YYYY-MM-DD`. */
export const dateText = z.string().trim().min(1).refine(isDate);

/** A day, or null. */
export const optionalDate = z
  .string()
  .trim()
  .refine((text) => text === '' || isDate(text))
  .transform((text) => text || null)
  .default(null);

/** A choice of which the empty one is none. */
export const optionalChoice = <const T extends readonly string[]>(choices: T) =>
  z
    .union([z.literal(''), z.enum(choices)])
    .transform((text) => (text === '' ? null : (text as T[number])))
    .default(null);

/** A whole number as digits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((text) => /^-?\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most)
    .transform(Number);

/** An exact decimal as plain text, or null. */
export const optionalDecimal = z
  .string()
  .trim()
  .refine((text) => text === '' || parseDecimal(text) !== null)
  .transform((text) => {
    const value = text === '' ? null : parseDecimal(text);
    return value ? toPlainText(value) : null;
  })
  .default(null);

/** A box to tick. */
export const ticked = z
  .string()
  .optional()
  .transform((text) => text !== undefined && text !== '');

/** A time of day, `HH:MM`; browsers may add seconds. */
export const timeOfDay = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  .transform((text) => text.slice(0, 5));

/** Date and time as `datetime-local` gives them, or null. */
export const optionalLocalTime = z
  .string()
  .trim()
  .refine((text) => text === '' || /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d/.test(text))
  .refine((text) => text === '' || isDate(text.slice(0, 10)))
  .transform((text) => (text === '' ? null : text.slice(0, 16)))
  .default(null);

/** What a form was made of (`stateOf`). */
export const seenState = z.string().regex(/^[0-9a-f]{16}$/);
