import { splitAuditObject } from '@/lib/domain/audit-object';
import zh from '@/locales/zh.json';
import type { Formats } from './formats';
import type { Translator } from './translator';

type AuditAction = keyof typeof zh.audit.action;

/** The actions that have words, `review:approve` for `review.approve`: a key of messages holds no dot. */
const keys = Object.keys(zh.audit.action) as AuditAction[];

/** Every action that has words, as the log names it. */
export const auditActions: readonly string[] = keys.map((key) => key.replace(':', '.'));

/** What was done, in words; an action of an older version or another program, as it names itself. */
export function auditActionWords(t: Translator, action: string): string {
  const key = keys.find((each) => each.replace(':', '.') === action);
  return key ? t(`audit.action.${key}`) : action;
}

/** To what: the kind in words, the name as it is. */
export function auditObjectWords(t: Translator, object: string): { kind: string | null; name: string } {
  const { kind, name } = splitAuditObject(object);
  return { kind: kind && t(`audit.kind.${kind}`), name };
}

/** Date and time to the second in the installation's zone: the same in both languages, and in the order of time. */
export function auditTime({ timeZone }: Formats, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(
    new Date(instant),
  );
}
