/** What of a line's `before` and `after` differs, a row for each name, values as JSON text. */
export interface AuditChange {
  /** Null: the whole. */
  name: string | null;
  before: string | null;
  after: string | null;
}

/** Names in the order of `before`, then those that only `after` has; what both say alike is left out. */
export function auditChanges(before: unknown, after: unknown): AuditChange[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  if (!old || !fresh) return whole(before, after);
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)]);
  return [...names].flatMap((name) =>
    whole(own(old, name), own(fresh, name)).map((change) => ({ ...change, name })),
  );
}

function whole(before: unknown, after: unknown): AuditChange[] {
  const change = { name: null, before: textOf(before), after: textOf(after) };
  return change.before === change.after ? [] : [change];
}

/** Nothing at all has no fields; a list or a text is a whole of its own, and null says so. */
function fieldsOf(value: unknown): Record<string, unknown> | null {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

const own = (fields: Record<string, unknown>, name: string) =>
  Object.hasOwn(fields, name) ? fields[name] : null;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
