import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { isRanked } from '@/lib/domain/indicator';
import { readAssessedSet } from '@/lib/queries/read-assessed-set';
import { readGroup } from '@/lib/queries/read-group';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readRegion } from '@/lib/queries/read-regions';
import { changeGroup, namesOfGroup } from '@/lib/services/catalogue/change-group';
import { changeIndicator } from '@/lib/services/catalogue/change-indicator';
import { changeRegion } from '@/lib/services/catalogue/change-region';
import { changeSet, namesOfSet } from '@/lib/services/catalogue/change-set';
import { createGroup } from '@/lib/services/catalogue/create-group';
import { createIndicator } from '@/lib/services/catalogue/create-indicator';
import { createRegion } from '@/lib/services/catalogue/create-region';
import { createSet } from '@/lib/services/catalogue/create-set';
import { departmentValue, indicatorState } from '@/lib/services/catalogue/indicator-entry';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { writeCheck } from '@/lib/services/catalogue/write-check';
import { writeGroupMember } from '@/lib/services/catalogue/write-group-member';
import { writeSetMember } from '@/lib/services/catalogue/write-set-member';
import { logOf } from '@/tests/support/desk-catalogue';
import { makeGroup, makeIndicator, makeInstallation, makeRegion, publish } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let system: Actor;
let reviewer: Actor;

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of ['11', '12', '13']) await makeRegion(db, code, { parent: '1' });
  await makeRegion(db, '121', { level: 'county', parent: '12' });
  await makeGroup(db, 'cities', { benchmark: '1', members: ['11', '12'] });
  await makeIndicator(db, 'gdp', { frequency: 'quarter' });
  await makeInstallation(db, { home: '11', groups: ['cities'] });
  system = await makePerson(db, { userName: 'sun.system', roles: ['system'] });
  reviewer = await makePerson(db, { userName: 'wang.wei', roles: ['reviewer'] });
  await publish(
    db,
    '2024-01-20T02:00:00.000Z',
    ['1', '11', '12'].map((region) => ({ indicator: 'gdp', region, period: '2023-Q4', value: '5.2' })),
  );
});

const known = () => readAdministered(system.person);
const entry = {
  name_zh: '地区生产总值',
  name_en: 'GDP',
  unit_zh: '亿元',
  unit_en: 'CNY 100m',
  decimals: 2,
  growth_decimals: 1,
  direction: 'higher',
  basis: 'cumulative',
  ranked_measure: 'growth',
  growth: 'entered',
  growth_basis: 'constant',
  family: '',
  streak_gap: 'break',
  ranked_for: 'public',
  department: '',
  department_zh: '市统计局',
  department_en: 'Bureau of Statistics',
  definition_zh: '',
  definition_en: '',
  caveat_zh: '',
  caveat_en: '',
} as const;

async function seenOf(key: string): Promise<string> {
  const indicator = (await known()).indicators.get(key);
  return stateOf(indicator && indicatorState(indicator));
}
/** The clock of the database, past every change made so far. */
async function instant(): Promise<string> {
  const [row] = await db.run<{ now: Date }>('owner', 'SELECT clock_timestamp() AS now, pg_sleep(0.005)');
  return (row?.now ?? new Date()).toISOString();
}

describe('authorisation', () => {
  test('the catalogue is the system administrator’s alone; tries are in the log', async () => {
    const tries = [
      createIndicator(reviewer, { key: 'theirs', frequency: 'month', january: 'combined', ...entry }),
      changeIndicator(reviewer, { key: 'gdp', seen: await seenOf('gdp'), reason: 'x', ...entry }),
      createRegion(reviewer, {
        code: '14',
        level: 'prefecture',
        name_zh: '丁',
        name_en: 'D',
        short_zh: '',
        short_en: '',
        parent_code: '1',
        valid_from: '2020-01-01',
      }),
      createGroup(reviewer, { key: 'g', name_zh: '组', name_en: 'Group', benchmark_code: null }),
      createSet(reviewer, {
        key: 's',
        name_zh: '集',
        name_en: 'Set',
        valid_from: '2020-01-01',
        valid_to: null,
      }),
    ];
    for (const outcome of await Promise.all(tries)) expect(outcome).toEqual({ ok: false, code: 'forbidden' });
    expect((await logOf(db, 'indicator:theirs')).map(({ result }) => result)).toEqual(['refused']);
    await expect(readAdministered(reviewer.person)).rejects.toThrow('not an administrator');
    expect((await known()).indicators.has('theirs')).toBe(false);
  });
});

describe('an indicator', () => {
  test('reads as it did as of before; a new version holds from now on, with its reason', async () => {
    const before = await instant();
    const seen = await seenOf('gdp');
    const change = { key: 'gdp', seen, reason: '改按总量排名', ...entry, ranked_measure: 'level' } as const;
    expect(await changeIndicator(system, change)).toEqual({ ok: true });
    const [now] = await readIndicators(scope());
    expect([now?.name.zh, now && isRanked(now, 'growth'), now?.department.zh]).toEqual([
      '地区生产总值',
      false,
      '市统计局',
    ]);
    const [earlier] = await readIndicators(scope({ asOf: before }));
    expect([earlier?.name.zh, earlier && isRanked(earlier, 'growth')]).toEqual(['gdp', true]);
    // what is published stays with the version that it was ranked with
    const items = await db.run<{ entry_from: Date }>('owner', 'SELECT entry_from FROM release_item');
    expect(items.map(({ entry_from }) => entry_from.getUTCFullYear())).toEqual([1900]);
    const [line] = (await logOf(db, 'indicator:gdp')).filter(({ result }) => result === 'done');
    expect(line).toMatchObject({
      actor: 'sun.system',
      before: { ranked_measure: 'growth' },
      after: { ranked_measure: 'level', reason: '改按总量排名' },
    });
    // the form that was made before it is stale
    expect(await changeIndicator(system, change)).toMatchObject({ code: 'conflict' });
    expect(await changeIndicator(system, { ...change, seen: await seenOf('gdp') })).toMatchObject({
      code: 'nothing_to_do',
    });
  });

  test('two changes of one state at once: the second is a conflict', async () => {
    const seen = await seenOf('gdp');
    const change = (decimals: number) =>
      changeIndicator(system, { key: 'gdp', seen, reason: '小数位', ...entry, decimals });
    const outcomes = await Promise.all([change(3), change(4)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'conflict' });
  });

  test('is made with what never changes; its department may be one there is', async () => {
    const made = { key: 'trade', frequency: 'month', january: 'combined', ...entry } as const;
    const department = departmentValue({ zh: '市统计局', en: 'Bureau of Statistics' });
    expect(await createIndicator(system, { ...made, department })).toEqual({ ok: true });
    expect(await createIndicator(system, made)).toMatchObject({
      fieldErrors: { key: { code: 'key_taken' } },
    });
    const listed = await readIndicators(scope());
    expect(listed.map(({ key, january }) => `${key} ${january}`)).toEqual(['gdp separate', 'trade combined']);
    const departments = await db.run('owner', 'SELECT FROM department');
    expect(departments).toHaveLength(1);
    const ranked = { ...made, key: 'x', growth: 'none' } as const;
    expect(await createIndicator(system, ranked)).toMatchObject({
      fieldErrors: { ranked_measure: { code: 'growth_not_ranked' } },
    });
    const half = { ...made, key: 'x', department_en: '' };
    expect(await createIndicator(system, half)).toMatchObject({
      fieldErrors: { department_en: { code: 'required' } },
    });
  });

  test('has checks, one a measure, changed by who saw them', async () => {
    const check = {
      key: 'gdp',
      measure: 'level',
      lowest: '0',
      highest: '1000.5',
      sumsToParent: true,
    } as const;
    expect(await writeCheck(reviewer, { ...check, lockVersion: 0 })).toMatchObject({ code: 'forbidden' });
    expect(await writeCheck(system, { ...check, lockVersion: 0 })).toEqual({ ok: true });
    expect(await writeCheck(system, { ...check, lockVersion: 0 })).toMatchObject({ code: 'conflict' });
    expect(await writeCheck(system, { ...check, highest: '2000', lockVersion: 1 })).toEqual({ ok: true });
    const stale = await writeCheck(system, { ...check, lockVersion: 1 });
    expect(stale).toMatchObject({ code: 'conflict' });
    const crossed = { ...check, lowest: '3', highest: '2', lockVersion: 2 };
    expect(await writeCheck(system, crossed)).toMatchObject({
      fieldErrors: { highest: { code: 'wrong_order' } },
    });
    // rates are never added up
    const growth = { ...check, measure: 'growth', lowest: '-60', highest: null, lockVersion: 0 } as const;
    expect(await writeCheck(system, growth)).toEqual({ ok: true });
    const nothing = { ...check, lowest: null, highest: null, sumsToParent: false };
    expect(await writeCheck(system, { ...nothing, lockVersion: 2 })).toEqual({ ok: true });
    const left = await db.run(
      'owner',
      'SELECT measure, lowest::text, sums_to_parent FROM indicator_check ORDER BY measure',
    );
    expect(left).toEqual([{ measure: 'growth', lowest: '-60', sums_to_parent: false }]);
    expect((await writeCheck(system, { ...nothing, lockVersion: 0 })).ok).toBe(false);
  });
});

describe('a region', () => {
  const names = { name_zh: '丙市', name_en: 'C City', short_zh: '丙', short_en: 'C', parent_code: '1' };
  const state = async (code: string) => stateOf((await known()).regions.get(code)?.versions);

  test('is renamed from a day on, and keeps its old name before', async () => {
    const change = { code: '13', ...names, valid_from: '2024-05-01' };
    expect(await changeRegion(system, { ...change, seen: await state('13') })).toEqual({ ok: true });
    expect((await readRegion(scope(), '13', '2024-04-30'))?.name.zh).toBe('区13');
    expect((await readRegion(scope(), '13', '2024-05-01'))?.name.zh).toBe('丙市');
    const earlier = { ...change, valid_from: '2024-04-01', name_zh: '丁市' };
    expect(await changeRegion(system, { ...earlier, seen: await state('13') })).toMatchObject({
      fieldErrors: { valid_from: { code: 'wrong_order' } },
    });
    const correction = { ...change, name_en: 'City C' };
    expect(await changeRegion(system, { ...correction, seen: await state('11') })).toMatchObject({
      code: 'conflict',
    });
    expect(await changeRegion(system, { ...correction, seen: await state('13') })).toEqual({ ok: true });
    expect((await known()).regions.get('13')?.versions).toHaveLength(2);
    const log = await logOf(db, 'region:13');
    expect(log.at(-1)).toMatchObject({ before: { name_en: 'C City' }, after: { name_en: 'City C' } });
  });

  test('is made, in a parent of a higher level', async () => {
    const made = { code: '122', level: 'county', ...names, valid_from: '2020-01-01' } as const;
    expect(await createRegion(system, { ...made, parent_code: '121' })).toMatchObject({
      fieldErrors: { parent_code: { code: 'parent_level' } },
    });
    expect(await createRegion(system, { ...made, parent_code: '99' })).toMatchObject({
      fieldErrors: { parent_code: { code: 'not_found' } },
    });
    expect(await createRegion(system, { ...made, parent_code: '12' })).toEqual({ ok: true });
    expect(await createRegion(system, made)).toMatchObject({ fieldErrors: { code: { code: 'key_taken' } } });
    expect((await readRegion(scope(), '122', '2024-01-01'))?.parent).toBe('12');
  });
});

describe('a peer group', () => {
  const seen = async () => stateOf((await known()).groups.get('cities')?.members);
  const member = { key: 'cities', id: null, intent: 'save', code: '13', valid_to: null } as const;
  const membersAt = async (asOf: string | null, onDate = '2024-12-31') =>
    (await readGroup(scope({ asOf }), 'cities', onDate))?.members.map(({ code }) => code);

  test('takes in a member from a day on; as of before it stands as it was', async () => {
    const before = await instant();
    const added = { ...member, valid_from: '2024-06-01' };
    expect(await writeGroupMember(reviewer, { ...added, seen: await seen() })).toMatchObject({
      code: 'forbidden',
    });
    const stale = await seen();
    expect(await writeGroupMember(system, { ...added, seen: stale })).toEqual({ ok: true });
    expect(await writeGroupMember(system, { ...added, seen: stale })).toMatchObject({ code: 'conflict' });
    expect(await membersAt(null)).toEqual(['11', '12', '13']);
    expect(await membersAt(null, '2024-05-31')).toEqual(['11', '12']);
    expect(await membersAt(before)).toEqual(['11', '12']);
    expect(await writeGroupMember(system, { ...added, seen: await seen() })).toMatchObject({
      fieldErrors: { valid_from: { code: 'overlaps', params: { from: '2024-06-01', to: '…' } } },
    });
    const county = { ...added, code: '121' };
    expect(await writeGroupMember(system, { ...county, seen: await seen() })).toMatchObject({
      fieldErrors: { code: { code: 'one_level' } },
    });
  });

  test('ends a membership by retiring it and recording it anew; one recorded by mistake goes', async () => {
    const recorded = (await known()).groups.get('cities')?.members ?? [];
    const twelve = recorded.find(({ code }) => code === '12');
    const before = await instant();
    const ended = { ...member, code: '12', id: twelve?.id ?? 0, valid_from: '1949-10-01' };
    expect(
      await writeGroupMember(system, { ...ended, valid_to: '1949-10-01', seen: await seen() }),
    ).toMatchObject({ fieldErrors: { valid_to: { code: 'wrong_order' } } });
    expect(await writeGroupMember(system, { ...ended, valid_to: '2024-09-01', seen: await seen() })).toEqual({
      ok: true,
    });
    expect(await membersAt(null)).toEqual(['11', '13']);
    expect(await membersAt(null, '2024-08-31')).toEqual(['11', '12', '13']);
    expect(await membersAt(before)).toEqual(['11', '12', '13']);
    const rows = await db.run(
      'owner',
      `SELECT FROM peer_group_member m JOIN region r ON r.id = m.region_id WHERE r.code = '12'`,
    );
    expect(rows).toHaveLength(2);
    const thirteen = (await known()).groups.get('cities')?.members.find(({ code }) => code === '13');
    const removed = { ...member, id: thirteen?.id ?? 0, intent: 'remove', valid_from: '2024-06-01' } as const;
    expect(await writeGroupMember(system, { ...removed, seen: await seen() })).toEqual({ ok: true });
    expect(await membersAt(null)).toEqual(['11']);
    expect((await logOf(db, 'group:cities')).at(-1)).toMatchObject({ before: { code: '13' }, after: null });
  });

  test('is made, and named anew', async () => {
    const group = { key: 'counties', name_zh: '各县', name_en: 'Counties', benchmark_code: '12' };
    expect(await createGroup(system, { ...group, benchmark_code: '98' })).toMatchObject({
      fieldErrors: { benchmark_code: { code: 'not_found' } },
    });
    expect(await createGroup(system, group)).toEqual({ ok: true });
    const made = (await known()).groups.get('counties');
    const seen = stateOf(made && namesOfGroup(made));
    const renamed = { ...group, name_zh: '全市各县' };
    expect(await changeGroup(system, { ...renamed, seen })).toEqual({ ok: true });
    expect(await changeGroup(system, { ...renamed, seen })).toMatchObject({ code: 'conflict' });
    expect((await readGroup(scope(), 'counties', '2024-01-01'))?.name.zh).toBe('全市各县');
  });
});

describe('an assessed set', () => {
  const setOf = (asOf: string | null) => readAssessedSet(scope({ asOf }), 'eight', '2024-06-30');
  const seen = async () => stateOf((await known()).sets.get('eight')?.members);

  test('is made, filled and weighed; as of before it weighs what it did', async () => {
    const set = {
      key: 'eight',
      name_zh: '考核指标',
      name_en: 'Assessed',
      valid_from: '2024-01-01',
      valid_to: null,
    };
    expect(await createSet(system, set)).toEqual({ ok: true });
    expect(await createSet(system, set)).toMatchObject({ fieldErrors: { key: { code: 'key_taken' } } });
    const member = { key: 'eight', id: null, intent: 'save', code: 'gdp', weight: '20' } as const;
    const dates = { valid_from: '2024-01-01', valid_to: null };
    expect(await writeSetMember(system, { ...member, ...dates, seen: await seen() })).toEqual({ ok: true });
    const before = await instant();
    const id = (await known()).sets.get('eight')?.members[0]?.id ?? 0;
    const heavier = { ...member, ...dates, id, weight: '25.5' };
    expect(await writeSetMember(system, { ...heavier, seen: await seen() })).toEqual({ ok: true });
    expect((await setOf(null))?.members).toEqual([{ indicator: 'gdp', weight: '25.5' }]);
    expect((await setOf(before))?.members).toEqual([{ indicator: 'gdp', weight: '20' }]);
    const unknown = { ...member, ...dates, code: 'none', seen: await seen() };
    expect(await writeSetMember(system, unknown)).toMatchObject({
      fieldErrors: { code: { code: 'not_found' } },
    });
    const known1 = (await known()).sets.get('eight');
    const renamed = { ...set, name_zh: '八项', valid_to: '2025-01-01' };
    const state = stateOf(known1 && namesOfSet(known1));
    expect(await changeSet(system, { ...renamed, seen: state })).toEqual({ ok: true });
    expect(await changeSet(system, { ...renamed, seen: state })).toMatchObject({ code: 'conflict' });
    expect(await setOf(null)).toMatchObject({ name: { zh: '八项' }, validTo: '2025-01-01' });
  });
});
