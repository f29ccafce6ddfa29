import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type PersonRole, personRoles } from '@/lib/auth/person';
import { makeDepartment } from '@/tests/support/desk-people';
import {
  makeAssessedSet,
  makeGroup,
  makeIndicator,
  makeInstallation,
  makeRegion,
} from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { useTestDatabase } from '@/tests/support/test-database';
import { findVerbs, loadVerb } from '@/tests/support/verbs';

const db = useTestDatabase();

interface Guarded {
  /** Who may; every other role is refused. */
  roles: readonly PersonRole[];
  input: readonly unknown[];
  /** As the log names what it was tried on. */
  object: string;
  /** What is answered instead of a refusal of the whole. */
  answer?: unknown;
}

const staff: readonly PersonRole[] = ['staff'];
const security: readonly PersonRole[] = ['security'];
const system: readonly PersonRole[] = ['system'];
const reviewer: readonly PersonRole[] = ['reviewer'];

const li = { userName: 'li.na', lockVersion: 1 };
const bound = { displayName: 'x', roles: ['leader'], departments: [], regions: [] };
const sheet = { indicator: 'gdp', period: '2023-Q4', seen: '0'.repeat(32), reason: 'why' };
const plan = { plan: 1, lockVersion: 1 };
const planned = { kind: 'first', title: '', reason: '', documentTitle: '', documentUrl: '', sheets: [] };
const named = { key: 'gdp', name_zh: '名', name_en: 'name', seen: '' };
const dated = { valid_from: '2024-01-01', valid_to: null };
const id = 'gdp/growth/231000/2023-Q4';
const nowhere = 'no-such/growth/231000/2023-Q4';
const upload = { upload: 1 };

/** Whatever changes something, or lets out what is not everyone's, by `folder/verb`. */
const guarded: Record<string, Guarded> = {
  'people/addPerson': {
    roles: security,
    input: [{ ...bound, userName: 'new.one' }],
    object: 'person:new.one',
  },
  'people/changePerson': { roles: security, input: [{ ...bound, ...li }], object: 'person:li.na' },
  'people/disablePerson': { roles: security, input: [li], object: 'person:li.na' },
  'people/enablePerson': { roles: security, input: [li], object: 'person:li.na' },
  'people/resetPassword': { roles: security, input: [li], object: 'person:li.na' },
  'people/resetSecondFactor': { roles: security, input: [li], object: 'person:li.na' },
  'people/changeSecurity': {
    roles: security,
    input: [{ totp: false, idleMinutes: 60, absoluteHours: 24 }],
    object: 'setting:security',
  },
  'audit/exportLog': { roles: ['audit'], input: [{}], object: 'audit:log' },
  // answered cell by cell, for what is there and what is not alike
  'desk/saveCells': {
    roles: staff,
    input: [[id, nowhere].map((each) => ({ id: each, text: '5.2', expected: 0 }))],
    object: `cell:${id}`,
    answer: {
      ok: true,
      outcomes: [id, nowhere].map((each) => ({
        id: each,
        result: 'refused',
        refusal: { code: 'forbidden', params: {} },
      })),
      cells: expect.any(Array),
    },
  },
  'desk/submitSheets': {
    roles: staff,
    input: [{ sheets: [{ indicator: 'gdp', period: '2023-Q4' }] }],
    object: 'sheet:gdp/2023-Q4',
  },
  'desk/commentOnCell': { roles: ['staff', 'reviewer'], input: [{ id, body: '?' }], object: `cell:${id}` },
  'tables/uploadTable': { roles: staff, input: [{ text: '地区\t增速' }], object: 'upload:new' },
  'tables/correctMapping': {
    roles: staff,
    input: [{ ...upload, sheet: 0, lines: [] }],
    object: 'upload:1',
  },
  'tables/readImport': { roles: staff, input: [1], object: 'upload:1' },
  'tables/commitImport': {
    roles: staff,
    input: [{ ...upload, seen: '', leaveOut: true }, 'zh'],
    object: 'upload:1',
  },
  'review/approveSheet': { roles: reviewer, input: [sheet], object: 'sheet:gdp/2023-Q4' },
  'review/returnSheet': { roles: reviewer, input: [{ ...sheet, cells: [] }], object: 'sheet:gdp/2023-Q4' },
  'review/reopenSheet': { roles: reviewer, input: [sheet], object: 'sheet:gdp/2023-Q4' },
  'releases/createPlan': { roles: reviewer, input: [planned], object: 'plan:new' },
  'releases/editPlan': { roles: reviewer, input: [{ ...planned, ...plan }], object: 'plan:1' },
  'releases/addPlanSheets': { roles: reviewer, input: [{ ...plan, sheets: [sheet] }], object: 'plan:1' },
  'releases/changePlanSheet': {
    roles: reviewer,
    input: [{ ...plan, ...sheet, breakZh: '', breakEn: '', does: 'remove' }],
    object: 'plan:1',
  },
  'releases/cancelPlan': { roles: reviewer, input: [plan], object: 'plan:1' },
  'releases/schedulePlan': {
    roles: reviewer,
    input: [{ ...plan, at: '2099-01-01T10:00' }],
    object: 'plan:1',
  },
  'releases/unschedulePlan': { roles: reviewer, input: [plan], object: 'plan:1' },
  'releases/publishPlan': { roles: reviewer, input: [plan], object: 'plan:1' },
  'releases/startRevision': {
    roles: reviewer,
    input: [{ ...planned, indicators: ['gdp'], from: '2023-01', to: '2023-12', breakZh: '', breakEn: '' }],
    object: 'plan:new',
  },
  'releases/withdrawRelease': {
    roles: reviewer,
    input: [{ release: 1, reason: 'why' }],
    object: 'release:1',
  },
  'catalogue/createIndicator': { roles: system, input: [{ ...named, key: 'new' }], object: 'indicator:new' },
  'catalogue/changeIndicator': {
    roles: system,
    input: [{ ...named, reason: 'why' }],
    object: 'indicator:gdp',
  },
  'catalogue/writeCheck': {
    roles: system,
    input: [
      { key: 'gdp', measure: 'growth', lowest: null, highest: null, sumsToParent: false, lockVersion: 0 },
    ],
    object: 'indicator:gdp',
  },
  'catalogue/createRegion': { roles: system, input: [{ ...named, ...dated, code: '9' }], object: 'region:9' },
  'catalogue/changeRegion': {
    roles: system,
    input: [{ ...named, ...dated, code: '231000' }],
    object: 'region:231000',
  },
  'catalogue/createGroup': { roles: system, input: [{ ...named, key: 'new' }], object: 'group:new' },
  'catalogue/changeGroup': { roles: system, input: [{ ...named, key: 'cities' }], object: 'group:cities' },
  'catalogue/writeGroupMember': {
    roles: system,
    input: [{ ...dated, key: 'cities', seen: '', id: null, intent: 'save', code: '231000' }],
    object: 'group:cities',
  },
  'catalogue/createSet': { roles: system, input: [{ ...named, ...dated, key: 'new' }], object: 'set:new' },
  'catalogue/changeSet': { roles: system, input: [{ ...named, ...dated, key: 'set' }], object: 'set:set' },
  'catalogue/writeSetMember': {
    roles: system,
    input: [{ ...dated, key: 'set', seen: '', id: null, intent: 'save', code: 'gdp', weight: '1' }],
    object: 'set:set',
  },
  'settings/writePlace': {
    roles: system,
    input: [{ seen: '', home: '231000', assessedSet: null }],
    object: 'setting:installation',
  },
  'settings/writeOptions': {
    roles: system,
    input: ['visibility', { seen: '', changes: { countiesPublic: true } }],
    object: 'setting:visibility',
  },
  'calendar/writeRule': {
    roles: system,
    input: [{ key: 'gdp', intent: 'remove', lockVersion: 0 }],
    object: 'calendar:gdp',
  },
  'calendar/writeException': {
    roles: system,
    input: [{ key: 'gdp', period: '2023-Q4', seen: '', opens: null, due: null, release: null, note: '' }],
    object: 'calendar:gdp/2023-Q4',
  },
};

/** What verbs are made of: it asks for whom it is given, and is no way in from a form. */
const parts: Record<string, string> = {
  'people/administer': 'asks for people.write itself',
  'people/administerPerson': 'asks for people.write itself',
  'catalogue/inCatalogue': 'asks for catalogue.write itself',
};

const folders = [
  'audit',
  'calendar',
  'catalogue',
  'desk',
  'people',
  'releases',
  'review',
  'settings',
  'tables',
];
const verbs = findVerbs(folders).map((verb) => ({ ...verb, key: `${verb.folder}/${verb.name}` }));
const cases = verbs.flatMap((verb) => {
  const entry = guarded[verb.key];
  const wrong = entry ? personRoles.filter((role) => !entry.roles.includes(role)) : [];
  return entry ? wrong.map((role) => ({ ...verb, ...entry, role })) : [];
});

/** What stands in every table but the log's, each as one text. */
async function everything(): Promise<Record<string, string>> {
  tables ||= (
    await db.run<{ part: string }>(
      'owner',
      `SELECT format('SELECT %L AS name, md5(coalesce(string_agg(x::text, %L ORDER BY x::text), %L)) AS content FROM %I x',
         relname, ',', '', relname) AS part
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('audit_log', 'audit_head')`,
    )
  )
    .map(({ part }) => part)
    .join(' UNION ALL ');
  const rows = await db.run<{ name: string; content: string }>('owner', tables);
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}
let tables = '';

const actors = {} as Record<PersonRole, Actor>;

beforeAll(async () => {
  const department = await makeDepartment(db, '统计局');
  await makeRegion(db, '231000');
  await makeGroup(db, 'cities', { members: ['231000'] });
  await makeIndicator(db, 'gdp', { frequency: 'quarter' });
  await makeAssessedSet(db, 'set', { indicators: ['gdp'] });
  await makeInstallation(db, { home: '231000', groups: ['cities'] });
  await makePerson(db, { userName: 'li.na', roles: ['staff'], departments: [department] });
  await db.run('app', `INSERT INTO release_plan (kind, created_by) VALUES ('first', 'tests')`);
  // as much as a role can have besides itself
  for (const role of personRoles)
    actors[role] = await makePerson(db, {
      userName: `only.${role}`,
      roles: [role],
      departments: [department],
    });
});

describe('services', () => {
  test.each([
    ['desk/submitSheets', { sheets: [{ indicator: 'no-such', period: '2023-Q4' }] }, 'sheet:no-such/2023-Q4'],
    ['desk/submitSheets', { sheets: [{ indicator: 'gdp', period: '2023-Q4' }] }, 'sheet:gdp/2023-Q4'],
    ['desk/commentOnCell', { id: nowhere, body: '?' }, `cell:${nowhere}`],
    ['desk/commentOnCell', { id, body: '?' }, `cell:${id}`],
  ])('%s tells staff neither of another department’s nor of what is nowhere', async (key, input, object) => {
    const verb = verbs.find((each) => each.key === key);
    if (!verb) throw new Error(key);
    const call = await loadVerb(verb);
    expect(await call(actors.staff, input)).toEqual({ ok: false, code: 'forbidden' });
    const [last] = await db.run('app', 'SELECT object, result FROM audit_log ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual({ object, result: 'refused' });
  });

  test('have no verb that is not in the table of this test, nor the table one that is gone', () => {
    const known = [...Object.keys(guarded), ...Object.keys(parts)].sort();
    expect(verbs.map(({ key }) => key).sort()).toEqual(known);
  });

  test.each(cases)('$key refuses $role, writes it down and changes nothing', async (verb) => {
    const call = await loadVerb(verb);
    const before = await everything();
    expect(before.person).toBeTruthy();
    const lines = async () =>
      db.run('app', 'SELECT actor, object, result, origin_ip FROM audit_log ORDER BY seq');
    const written = (await lines()).length;
    const outcome = await call(actors[verb.role], ...verb.input);
    expect(outcome).toEqual(verb.answer ?? { ok: false, code: 'forbidden' });
    expect((await lines()).slice(written)).toEqual([
      {
        actor: `only.${verb.role}`,
        object: verb.object,
        result: 'refused',
        origin_ip: '192.0.2.1',
      },
    ]);
    expect(await everything()).toEqual(before);
  });
});
