import type { Action } from '@/lib/auth/permissions';
import type { CellSave } from '@/lib/schemas/entry';
import { canaryPeriod, canaryUser } from '@/tests/support/desk-security';

/** A post that lacks nothing but the right to it: what its schema asks for, about rows that are there. */
export interface ActionPost {
  /** What one must be allowed to; a refusal stands under it in the log. */
  permission: Action;
  /** Fields of the form; absent: the action takes none. */
  fields?: Record<string, string>;
  /** What the action is given after the language, before the form. */
  before?: unknown[];
}

const seen = '0'.repeat(16);
const names = { name_zh: 'x', name_en: 'x' };
const sheet = { indicator: 'retail-sales', period: canaryPeriod };
const cell = `retail-sales/growth/231000/${canaryPeriod}`;
const plan = { plan: '1', lockVersion: '1' };
const revision = { title: 'x', reason: 'x', documentTitle: '', documentUrl: '' };
const person = { userName: canaryUser('staff'), lockVersion: '1' };
const indicator = {
  ...names,
  unit_zh: 'x',
  unit_en: 'x',
  decimals: '1',
  growth_decimals: '1',
  direction: 'higher',
  basis: 'period',
  ranked_measure: 'growth',
  growth: 'entered',
  streak_gap: 'break',
  ranked_for: 'public',
};
const day = { valid_from: '2020-01-01' };
const times = {
  opensDay: '1',
  opensTime: '08:00',
  dueDay: '10',
  dueTime: '18:00',
  releaseDay: '20',
  releaseTime: '10:00',
};
const save: CellSave = { id: cell, text: '1', expected: 0 };

const catalogue = (fields: Record<string, string>): ActionPost[] => [
  { permission: 'catalogue.write', fields },
];
const calendar = (fields: Record<string, string>): ActionPost[] => [{ permission: 'calendar.write', fields }];
const settings = (fields: Record<string, string>): ActionPost[] => [
  { permission: 'settings.write', fields: { seen, ...fields } },
];
const people = (fields: Record<string, string>): ActionPost[] => [{ permission: 'people.write', fields }];
const release = (
  permission: 'release.plan' | 'release.publish' | 'release.withdraw',
  fields: Record<string, string>,
): ActionPost[] => [{ permission, fields }];
const imports = (fields: Record<string, string>): ActionPost[] => [{ permission: 'entry.import', fields }];
const ofSheet = (permission: Action, fields: Record<string, string>): ActionPost => ({
  permission,
  fields,
  before: ['/entry', { number: 0 }],
});

/** The posts of each action that is not everybody's own, by the folder of its file and its name. */
export const actionPosts: Record<string, ActionPost[]> = {
  'admin/indicators/create': catalogue({
    key: 'zq-new',
    frequency: 'month',
    january: 'separate',
    ...indicator,
  }),
  'admin/indicators/change': catalogue({ key: 'retail-sales', seen, reason: 'x', ...indicator }),
  'admin/indicators/check': catalogue({ key: 'retail-sales', measure: 'growth', lockVersion: '0' }),
  'admin/regions/create': catalogue({ code: 'ZQ1', level: 'county', ...names, ...day }),
  'admin/regions/change': catalogue({ code: '231000', seen, ...names, ...day }),
  'admin/groups/create': catalogue({ key: 'zq-new', ...names }),
  'admin/groups/change': catalogue({ key: 'hlj-prefectures', seen, ...names }),
  'admin/groups/writeMember': catalogue({ key: 'hlj-prefectures', seen, code: '231000', ...day }),
  'admin/sets/create': catalogue({ key: 'zq-new', ...names, ...day }),
  'admin/sets/change': catalogue({ key: 'hlj-eight-2023', seen, ...names, ...day }),
  'admin/sets/writeMember': catalogue({
    key: 'hlj-eight-2023',
    seen,
    code: 'retail-sales',
    weight: '1',
    ...day,
  }),
  'admin/calendar/rule': calendar({ key: 'retail-sales', lockVersion: '0', ...times }),
  'admin/calendar/exception': calendar({
    key: 'retail-sales',
    period: canaryPeriod,
    seen,
    due: '2024-03-12T18:00',
    note: 'x',
  }),
  'admin/settings/place': settings({ home: '231000' }),
  'admin/settings/visibility': settings({ countiesPublic: 'on' }),
  'admin/settings/colour': settings({ goodColour: 'green' }),
  'admin/settings/footer': settings({ note_zh: 'x' }),
  'admin/people/create': people({ userName: 'zq.new', displayName: 'x', roles: 'audit' }),
  'admin/people/change': people({ ...person, displayName: 'x', roles: 'audit' }),
  'admin/people/disable': people(person),
  'admin/people/enable': people(person),
  'admin/people/givePassword': people(person),
  'admin/people/forgetSecondFactor': people(person),
  'admin/security/save': people({ totp: 'off', idleMinutes: '60', absoluteHours: '12' }),
  'review/approve': [{ permission: 'review.approve', fields: { ...sheet, seen: '0'.repeat(32) } }],
  'review/giveBack': [
    { permission: 'review.return', fields: { ...sheet, seen: '0'.repeat(32), reason: 'x' } },
  ],
  'review/reopen': [{ permission: 'review.reopen', fields: { ...sheet, reason: 'x' } }],
  'review/plans/create': release('release.plan', { kind: 'first', title: 'x' }),
  'review/plans/edit': release('release.plan', { ...plan, kind: 'first', title: 'x' }),
  'review/plans/addSheets': release('release.plan', { ...plan, sheets: `retail-sales/${canaryPeriod}` }),
  'review/plans/changeSheet': release('release.plan', { ...plan, ...sheet, does: 'remove' }),
  'review/plans/schedule': release('release.publish', { ...plan, at: '2099-01-01T00:00' }),
  'review/plans/unschedule': release('release.publish', plan),
  'review/plans/cancel': release('release.plan', plan),
  'review/plans/publish': release('release.publish', plan),
  'review/plans/withdraw': release('release.withdraw', { release: '1', reason: 'x' }),
  'review/plans/revise': release('release.plan', {
    indicators: 'retail-sales',
    from: '2023-01',
    to: '2023-12',
    ...revision,
  }),
  'entry/_page/saveGrid': [{ permission: 'entry.write', before: [[save]] }],
  'entry/_page/sendSheet': [
    ofSheet('entry.write', { do: 'save', [`v:${cell}`]: '1', [`o:${cell}`]: '2' }),
    ofSheet('entry.submit', { do: 'submit', sheet: `retail-sales/${canaryPeriod}` }),
    ofSheet('entry.comment', { do: 'comment', commentOn: cell, comment: 'x' }),
  ],
  'entry/import/upload': imports({ text: '地区\t2024-02\n牡丹江市\t1' }),
  'entry/import/correct': imports({ upload: '1', sheet: '0' }),
  'entry/import/commit': imports({ upload: '1', seen: '0'.repeat(64), stage: '', source: '' }),
};

/** What is posted to the actions of signing in and of one's own account: a name and secrets that are nobody's. */
export const ownFields: Record<string, string> = {
  userName: 'zq.nobody',
  password: 'x',
  currentPassword: 'x',
  newPassword: 'x',
  newPasswordAgain: 'x',
  code: '000000',
  session: '1',
  to: '/zh',
};
