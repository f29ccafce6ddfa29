import * as z from 'zod';
import { auditResults } from '@/lib/domain/audit-line';

/** A field of a search form that was left empty is not asked for. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

const words = z.string().trim().max(200);

/** The query of the log's page: what is looked for, and after which line its next page begins. */
export const auditQuerySchema = z.object({
  person: optional(words),
  action: optional(words),
  object: optional(words),
  result: optional(z.enum(auditResults)),
  /** Days in the installation's zone, both within. */
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  beyond: optional(z.string().regex(/^[1-9][0-9]{0,17}$/)),
});

export type AuditQuery = z.output<typeof auditQuerySchema>;
