import * as z from 'zod';
import { asOfSchema, keySchema, periodSchema, regionCodeSchema } from '@/lib/schemas/page-params';

/** The query of a download: what the page it is linked from shows. */
export const downloadQuerySchema = z.object({
  indicator: keySchema.optional(),
  period: periodSchema.optional(),
  group: keySchema.optional(),
  set: z.union([z.literal('all'), keySchema]).optional(),
  measure: z.enum(['level', 'growth']).optional(),
  focus: regionCodeSchema.optional(),
  asof: asOfSchema.optional(),
});

export type DownloadQuery = z.output<typeof downloadQuerySchema>;

/** `ranking.csv` → the table and the format; null: no such file. */
export const fileSchema = z
  .string()
  .regex(/^[a-z]+\.(csv|xlsx|json)$/)
  .transform((name) => {
    const [table = '', format] = name.split('.');
    return { table, format: format as 'csv' | 'xlsx' | 'json' };
  });
