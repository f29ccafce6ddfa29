/** What a person is there for; several may meet in one, except administrations (docs/permissions.md). */
export const personRoles = ['leader', 'staff', 'reviewer', 'system', 'security', 'audit'] as const;
export type PersonRole = (typeof personRoles)[number];

export const administrations = ['system', 'security', 'audit'] as const satisfies readonly PersonRole[];

/** Someone who is signed in, as permissions see them. */
export interface Person {
  id: number;
  /** Never changes: the log and the provenance of figures name people by it. */
  userName: string;
  displayName: string;
  roles: readonly PersonRole[];
  /** Ids of the departments whose indicators a member of staff enters. */
  departments: readonly number[];
  /** Codes of the regions a member of county staff enters; empty: every region. */
  regions: readonly string[];
}

/** On whose behalf a verb is carried out, and from where. */
export interface Actor {
  person: Person;
  /** The address the request came from, for the log; empty for a command. */
  address: string;
}
