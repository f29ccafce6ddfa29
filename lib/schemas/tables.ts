import * as z from 'zod';
import { parsePeriod } from '@/lib/domain/period';
import { keySchema, periodSchema, regionCodeSchema } from './page-params';
import { MAX_UPLOAD_BYTES } from './upload-limit';

const measure = z.enum(['level', 'growth']);
const unit = z.string().trim().min(1).max(40);
const stages = ['flash', 'preliminary', 'revised', 'final', 'census'] as const;

/** A file, or a table pasted as text. */
export const uploadSchema = z.object({
  file: z.instanceof(File).optional(),
  text: z.string().max(MAX_UPLOAD_BYTES).optional(),
});
export type UploadInput = z.output<typeof uploadSchema>;

const correctionSchema = z.object({
  region: regionCodeSchema.nullish(),
  indicator: keySchema.nullish(),
  measure: measure.nullish(),
  unit: unit.nullish(),
  skip: z.boolean().optional(),
});

/** What is kept of a person's word on a table. */
export const correctionsSchema = z.object({
  lines: z.record(z.string().max(2_000), correctionSchema),
  table: correctionSchema,
  period: z.string().optional(),
});

export const storedUploadSchema = z.object({ sheet: z.int().min(0), corrections: correctionsSchema });
export type StoredUpload = z.output<typeof storedUploadSchema>;

export const uploadIdSchema = z.coerce.number().int().min(1).max(2_147_483_647);

/** '' leaves what was read; '-' leaves the line out. */
const choice = <Inner extends z.ZodType>(inner: Inner) =>
  z.union([z.literal(''), z.literal('-'), inner]).optional();

export interface LineChoice {
  key: string;
  region?: string | undefined;
  indicator?: string | undefined;
  measure?: string | undefined;
  unit?: string | undefined;
}

const lineChoiceSchema = z.object({
  key: z
    .string()
    .regex(/^[rc]:/)
    .max(2_000),
  region: choice(regionCodeSchema),
  indicator: choice(keySchema),
  measure: choice(measure),
  unit: z.union([z.literal(''), unit]).optional(),
});

/** A form of fields `key.0`, `region.0`, `indicator.0` …, one number a line, beside those of the whole table. */
export const mappingSchema = z
  .record(z.string(), z.unknown())
  .transform((fields, context) => {
    const lines: LineChoice[] = [];
    for (const [name, key] of Object.entries(fields)) {
      const number = /^key\.(\d{1,4})$/.exec(name)?.[1];
      if (number === undefined) continue;
      const of = (field: string) => fields[`${field}.${number}`];
      const line = lineChoiceSchema.safeParse({
        key,
        region: of('region'),
        indicator: of('indicator'),
        measure: of('measure'),
        unit: of('unit'),
      });
      if (line.success) lines.push(line.data);
      else context.addIssue({ code: 'custom', message: 'line', path: [`region.${number}`] });
    }
    return { ...fields, lines };
  })
  .pipe(
    z.object({
      upload: uploadIdSchema,
      sheet: z.coerce.number().int().min(0).max(100),
      lines: z.array(z.custom<LineChoice>()),
      region: choice(regionCodeSchema),
      indicator: choice(keySchema),
      measure: choice(measure),
      unit: z.union([z.literal(''), unit]).optional(),
      period: z
        .string()
        .trim()
        .refine((text) => text === '' || parsePeriod(text) !== null)
        .optional(),
      /** Which button was pressed: on to the preview, or the page again. */
      to: z.enum(['preview', 'mapping']).default('preview'),
    }),
  );
export type MappingInput = z.output<typeof mappingSchema>;

const tick = z.literal('yes').optional();

export const commitSchema = z.object({
  upload: uploadIdSchema,
  /** Digest of the rows that the person saw. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  stage: z.union([z.literal(''), z.enum(stages)]),
  source: z.string().trim().max(300),
  reason: z.string().trim().max(600).optional(),
  leaveOut: tick,
});
export type CommitInput = z.output<typeof commitSchema>;

export const rowStatuses = [
  'new',
  'changed',
  'same',
  'error',
  'locked',
  'not_yours',
  'not_open',
  'no_member',
] as const;
export type RowStatus = (typeof rowStatuses)[number];

export const previewQuerySchema = z.object({
  show: z.enum(rowStatuses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
});

export const mappingQuerySchema = z.object({
  lines: z.literal('all').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
});

/** A blank workbook: of an indicator, or of a department's indicators; for a group's regions and one period. */
export const templateSchema = z.object({
  of: z.union([
    z.string().regex(/^department:\d{1,9}$/),
    z.string().regex(/^indicator:[a-z0-9][a-z0-9_-]{0,99}$/),
  ]),
  group: keySchema.optional(),
  period: periodSchema,
});
export type TemplateInput = z.output<typeof templateSchema>;

const count = z.int().min(0);
// a status may be younger than the result
const known = count.default(0);

/** What an import did, as it is kept with its upload. */
export const importResultSchema = z.object({
  written: count,
  ...(Object.fromEntries(rowStatuses.map((status) => [status, known])) as Record<RowStatus, typeof known>),
});
