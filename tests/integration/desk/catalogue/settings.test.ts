import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { readInstallation } from '@/lib/queries/read-installation';
import { readOptions } from '@/lib/queries/read-options';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { readPlace } from '@/lib/services/settings/read-place';
import { optionsState, writeOptions } from '@/lib/services/settings/write-options';
import { writePlace } from '@/lib/services/settings/write-place';
import { logOf } from '@/tests/support/desk-catalogue';
import { makeGroup, makeRegion } from '@/tests/support/factories';
import { makePerson } from '@/tests/support/people';
import { scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let system: Actor;
let security: Actor;

beforeAll(async () => {
  for (const code of ['11', '12']) await makeRegion(db, code);
  await makeGroup(db, 'cities', { members: ['11', '12'] });
  await makeGroup(db, 'others', { members: ['12'] });
  system = await makePerson(db, { userName: 'sun.system', roles: ['system'] });
  security = await makePerson(db, { userName: 'zhao.security', roles: ['security'] });
});

describe('the place', () => {
  const seen = async () => stateOf(await readPlace());

  test('is set the first time and afterwards, by the system administrator alone', async () => {
    const place = { home: '11', assessedSet: null, group1: 'others', group2: 'cities', group3: 'others' };
    expect(await writePlace(security, { ...place, seen: await seen() })).toMatchObject({ code: 'forbidden' });
    const first = await seen();
    expect(await writePlace(system, { ...place, seen: first })).toEqual({ ok: true });
    expect(await readInstallation(scope())).toMatchObject({
      home: { code: '11' },
      groups: [{ key: 'others' }, { key: 'cities' }],
    });
    expect(await writePlace(system, { ...place, seen: first })).toMatchObject({ code: 'conflict' });
    const moved = { ...place, home: '12', group1: 'cities', group2: null, group3: null };
    expect(await writePlace(system, { ...moved, seen: await seen() })).toEqual({ ok: true });
    expect(await readInstallation(scope())).toMatchObject({
      home: { code: '12' },
      groups: [{ key: 'cities' }],
      timeZone: 'Asia/Shanghai',
    });
    expect((await logOf(db, 'setting:installation')).at(-1)).toMatchObject({
      before: { home: '11', groups: ['others', 'cities'] },
      after: { home: '12', groups: ['cities'] },
    });
  });

  test.each([
    [{ home: '99' }, 'home', 'not_found'],
    [{ group1: 'none' }, 'group1', 'not_found'],
    [{ group1: null }, 'group1', 'required'],
    [{ assessedSet: 'none' }, 'assessedSet', 'not_found'],
  ])('%j is refused', async (change, field, code) => {
    const place = { home: '12', assessedSet: null, group1: 'cities', seen: await seen(), ...change };
    expect(await writePlace(system, place)).toMatchObject({ fieldErrors: { [field]: { code } } });
  });
});

describe('options', () => {
  test('change one form at a time, against what was seen, with a line in the log', async () => {
    const seen = optionsState({ countiesPublic: false, leadersSeeApproved: false });
    const changes = { countiesPublic: true, leadersSeeApproved: false };
    expect(await writeOptions(security, 'visibility', { seen, changes })).toMatchObject({
      code: 'forbidden',
    });
    expect(await writeOptions(system, 'visibility', { seen, changes })).toEqual({ ok: true });
    expect(await writeOptions(system, 'visibility', { seen, changes })).toMatchObject({ code: 'conflict' });
    // another form is in nobody's way
    const colour = { seen: optionsState({ goodColour: 'blue' }), changes: { goodColour: 'red' } as const };
    expect(await writeOptions(system, 'colour', colour)).toEqual({ ok: true });
    const footer = { telephone: '0453-6000000', publisher_zh: '市统计局' };
    const given = { seen: optionsState({ footer: {} }), changes: { footer } };
    expect(await writeOptions(system, 'footer', given)).toEqual({ ok: true });
    expect(await readOptions()).toEqual({
      countiesPublic: true,
      leadersSeeApproved: false,
      goodColour: 'red',
      footer,
    });
    // jsonb keeps texts in an order of its own
    const again = { seen: optionsState({ footer: (await readOptions()).footer }), changes: { footer: {} } };
    expect(await writeOptions(system, 'footer', again)).toEqual({ ok: true });
    const log = await logOf(db, 'setting:visibility');
    expect(log.at(-1)).toMatchObject({
      result: 'done',
      before: { countiesPublic: false },
      after: { countiesPublic: true },
    });
    expect(log.at(-1)?.after).not.toHaveProperty('leadersSeeApproved');
  });
});
