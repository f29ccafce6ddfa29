import type { LogFilter } from '@/lib/domain/audit-line';
import { instantOfLocal, lastInstantOf } from '@/lib/domain/zone';
import type { AuditQuery } from '@/lib/schemas/audit-query';

/** The lines a page's query means: days are the installation's. */
export function filterOf(
  { person, action, object, result, from, to }: AuditQuery,
  timeZone: string,
): LogFilter {
  return {
    actor: person,
    action,
    object,
    result,
    from: from && instantOfLocal(from, '00:00', timeZone),
    until: to && lastInstantOf(to, timeZone),
  };
}
