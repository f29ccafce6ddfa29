import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type PersonRole, personRoles } from '@/lib/auth/person';
import { makeIndicator, makeInstallation, makeRegion } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { rowCounts } from '@/tests/support/row-counts';
import { useTestDatabase } from '@/tests/support/test-database';

// No page stands before these calls, and no middleware: what is refused here is refused by the function itself.

const db = useTestDatabase();
const root = process.cwd();

/** Folders of verbs and reads that ask on whose behalf, and the roles that some function of them is for. */
const rooms: Record<string, readonly PersonRole[]> = {
  'lib/services/audit': ['audit'],
  'lib/services/calendar': ['system'],
  'lib/services/catalogue': ['system'],
  'lib/services/desk': ['staff', 'reviewer'],
  'lib/services/people': ['security'],
  'lib/services/releases': ['reviewer'],
  'lib/services/review': ['reviewer'],
  'lib/services/settings': ['system'],
  'lib/services/tables': ['staff'],
  'lib/queries/audit': ['audit'],
  'lib/queries/calendar': ['leader', 'staff', 'reviewer', 'system'],
  'lib/queries/catalogue': ['system'],
  'lib/queries/desk': ['staff', 'reviewer'],
  'lib/queries/people': ['security'],
  'lib/queries/review': ['reviewer'],
  'lib/queries/tables': ['staff'],
};

/** Files that write without a person: the timer of releases, and the demo's loaders. */
const unattended = ['lib/services/calendar/load-demo-calendar.ts', 'lib/services/releases/publish-due.ts'];

interface Guarded {
  folder: string;
  file: string;
  name: string;
  /** Whether it takes a person rather than who acts and from where. */
  takesPerson: boolean;
}

/** Every exported function whose first argument says on whose behalf. */
function guardedFunctions(): Guarded[] {
  return Object.keys(rooms).flatMap((folder) =>
    filesOf(folder).flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const found = text.matchAll(
        /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(?:actor: Actor|person: Person)\b/gm,
      );
      return [...found].map(([whole, name = '']) => ({
        folder,
        file,
        name,
        takesPerson: whole.endsWith('Person'),
      }));
    }),
  );
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

const sheet = { indicator: 'gdp', indicatorKey: 'gdp', key: 'gdp', period: '2024-01', frequency: 'month' };
const cell = { ...sheet, measure: 'growth', region: '11', code: '11', value: '8642.1', lockVersion: 1 };

/** What every verb and read is asked with: something that is there, under each name that their inputs have. */
const input = {
  ...cell,
  plan: 1,
  id: 1,
  session: 1,
  release: 1,
  upload: 1,
  comment: 1,
  userName: 'somebody',
  displayName: 'x',
  password: 'x',
  roles: ['staff'],
  departments: [],
  regions: [],
  reason: 'x',
  title: 'x',
  body: 'x',
  note: 'x',
  seen: 'x',
  kind: 'first',
  documentTitle: '',
  documentUrl: '',
  at: '2099-01-01T00:00:00.000Z',
  sheets: [sheet],
  cells: [cell],
  items: [sheet],
  intent: 'save',
  opensDay: 1,
  opensTime: '09:00',
  dueDay: 2,
  dueTime: '09:00',
  releaseDay: 3,
  releaseTime: '09:00',
  group: 'cities',
  set: 'all',
  name: 'x',
  nameZh: 'x',
  nameEn: 'x',
  benchmark_code: null,
  parent_code: null,
  file: null,
  limit: 10,
  state: 'x',
  footer: {},
  goodColour: 'blue',
  text: '',
  page: 1,
  years: 1,
  year: 2024,
};

const cellId = 'gdp/growth/11/2024-01';

/** What some are asked with instead: lists, and keys one by one. */
const argumentsOf: Record<string, unknown[]> = {
  commentOnCell: [{ id: cellId, body: 'x' }],
  knowCells: [[cellId]],
  saveCells: [[{ id: cellId, text: '8642.1', lockVersion: 0 }]],
  judgeFigures: [{ mapping: null }],
  makeTemplate: [{ of: 'indicator:gdp', group: 'cities', period: '2024-01' }],
  readTemplateChoices: [],
  readDeskIndex: ['2024-01-31'],
  readSubmitted: ['gdp', '2024-01'],
  readSheet: ['gdp', '2024-01'],
  readSheetsOf: [[sheet]],
  readSheetsOfMonth: ['2024-01'],
  readComments: [[sheet]],
  searchLog: [{}, { limit: 10 }],
  countLog: [{}, 10],
  readPeople: [{}, { page: 1, size: 10 }],
  writeOptions: ['footer', { seen: 'x', changes: {} }],
};

const actors: Partial<Record<PersonRole, Actor>> = {};

beforeAll(async () => {
  await makeRegion(db, '11');
  await makeIndicator(db, 'gdp');
  await makeInstallation(db, { home: '11', groups: [] });
  for (const role of personRoles)
    actors[role] = await makePerson(db, { userName: `the-${role}`, roles: [role] });
  await makePerson(db, { userName: 'somebody', roles: [] });
});

/** Rows of every table but the log's. */
async function contents(): Promise<Record<string, number>> {
  const { audit_log: _, ...rest } = await rowCounts(db);
  return rest;
}

const refusedLines = async (actor: string) =>
  Number(
    (
      await db.run<{ count: string }>(
        'owner',
        `SELECT count(*) FROM audit_log WHERE actor = $1 AND result = 'refused'`,
        [actor],
      )
    )[0]?.count,
  );

/** A refusal as a whole, or of each of the cells that were sent. */
function refusalsIn(answer: unknown): unknown[] {
  const { outcomes } = (answer ?? {}) as { outcomes?: { refusal?: unknown }[] };
  return outcomes ? outcomes.map(({ refusal }) => refusal) : [answer];
}

/** Whether a read gave nothing: null, nothing in its lists, a refusal, or an error that says whose it is not. */
function isNothing(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  if (answer instanceof Error) return /^not an? \w+$/.test(answer.message);
  if (Array.isArray(answer)) return answer.every((one) => typeof one === 'object' && 'refusal' in one);
  if (answer instanceof Map || answer instanceof Set) return answer.size === 0;
  if (typeof answer !== 'object') return false;
  if ('ok' in answer) return answer.ok === false;
  const lists = Object.values(answer).filter(Array.isArray);
  return lists.length > 0 && lists.every((list) => list.length === 0);
}

const functions = guardedFunctions();

test('the functions are found', () => {
  const names = functions.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['exportLog', 'approveSheet', 'createPlan', 'createGroup', 'addPerson']),
  );
  expect(names.length).toBeGreaterThan(30);
});

test('no room of verbs or reads is left out', () => {
  const folders = ['lib/services', 'lib/queries'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${folder}/${entry.name}`] : [],
    ),
  );
  // identity is for those who are not signed in yet, and for one's own account
  const own = ['lib/services/identity', 'lib/queries/identity'];
  expect(folders.filter((folder) => !(folder in rooms) && !own.includes(folder))).toEqual([]);
});

test('nothing is written on nobody’s behalf but what is due', () => {
  const unguarded = Object.keys(rooms)
    .flatMap(filesOf)
    .filter((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return /\binAct\b.*\(/.test(text) && !/\b(actor: Actor|authorise)\b/.test(text);
    });
  expect(unguarded.sort()).toEqual(unattended);
});

describe.each(functions)('$file $name', ({ folder, file, name, takesPerson }) => {
  const others = personRoles.filter((role) => !rooms[folder]?.includes(role));

  test(`is refused to ${others.join(', ')}`, async () => {
    const loaded = (await import(/* @vite-ignore */ path.join(root, file))) as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    const before = await contents();
    for (const role of others) {
      const actor = actors[role];
      const lines = await refusedLines(`the-${role}`);
      const answer = await loaded[name]?.(
        takesPerson ? actor?.person : actor,
        ...(argumentsOf[name] ?? [input]),
      ).catch((error: unknown) => error);
      if (folder.startsWith('lib/services') && !takesPerson && !name.startsWith('read')) {
        const refusals = refusalsIn(answer);
        expect(refusals, role).toEqual(refusals.map(() => expect.objectContaining({ code: 'forbidden' })));
        expect(refusals.length).toBeGreaterThan(0);
        expect(await refusedLines(`the-${role}`), `${role}: in the log`).toBeGreaterThan(lines);
      } else
        expect(isNothing(answer), `${role}: ${JSON.stringify(answer)?.slice(0, 200)} ${answer}`).toBe(true);
    }
    expect(await contents()).toEqual(before);
  });
});
