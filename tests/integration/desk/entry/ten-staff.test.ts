import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/person';
import type { SavedCells } from '@/lib/domain/cell-outcome';
import type { CellSave } from '@/lib/schemas/entry';
import { saveCells } from '@/lib/services/desk/save-cells';
import { actorOf, giveToDepartment } from '@/tests/support/desk-entry';
import { makeGroup, makeIndicator, makeInstallation, makeRegion } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const regions = Array.from({ length: 25 }, (_, n) => `23${String(n).padStart(2, '0')}`);
const ids = regions.flatMap((region) =>
  ['level', 'growth'].map((measure) => `trade/${measure}/${region}/2024-03`),
);
let department = 0;

beforeAll(async () => {
  for (const code of regions) await makeRegion(db, code);
  await makeGroup(db, 'prefectures', { members: regions });
  await makeInstallation(db, { home: '2301', groups: ['prefectures'] });
  await makeIndicator(db, 'trade');
  department = await giveToDepartment(db, '商务局', ['trade']);
});

/** What was acknowledged to someone: the value they wrote, over the one they had seen. */
interface Acknowledged {
  id: string;
  value: string;
  over: string | null;
}

/** A sequence of numbers in [0, 1) that is the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Sends until it is answered: an answer that was lost is asked for again, as the page does. */
async function send(actor: Actor, cells: CellSave[]): Promise<SavedCells> {
  for (let tries = 0; tries < 20; tries += 1) {
    const saved = await saveCells(actor, cells).catch(() => null);
    if (saved?.ok) return saved;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('never answered');
}

/** Writes a hundred cells, five at a time, over whatever was last seen there; looks at a conflict and writes over that. */
async function work(number: number): Promise<{ acknowledged: Acknowledged[]; conflicts: number }> {
  const actor = actorOf(`staff${number}`, ['staff'], { departments: [department] });
  const random = randomFrom(number + 1);
  const seen = new Map<string, { version: number; value: string | null }>();
  const acknowledged: Acknowledged[] = [];
  let conflicts = 0;
  for (let round = 0; round < 20; round += 1) {
    const chosen = new Set(Array.from({ length: 5 }, () => ids[Math.floor(random() * ids.length)] ?? ''));
    // no two write the same value, so that a value tells who wrote it
    const cells = [...chosen].map((id, n) => ({
      id,
      text: `${number}.${round}${n}1`,
      expected: seen.get(id)?.version ?? 0,
    }));
    const { outcomes, cells: after } = await send(actor, cells);
    for (const { id, result } of outcomes) {
      const sent = cells.find((cell) => cell.id === id);
      if (!sent || result === 'refused' || result === 'locked') throw new Error(`${id}: ${result}`);
      if (result === 'conflict') conflicts += 1;
      else acknowledged.push({ id, value: sent.text, over: seen.get(id)?.value ?? null });
      const entry = after.find((cell) => cell.id === id)?.entry;
      seen.set(id, { version: entry?.lockVersion ?? 0, value: entry?.value ?? null });
    }
  }
  return { acknowledged, conflicts };
}

test('ten staff at once, connections cut twice: what was acknowledged stands, and nobody was overwritten unseen', async () => {
  const cut = async () =>
    db.run(
      'app',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
    );
  const cuts = [600, 1600].map((after) => new Promise((resolve) => setTimeout(resolve, after)).then(cut));
  const all = await Promise.all(Array.from({ length: 10 }, (_, number) => work(number)));
  await Promise.all(cuts);

  const log = await db.run<{
    actor: string;
    id: string;
    before: { value: string } | null;
    after: { value: string };
  }>(
    'app',
    `SELECT actor, substr(object, 6) AS id, before, after FROM audit_log WHERE action = 'entry.write' ORDER BY seq`,
  );
  const acknowledged = all.flatMap((each) => each.acknowledged);
  expect(acknowledged.length).toBeGreaterThan(200);
  expect(all.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBeGreaterThan(100);
  // each acknowledged cell was written once, over the value that its writer had seen
  expect(log).toHaveLength(acknowledged.length);
  for (const { id, value, over } of acknowledged) {
    const written = log.filter((line) => line.id === id && line.after.value === value);
    expect(written).toHaveLength(1);
    expect(written[0]?.before?.value ?? null).toBe(over);
  }
  // and what stands is what was written last
  const last = new Map(log.map(({ id, after }) => [id, after.value]));
  const standing = await db.run<{ id: string; value: string; lock_version: number }>(
    'app',
    `SELECT 'trade/' || e.measure || '/' || r.code || '/' || e.period AS id, e.value::text, e.lock_version
     FROM entry e JOIN region r ON r.id = e.region_id`,
  );
  expect(new Map(standing.map(({ id, value }) => [id, value]))).toEqual(last);
  for (const { id, lock_version } of standing)
    expect(log.filter((line) => line.id === id)).toHaveLength(lock_version);
}, 120_000);
