import * as z from 'zod';

/** A text of several lines that fits its column: 2,000 bytes, three to a Chinese character. */
const remark = z.string().trim().max(600);
const stage = z.enum(['flash', 'preliminary', 'revised', 'final', 'census']);
const indicator = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/);
const region = z.string().regex(/^[0-9A-Za-z._-]{1,32}$/);
const period = z.string().regex(/^\d{4}(-(\d{2}|Q[1-4]))?$/);

/** What is to become of one cell: a new text, or an explanation, a confirmation or a reason of the figure that is there. */
export const cellSaveSchema = z.object({
  /** `indicator/measure/region/period`. */
  id: z.string().max(200),
  /** What was typed or pasted; absent: the value stays. */
  text: z.string().max(200).optional(),
  /** '' takes it away. */
  explanation: remark.optional(),
  /** The value (decimal text) that is right although it looks like another unit. */
  confirmed: z
    .string()
    .regex(/^-?\d{1,30}(\.\d{1,20})?$/)
    .optional(),
  /** Published with the figure. */
  note: remark.optional(),
  /** Why a published figure is revised. */
  reason: remark.optional(),
  stage: stage.optional(),
  /** The draft goes, and the cell says again what is published. */
  discard: z.boolean().optional(),
  /** The lock version last seen; 0: no entry was seen. */
  expected: z.number().int().min(0),
  /** When the published version that was seen was published; null: none was seen; absent: nobody asks. */
  seenBase: z.iso.datetime().nullable().optional(),
});
export type CellSave = z.output<typeof cellSaveSchema>;

/** A block of the clipboard may fill a sheet of a province's counties. */
export const saveCellsSchema = z.object({ cells: z.array(cellSaveSchema).min(1).max(2000) });

export const sheetKeySchema = z.object({ indicator, period });
export type SheetKey = z.output<typeof sheetKeySchema>;

export const submitSheetsSchema = z.object({
  sheets: z.array(sheetKeySchema).min(1).max(200),
  /** Codes of the regions whose figures are given in; absent: all that the person enters. */
  regions: z.array(region).max(2000).optional(),
  /** Of every figure given in; absent: as it was saved. */
  stage: stage.optional(),
  /** Of revisions that have no reason of their own. */
  reason: remark.optional(),
});
export type SubmitSheets = z.output<typeof submitSheetsSchema>;

export const cellCommentSchema = z.object({
  id: z.string().max(200),
  body: z.string().trim().min(1).max(1000),
});
export type CellComment = z.output<typeof cellCommentSchema>;

/** What an entry page's address says besides the page's own query. */
export const entryQuerySchema = z.object({
  /** The cell whose history is shown. */
  cell: z.string().max(200).optional().catch(undefined),
  saved: z.coerce.number().int().min(0).optional().catch(undefined),
  submitted: z.coerce.number().int().min(0).optional().catch(undefined),
  /** Of the picker for other periods. */
  indicator: indicator.optional().catch(undefined),
  month: period.optional().catch(undefined),
});

/** What the desk's form says of the whole sheet; its cells are read by `formCells`. */
export const sheetFormSchema = z.object({
  do: z.enum(['save', 'submit', 'comment']),
  sheets: z.array(z.string().max(150)).max(200),
  regions: z.array(region).max(2000),
  stage: stage.optional().catch(undefined),
  reason: remark.optional(),
  comment: z.string().trim().max(1000).optional(),
  commentOn: z.string().max(200).optional(),
});
