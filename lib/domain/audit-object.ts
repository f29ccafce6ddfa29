/** What the log's objects are: the word before the colon of `cell:gdp/growth/370100/2024-01`. */
export const auditKinds = [
  'sheet',
  'cell',
  'plan',
  'release',
  'preview',
  'upload',
  'package',
  'calendar',
  'indicator',
  'region',
  'group',
  'set',
  'setting',
  'person',
  'session',
  'page',
  'audit',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The kind of an object and what it names; without a kind that is known, the whole is its name. */
export function splitAuditObject(object: string): { kind: AuditKind | null; name: string } {
  const [, before = '', name = ''] = /^([a-z]+):(.*)$/s.exec(object) ?? [];
  const kind = auditKinds.find((each) => each === before);
  return kind ? { kind, name } : { kind: null, name: object };
}

/** Beginnings of the objects that a searched text means: `cell:gdp` is one, `gdp` is that name in every kind. */
export function auditPrefixes(text: string): string[] {
  return text.includes(':') ? [text] : [text, ...auditKinds.map((kind) => `${kind}:${text}`)];
}
