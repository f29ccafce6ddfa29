export const auditResults = ['done', 'refused', 'failed'] as const;
export type AuditResult = (typeof auditResults)[number];

/** One line of the audit log. */
export interface LogLine {
  /** Place in the chain: a whole number as text. */
  seq: string;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  /** User name, or the name of a command; of a sign-in that failed, the name that was tried. */
  actor: string;
  address: string;
  action: string;
  object: string;
  result: AuditResult;
  before: unknown;
  after: unknown;
}

/** Which lines of the log; what is absent narrows nothing. */
export interface LogFilter {
  /** The whole name. */
  actor?: string | undefined;
  action?: string | undefined;
  /** How the object begins, with its kind or without. */
  object?: string | undefined;
  result?: AuditResult | undefined;
  /** Instants (ISO 8601), both within. */
  from?: string | undefined;
  until?: string | undefined;
}
