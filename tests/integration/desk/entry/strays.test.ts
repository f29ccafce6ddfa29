import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import { straysOf } from '@/lib/domain/entry-sheet';
import type { Period } from '@/lib/domain/period';
import { readSheet } from '@/lib/queries/desk/read-sheet';
import { saveCells } from '@/lib/services/desk/save-cells';
import { submitSheets } from '@/lib/services/desk/submit-sheet';
import { actorOf, giveToDepartment } from '@/tests/support/desk-entry';
import { putOnDesk } from '@/tests/support/desk-review';
import { makeGroup, makeIndicator, makeInstallation, makeRegion } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
let li: Actor;
let county: Actor;

beforeAll(async () => {
  await makeRegion(db, '23', { level: 'province' });
  for (const code of ['2301', '2302', '2303']) await makeRegion(db, code, { parent: '23' });
  const left = { region: '2302', validTo: '2024-03-31' };
  await makeGroup(db, 'prefectures', { benchmark: '23', members: ['2301', left] });
  await makeGroup(db, 'unused', { members: ['2303'] });
  await makeInstallation(db, { home: '2301', groups: ['prefectures'] });
  await makeIndicator(db, 'retail');
  const department = await giveToDepartment(db, '商务局', ['retail']);
  li = actorOf('li', ['staff'], { departments: [department] });
  county = actorOf('county', ['staff'], { departments: [department], regions: ['2301'] });
});
beforeEach(async () => {
  await db.run('app', 'DELETE FROM entry');
});

const idOf = (region: string, period = '2024-03') => `retail/growth/${region}/${period}`;

async function results(...cells: { id: string; text: string; expected: number }[]) {
  const saved = await saveCells(li, cells);
  if (!saved.ok) throw new Error(saved.code);
  return saved.outcomes.map((each) => (each.result === 'refused' ? each.refusal.code : each.result));
}
const sheetOf = (actor: Actor) => readSheet(actor.person, 'retail', '2024-03' as Period);

test('a region that no sheet shows is refused: of no group, of one that is not used, or a member no more at the period’s end', async () => {
  const cells = ['23', '2301', '2302', '2303'].map((code) => ({ id: idOf(code), text: '5', expected: 0 }));
  expect(await results(...cells)).toEqual(['saved', 'saved', 'no_member', 'no_member']);
  expect(await results({ id: idOf('2302', '2024-02'), text: '5', expected: 0 })).toEqual(['saved']);
});

describe('a figure in work of such a region', () => {
  beforeEach(() => putOnDesk(db, { period: '2024-03', values: { '2303': '7' }, state: 'draft' }));

  test('is on its sheet, after the groups, for whom it is', async () => {
    const sheet = await sheetOf(li);
    expect(sheet?.regions.map(({ code }) => code)).toEqual(['23', '2301', '2303']);
    expect(sheet && straysOf(sheet)).toEqual(['2303']);
    expect(sheet?.cells.find(({ id }) => id === idOf('2303'))?.entry).toMatchObject({ value: '7' });
    expect((await sheetOf(county))?.regions.map(({ code }) => code)).toEqual(['2301']);
    const other = await readSheet(li.person, 'retail', '2024-02' as Period);
    expect(other?.regions.map(({ code }) => code)).toEqual(['23', '2301', '2302']);
  });

  test('is given in with the sheet', async () => {
    expect(await submitSheets(li, { sheets: [{ indicator: 'retail', period: '2024-03' }] })).toMatchObject({
      submitted: 1,
    });
  });

  test('is corrected or taken away, and then there no more', async () => {
    expect(await results({ id: idOf('2303'), text: '8', expected: 1 })).toEqual(['saved']);
    expect(await results({ id: idOf('2303'), text: '', expected: 2 })).toEqual(['discarded']);
    expect((await sheetOf(li))?.regions.map(({ code }) => code)).toEqual(['23', '2301']);
  });
});
