import type { Person, PersonRole } from './person';

/** Of a sheet or a cell: nothing entered, in work, given in, given back, approved and locked, or public. */
export const figureStates = ['none', 'draft', 'submitted', 'returned', 'approved', 'published'] as const;
export type FigureState = (typeof figureStates)[number];

export const actions = [
  // leaders' pages
  'rankings.read',
  'approved.read',
  // the desk
  'entry.read',
  'entry.write',
  'entry.submit',
  'entry.comment',
  'entry.import',
  // review and release
  'review.read',
  'review.approve',
  'review.return',
  'review.reopen',
  'release.plan',
  'release.publish',
  'release.withdraw',
  'preview.read',
  // who is late
  'calendar.read',
  // administration
  'calendar.write',
  'catalogue.write',
  'settings.write',
  'people.read',
  'people.write',
  'audit.read',
  'account.own',
] as const;
export type Action = (typeof actions)[number];

/** What an action is done to, as far as it matters who does it. Absent: whatever it is. */
export interface ActedOn {
  /** The indicator's department; null: it has none, and nobody's staff enters it. */
  department?: number | null;
  /** Code of the figure's region. */
  region?: string;
  state?: FigureState;
  /** User names of those who entered and submitted it. */
  enteredBy?: readonly string[];
  submittedBy?: readonly string[];
  /** Whether the installation lets leaders see approved figures before their release. */
  leadersSeeApproved?: boolean;
}

type Rule = (person: Person, on: ActedOn) => boolean;

const has = (person: Person, ...roles: PersonRole[]) => roles.some((role) => person.roles.includes(role));
const role =
  (...roles: PersonRole[]): Rule =>
  (person) =>
    has(person, ...roles);

const isOwnDesk: Rule = (person, { department, region }) =>
  has(person, 'staff') &&
  (department === undefined || (department !== null && person.departments.includes(department))) &&
  (region === undefined || person.regions.length === 0 || person.regions.includes(region));

const inState =
  (...states: FigureState[]): Rule =>
  (_person, { state }) =>
    state === undefined || states.includes(state);

const isOwnHand: Rule = (person, { enteredBy = [], submittedBy = [] }) =>
  enteredBy.includes(person.userName) || submittedBy.includes(person.userName);

const all =
  (...rules: Rule[]): Rule =>
  (person, on) =>
    rules.every((rule) => rule(person, on));
const not =
  (rule: Rule): Rule =>
  (person, on) =>
    !rule(person, on);
const either =
  (...rules: Rule[]): Rule =>
  (person, on) =>
    rules.some((rule) => rule(person, on));

/** Published figures are open to staff as revisions; what was given in or approved is locked until it is given back or reopened. */
const openStates = inState('none', 'draft', 'returned', 'published');

const rules: Record<Action, Rule> = {
  'rankings.read': role('leader', 'staff', 'reviewer'),
  'approved.read': (person, { leadersSeeApproved }) => has(person, 'leader') && leadersSeeApproved !== false,
  'entry.read': either(isOwnDesk, role('reviewer')),
  'entry.write': all(isOwnDesk, openStates),
  'entry.submit': all(isOwnDesk, inState('draft', 'returned')),
  'entry.comment': either(isOwnDesk, role('reviewer')),
  'entry.import': isOwnDesk,
  'review.read': role('reviewer'),
  // the one who submits is not the one who approves (domain rule 23), nor is the one who entered
  'review.approve': all(role('reviewer'), inState('submitted'), not(isOwnHand)),
  'review.return': all(role('reviewer'), inState('submitted')),
  'review.reopen': all(role('reviewer'), inState('approved')),
  'release.plan': role('reviewer'),
  'release.publish': role('reviewer'),
  'release.withdraw': role('reviewer'),
  'preview.read': role('reviewer'),
  'calendar.read': role('leader', 'staff', 'reviewer', 'system'),
  'calendar.write': role('system'),
  'catalogue.write': role('system'),
  'settings.write': role('system'),
  'people.read': role('security'),
  'people.write': role('security'),
  'audit.read': role('audit'),
  'account.own': () => true,
};

/**
 * Whether a person may do something: the one place where that is decided. Queries and services ask it with what the
 * database says of the object; pages ask it to show or hide. Without a person nothing is allowed.
 */
export function may(person: Person | null, action: Action, on: ActedOn = {}): boolean {
  return person !== null && rules[action](person, on);
}
