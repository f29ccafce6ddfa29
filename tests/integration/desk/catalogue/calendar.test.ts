import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { openPeriods, readCalendar, readCalendarPeriod } from '@/lib/queries/read-calendar';
import { loadDemoCalendar } from '@/lib/services/calendar/load-demo-calendar';
import { exceptionState, writeException } from '@/lib/services/calendar/write-exception';
import { writeRule } from '@/lib/services/calendar/write-rule';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { logOf, makeDepartment, makeEntry } from '@/tests/support/desk-catalogue';
import { makeGroup, makeIndicator, makeInstallation, makeRegion, publish } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { period } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let system: Actor;
let staff: Actor;
let statistics: number;

const usual = {
  lockVersion: 0,
  intent: 'save',
  opensDay: 1,
  opensTime: '00:00',
  dueDay: 12,
  dueTime: '17:00',
  releaseDay: 20,
  releaseTime: '10:00',
} as const;

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of ['11', '12']) await makeRegion(db, code, { parent: '1' });
  await makeGroup(db, 'cities', { benchmark: '1', members: ['11', '12'] });
  await makeIndicator(db, 'industry', { january: 'combined' });
  await makeIndicator(db, 'gdp', { frequency: 'quarter' });
  await makeIndicator(db, 'intensity', { frequency: 'year' });
  await makeInstallation(db, { home: '11', groups: ['cities'] });
  statistics = await makeDepartment(db, '市统计局', ['industry']);
  await makeDepartment(db, '市商务局', ['gdp']);
  system = await makePerson(db, { userName: 'sun.system', roles: ['system'] });
  staff = await makePerson(db, { userName: 'li.na', roles: ['staff'], departments: [statistics] });
  await publish(
    db,
    '2024-01-20T02:00:00.000Z',
    ['1', '11', '12'].map((region) => ({ indicator: 'industry', region, period: '2023-12', value: '5' })),
  );
});

const month = { from: period('2024-01'), to: period('2024-03') };
const at = (text: string) => new Date(`${text}:00.000Z`);

describe('the rule', () => {
  test('is the system administrator’s to set, once for each state seen, and is in the log', async () => {
    const object = 'calendar:industry';
    expect(await writeRule(staff, { key: 'industry', ...usual })).toEqual({ ok: false, code: 'forbidden' });
    expect(await writeRule(system, { key: 'industry', ...usual })).toEqual({ ok: true });
    // another who saw no rule either
    expect(await writeRule(system, { key: 'industry', ...usual })).toMatchObject({ code: 'conflict' });
    const changed = await writeRule(system, { key: 'industry', ...usual, lockVersion: 1, dueDay: 13 });
    expect(changed).toEqual({ ok: true });
    const stale = await writeRule(system, { key: 'industry', ...usual, lockVersion: 1 });
    expect(stale).toMatchObject({ ok: false, code: 'conflict' });
    expect(await writeRule(system, { key: 'industry', ...usual, lockVersion: 2 })).toEqual({ ok: true });
    const log = await logOf(db, object);
    expect(log.map(({ actor, result }) => `${actor} ${result}`)).toEqual([
      'li.na refused',
      'sun.system done',
      'sun.system done',
      'sun.system done',
    ]);
    expect([log[2]?.before?.due_day, log[2]?.after?.due_day]).toEqual([12, 13]);
  });

  test('is refused out of order, and for what does not exist', async () => {
    const early = await writeRule(system, { key: 'gdp', ...usual, releaseDay: 11 });
    expect(early).toMatchObject({ code: 'invalid', fieldErrors: { releaseDay: { code: 'wrong_order' } } });
    expect(await writeRule(system, { key: 'none', ...usual })).toMatchObject({ code: 'not_found' });
  });

  test('gives the times of every period; January of 1—2月 is none (domain rule 7)', async () => {
    const entries = await readCalendar({ ...month, indicators: ['industry'] }, at('2024-03-01T00:00'));
    expect(entries.map(({ period, dueAt }) => [period, dueAt])).toEqual([
      ['2024-02', '2024-03-12T09:00:00.000Z'],
      ['2024-03', '2024-04-12T09:00:00.000Z'],
    ]);
    const [first] = entries;
    expect(first).toMatchObject({
      indicator: { key: 'industry', department: { id: statistics, name: { zh: '市统计局' } } },
      opensAt: '2024-02-29T16:00:00.000Z',
      releaseAt: '2024-03-20T02:00:00.000Z',
      isException: false,
      publishedAt: null,
      // what the last published period had
      progress: { expected: 3, entered: 0, submitted: 0, approved: 0 },
      isLate: false,
    });
    const all = await readCalendar({ ...month, departments: [statistics] });
    expect(new Set(all.map(({ indicator }) => indicator.key))).toEqual(new Set(['industry']));
  });
});

describe('one period', () => {
  test.each([
    ['industry', '2024-02', '2024-02'],
    ['gdp', '2024-Q1', '2024-Q1'],
    ['industry', '2024-01', undefined],
    ['industry', '2024-Q1', undefined],
    ['industry', '2024', undefined],
    ['none', '2024-02', undefined],
  ])('of %s, %s: %s', async (key, asked, expected) => {
    expect((await readCalendarPeriod(key, period(asked)))?.period).toBe(expected);
  });
});

describe('an exception', () => {
  const nothing = stateOf(exceptionState(undefined));
  const given = { key: 'industry', period: period('2024-02'), opens: null, release: null };
  const due = { ...given, due: '2024-03-15T09:00', note: '春节假期' };

  test('stands for what it says, with a note of why', async () => {
    expect(await writeException(staff, { ...due, seen: nothing })).toMatchObject({ code: 'forbidden' });
    expect(await writeException(system, { ...due, note: '', seen: nothing })).toMatchObject({
      fieldErrors: { note: { code: 'needs_reason' } },
    });
    const late = { ...due, due: '2024-03-21T09:00', seen: nothing };
    expect(await writeException(system, late)).toMatchObject({
      fieldErrors: { due: { code: 'wrong_order' } },
    });
    expect(await writeException(system, { ...due, seen: nothing })).toEqual({ ok: true });
    expect(await writeException(system, { ...due, seen: nothing })).toMatchObject({ code: 'conflict' });
    const [entry] = await readCalendar({ ...month, indicators: ['industry'] });
    expect(entry).toMatchObject({
      dueAt: '2024-03-15T01:00:00.000Z',
      releaseAt: '2024-03-20T02:00:00.000Z',
      isException: true,
      note: '春节假期',
    });
    const log = await logOf(db, 'calendar:industry/2024-02');
    expect(log.map(({ result, after }) => [result, after?.dueAt ?? null])).toEqual([
      ['refused', null],
      ['done', '2024-03-15T01:00:00.000Z'],
    ]);
  });

  test.each(['2024-01', '2024-Q1', '2024'])(
    'of a period that does not exist is refused: %s',
    async (text) => {
      const refused = await writeException(system, { ...due, period: period(text), seen: nothing });
      expect(refused).toMatchObject({ fieldErrors: { period: { code: 'no_such_period' } } });
    },
  );

  test('is taken back with nothing given', async () => {
    const seen = stateOf({
      opensAt: null,
      dueAt: '2024-03-15T01:00:00.000Z',
      releaseAt: null,
      note: '春节假期',
    });
    expect(await writeException(system, { ...given, due: null, note: '', seen })).toEqual({ ok: true });
    const [entry] = await readCalendar({ ...month, indicators: ['industry'] });
    expect(entry).toMatchObject({ dueAt: '2024-03-12T09:00:00.000Z', isException: false });
  });
});

describe('what is open, and who is late', () => {
  const periodsAt = async (now: string, filter = { indicators: ['industry'] }) =>
    (await openPeriods(filter, at(now))).map(({ period, isLate }) => `${period}${isLate ? ' late' : ''}`);

  test('the first period after the latest published one, from its opening on', async () => {
    expect(await periodsAt('2024-02-29T15:59')).toEqual([]);
    expect(await periodsAt('2024-02-29T16:00')).toEqual(['2024-02']);
    expect(await periodsAt('2024-03-12T09:00')).toEqual(['2024-02']);
    expect(await periodsAt('2024-03-12T09:01')).toEqual(['2024-02 late']);
    // and not all that came after it
    expect(await periodsAt('2026-01-01T00:00')).toEqual(['2024-02 late']);
  });

  test('without a rule when its last day is over; with nothing published the latest that ended', async () => {
    expect(await periodsAt('2024-07-10T00:00', { indicators: ['gdp'] })).toEqual(['2024-Q2']);
    expect(await periodsAt('2024-07-10T00:00', { indicators: ['intensity'] })).toEqual(['2023']);
  });

  test('figures given in are no longer late; figures in work stay in sight', async () => {
    for (const region of ['1', '11'])
      await makeEntry(db, { indicator: 'industry', region, period: '2024-02', state: 'submitted' });
    await makeEntry(db, { indicator: 'industry', region: '12', period: '2024-02' });
    await makeEntry(db, { indicator: 'industry', region: '12', period: '2023-11', value: null });
    const now = '2024-03-13T00:00';
    expect(await periodsAt(now)).toEqual(['2023-11 late', '2024-02 late']);
    const [, entry] = await openPeriods({ departments: [statistics] }, at(now));
    expect(entry?.progress).toEqual({ expected: 3, entered: 3, submitted: 2, approved: 0 });
    await db.run(
      'owner',
      `UPDATE entry SET state = 'submitted', submitted_by = 'li.na', submitted_at = now(), lock_version = lock_version + 1
       WHERE state = 'draft' AND value IS NOT NULL`,
    );
    expect(await periodsAt(now)).toEqual(['2023-11 late', '2024-02']);
  });
});

describe("the demo's calendar", () => {
  test('gives rules and ranges where there are none, and changes nothing again', async () => {
    expect(await loadDemoCalendar()).toMatchObject({ rules: 2, checks: 3 });
    expect(await loadDemoCalendar()).toMatchObject({ rules: 0, checks: 0 });
    const [known] = await db.run<{ due_day: number }>(
      'owner',
      `SELECT due_day FROM calendar_rule r JOIN indicator i ON i.id = r.indicator_id WHERE i.key = 'industry'`,
    );
    expect(known?.due_day).toBe(12);
  });
});
