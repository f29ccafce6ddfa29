import * as z from 'zod';
import { readAsOf } from '@/lib/domain/as-of';
import { parsePeriod } from '@/lib/domain/period';

/** A key of the catalogue, as data packages allow it. */
export const keySchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/);
export const regionCodeSchema = z.string().regex(/^[A-Za-z0-9._-]{1,32}$/);

/** A period in a path; what is none is answered like one that does not exist. */
export const periodSchema = z.string().transform((text, context) => {
  const period = parsePeriod(text);
  if (!period) context.addIssue({ code: 'custom', message: 'no period' });
  return period ?? z.NEVER;
});

const instantSchema = z.iso.datetime({ offset: true });

/**
 * `asof`: a date (its last instant in the installation's zone) or an RFC 3339 instant of the years 1900 to 9998, or
 * `first` for figures as first published. Which dates are taken does not depend on the zone.
 */
export const asOfSchema = z
  .union([z.literal('first'), z.iso.date(), instantSchema])
  .refine((text) => text === 'first' || readAsOf(text, 'UTC') !== null);

/** `preview`: the pages as they would be after a planned release (`12.public`, `12.leader`, `12.staff`), or with whatever is approved. */
export const previewSchema = z.union([
  z.literal('approved'),
  z.string().regex(/^[1-9][0-9]{0,8}\.(public|leader|staff)$/),
]);

/** The query of every page. A parameter given twice, or one that is malformed, is refused as a whole. */
export const pageQuerySchema = z.object({
  group: keySchema.optional(),
  set: z.union([z.literal('all'), keySchema]).optional(),
  measure: z.enum(['level', 'growth']).optional(),
  focus: regionCodeSchema.optional(),
  view: z.enum(['bars', 'places']).optional(),
  sort: z
    .string()
    .regex(/^-?[a-z0-9][a-z0-9_-]{0,99}$/)
    .optional(),
  asof: asOfSchema.optional(),
  preview: previewSchema.optional(),
});

export type PageQueryInput = z.output<typeof pageQuerySchema>;
