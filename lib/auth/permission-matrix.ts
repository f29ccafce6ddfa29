import { type ActedOn, type Action, actions, type FigureState, figureStates, may } from './permissions';
import { type Person, type PersonRole, personRoles } from './person';

// Every question that permissions can be asked, with its answer: docs/permissions.md and its tests are made of this.

/** Of the figure's indicator and region, whose they are. */
export const desks = ['own', 'other department', 'no department', 'other region'] as const;
export type Desk = (typeof desks)[number];

/** Whether the person entered or submitted the figures in question. */
export const hands = ['of others', 'entered by oneself', 'submitted by oneself'] as const;
export type Hand = (typeof hands)[number];

/** The installation's setting that leaders see approved figures before their release. */
export const settings = ['allowed', 'not allowed'] as const;
export type Setting = (typeof settings)[number];

/** What an action is done to, in words; a dimension that does not matter to the action is absent. */
export interface Circumstances {
  state?: FigureState;
  desk?: Desk;
  hand?: Hand;
  setting?: Setting;
}
export type Dimension = keyof Circumstances;

const choices = { state: figureStates, desk: desks, hand: hands, setting: settings } as const;

/** What matters to whether an action is allowed, besides the role. */
export const dimensions: Record<Action, readonly Dimension[]> = {
  'rankings.read': [],
  'approved.read': ['setting'],
  'entry.read': ['desk'],
  'entry.write': ['desk', 'state'],
  'entry.submit': ['desk', 'state'],
  'entry.comment': ['desk'],
  'entry.import': ['desk'],
  'review.read': [],
  'review.approve': ['state', 'hand'],
  'review.return': ['state'],
  'review.reopen': ['state'],
  'release.plan': [],
  'release.publish': [],
  'release.withdraw': [],
  'preview.read': [],
  'calendar.read': [],
  'calendar.write': [],
  'catalogue.write': [],
  'settings.write': [],
  'people.read': [],
  'people.write': [],
  'audit.read': [],
  'account.own': [],
};

/** Who asks: everybody, or someone of one role. Of several roles in one person each gives what it gives. */
export const askers = ['nobody', ...personRoles] as const;
export type Asker = 'nobody' | PersonRole;

export interface MatrixRow {
  action: Action;
  circumstances: Circumstances;
  allowed: Record<Asker, boolean>;
}

const OWN = { department: 1, region: '231001' };
const FOREIGN = { department: 2, region: '231002' };

/** Someone of some roles, bound to one department and one region. */
export function personOf(roles: readonly PersonRole[]): Person {
  return {
    id: 1,
    userName: 'someone',
    displayName: 'Someone',
    roles,
    departments: [OWN.department],
    regions: [OWN.region],
  };
}

/** The same circumstances as permissions are asked about them. */
export function actedOn({ state, desk, hand, setting }: Circumstances): ActedOn {
  return {
    ...(state ? { state } : {}),
    ...(desk ? placeOf[desk] : {}),
    ...(hand ? handOf[hand] : {}),
    ...(setting ? { leadersSeeApproved: setting === 'allowed' } : {}),
  };
}

const placeOf: Record<Desk, ActedOn> = {
  own: OWN,
  'other department': { ...OWN, department: FOREIGN.department },
  'no department': { ...OWN, department: null },
  'other region': { ...OWN, region: FOREIGN.region },
};

const handOf: Record<Hand, ActedOn> = {
  'of others': { enteredBy: ['other'], submittedBy: ['another'] },
  'entered by oneself': { enteredBy: ['other', 'someone'], submittedBy: ['another'] },
  'submitted by oneself': { enteredBy: ['other'], submittedBy: ['someone'] },
};

/** All circumstances that some dimensions make, in their order. */
export function everyCircumstance(of: readonly Dimension[]): Circumstances[] {
  return of.reduce<Circumstances[]>(
    (made, dimension) =>
      made.flatMap((before) => choices[dimension].map((choice) => ({ ...before, [dimension]: choice }))),
    [{}],
  );
}

/** The whole matrix: each action under each circumstance that matters to it, answered for everyone. */
export function permissionMatrix(): MatrixRow[] {
  return actions.flatMap((action) =>
    everyCircumstance(dimensions[action]).map((circumstances) => ({
      action,
      circumstances,
      allowed: Object.fromEntries(
        askers.map((asker) => [
          asker,
          may(asker === 'nobody' ? null : personOf([asker]), action, actedOn(circumstances)),
        ]),
      ) as Record<Asker, boolean>,
    })),
  );
}
