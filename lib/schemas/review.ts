import * as z from 'zod';
import { keySchema, periodSchema } from './page-params';

/** Why something is done: shown to others, so never empty. */
export const reasonSchema = z.string().trim().min(1).max(1000);

/** A sheet: one indicator in one period. */
export const sheetSchema = z.object({ indicator: keySchema, period: periodSchema });
export type SheetKey = z.output<typeof sheetSchema>;

/** What the reviewer had before their eyes, as `seenOf` names it. */
const seenSchema = z.string().regex(/^[0-9a-f]{32}$/);

const cellSchema = z.string().regex(/^(level|growth)\/[A-Za-z0-9._-]{1,32}$/);

export const approveSchema = sheetSchema.extend({ seen: seenSchema });
export type ApproveInput = z.output<typeof approveSchema>;

/** Without cells (`growth/230100`) the whole sheet goes back. */
export const returnSchema = sheetSchema.extend({
  seen: seenSchema,
  reason: reasonSchema,
  cells: z
    .union([cellSchema.transform((cell) => [cell]), z.array(cellSchema).max(5_000)])
    .optional()
    .default([]),
});
export type ReturnInput = z.output<typeof returnSchema>;

export const reopenSchema = sheetSchema.extend({ reason: reasonSchema });
export type ReopenInput = z.output<typeof reopenSchema>;

/** What a page says was done just now: a word, and how many. */
export const reviewDoneSchema = z
  .string()
  .regex(
    /^(approved|returned|reopened|created|saved|scheduled|unscheduled|cancelled|published|withdrawn)(\.\d{1,6})?$/,
  )
  .transform((text) => {
    const [what, count] = text.split('.');
    return { what: what as ReviewDone, count: Number(count ?? 0) };
  })
  .optional()
  .catch(undefined);
type ReviewDone =
  | 'approved'
  | 'returned'
  | 'reopened'
  | 'created'
  | 'saved'
  | 'scheduled'
  | 'unscheduled'
  | 'cancelled'
  | 'published'
  | 'withdrawn';
