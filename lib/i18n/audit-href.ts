import type { Locale } from '@/lib/domain/text';
import { hrefOf } from './links';

const order = ['person', 'action', 'object', 'result', 'from', 'to', 'beyond'] as const;

export type AuditSearch = Partial<Record<(typeof order)[number], string | undefined>>;

/** The path (without language) of the log, or of its export, with what is looked for. */
export function auditPath(search: AuditSearch, path = '/admin/audit'): string {
  const given = order.flatMap((name) => (search[name] ? [[name, search[name]] as [string, string]] : []));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

export const auditHref = (locale: Locale, search: AuditSearch, path?: string): string =>
  hrefOf(locale, auditPath(search, path));
