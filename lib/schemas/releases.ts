import * as z from 'zod';
import { isDate } from '@/lib/domain/as-of';
import { parsePeriod } from '@/lib/domain/period';
import { keySchema } from './page-params';
import { reasonSchema, sheetSchema } from './review';

const idSchema = z.coerce.number().int().positive().max(2_147_483_647);
const lockSchema = z.coerce.number().int().positive();
const titleSchema = z.string().trim().max(200).default('');
const breakSchema = z.string().trim().max(500).default('');
const url = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);
const document = { documentTitle: titleSchema, documentUrl: z.string().trim().pipe(url).default('') };

/** Sheets as the boxes of a form name them: `gdp/2023-Q4`. */
export const sheetsSchema = z
  .union([z.string().transform((sheet) => [sheet]), z.array(z.string()).max(5_000)])
  .optional()
  .default([])
  .pipe(
    z.array(
      z.string().transform((text, context) => {
        const [indicator, period, ...rest] = text.split('/');
        const sheet = sheetSchema.safeParse({ indicator, period });
        if (!sheet.success || rest.length > 0) context.addIssue({ code: 'custom', message: 'no sheet' });
        return sheet.success ? sheet.data : z.NEVER;
      }),
    ),
  );

/** A form's unticked box sends nothing. */
const kindSchema = z.enum(['first', 'revision']);

export const createPlanSchema = z
  .object({
    kind: kindSchema,
    title: titleSchema,
    reason: z.string().trim().max(1000).default(''),
    ...document,
  })
  .extend({ sheets: sheetsSchema })
  .superRefine(revisionHasReason);
export type CreatePlanInput = z.output<typeof createPlanSchema>;

/** A plan as it was seen: another's change in between is a conflict. */
export const planSchema = z.object({ plan: idSchema, lockVersion: lockSchema });
export type PlanInput = z.output<typeof planSchema>;

export const editPlanSchema = planSchema
  .extend({
    kind: kindSchema,
    title: titleSchema,
    reason: z.string().trim().max(1000).default(''),
    ...document,
  })
  .superRefine(revisionHasReason);
export type EditPlanInput = z.output<typeof editPlanSchema>;

export const addSheetsSchema = planSchema.extend({ sheets: sheetsSchema });
export type AddSheetsInput = z.output<typeof addSheetsSchema>;

/** One sheet of a plan: where its series breaks (empty: it does not), or that it is taken out. */
export const planSheetSchema = planSchema.extend({
  ...sheetSchema.shape,
  breakZh: breakSchema,
  breakEn: breakSchema,
  does: z.enum(['break', 'remove']),
});
export type PlanSheetInput = z.output<typeof planSheetSchema>;

/** `at` as a form's field gives it: `2026-11-25T10:00`, in the installation's zone. */
export const scheduleSchema = planSchema.extend({
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:00)?$/)
    .refine((text) => isDate(text.slice(0, 10))),
});
export type ScheduleInput = z.output<typeof scheduleSchema>;

export const withdrawSchema = z.object({ release: idSchema, reason: reasonSchema });
export type WithdrawInput = z.output<typeof withdrawSchema>;

const monthSchema = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}$/)
  .refine((text) => parsePeriod(text) !== null);

/** Many periods and indicators at once, with one reason and document (domain rule 24). */
export const startRevisionSchema = z.object({
  indicators: z.union([keySchema.transform((key) => [key]), z.array(keySchema).min(1).max(500)]),
  from: monthSchema,
  to: monthSchema,
  title: titleSchema,
  reason: reasonSchema,
  ...document,
  breakZh: breakSchema,
  breakEn: breakSchema,
});
export type StartRevisionInput = z.output<typeof startRevisionSchema>;

function revisionHasReason(
  { kind, reason }: { kind: 'first' | 'revision'; reason: string },
  context: z.core.$RefinementCtx,
): void {
  if (kind === 'revision' && reason === '')
    context.addIssue({
      code: 'custom',
      path: ['reason'],
      message: 'a revision has a reason',
      params: { refusal: { code: 'needs_reason' } },
    });
}

/** A plan's or release's number in a path. */
export const planIdSchema = z
  .string()
  .regex(/^[1-9][0-9]{0,8}$/)
  .transform(Number);

/** Releases before one, for the next page of the list. */
export const releasesQuerySchema = z.object({ before: planIdSchema.optional() });
