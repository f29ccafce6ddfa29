import { beforeAll, expect, test } from 'vitest';
import { publicDb } from '@/lib/db';
import { readCells } from '@/lib/queries/read-cells';
import { readSeries } from '@/lib/queries/read-series';
import { makeGroup, makeIndicator, makeInstallation, makeRegion } from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const members = Array.from({ length: 13 }, (_, n) => String(11 + n));
const indicators = ['a', 'b', 'c', 'd', 'e', 'f'];
const recent = ['2023-09', '2023-10', '2023-11', '2023-12'].map(period);

/** Publishes both measures of every month from one to another, of every indicator and region. */
async function fill(from: string, to: string): Promise<void> {
  const at = "m + interval '50 days'";
  const months = `generate_series('${from}-01'::date, '${to}-01', interval '1 month') AS m`;
  const period = "to_char(m, 'YYYY-MM')";
  await db.run('app', "INSERT INTO source (origin) VALUES ('official') ON CONFLICT DO NOTHING");
  await db.run(
    'app',
    "INSERT INTO provenance (kind, entered_by, entered_at) VALUES ('import', 'tests', now())",
  );
  await db.run(
    'app',
    `INSERT INTO calendar (indicator_id, period, frequency, january)
     SELECT i.id, ${period}, i.frequency, i.january FROM indicator i, ${months}`,
  );
  await db.run('app', `INSERT INTO release (published_at, kind) SELECT ${at}, 'import' FROM ${months}`);
  await db.run(
    'app',
    `INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
     SELECT i.id, ${period}, r.published_at, r.id, '1900-01-01Z'
     FROM indicator i, ${months} JOIN release r ON r.published_at = ${at}`,
  );
  await db.run(
    'app',
    `INSERT INTO figure (indicator_id, region_id, measure, source_id, published_at, provenance_id, stage, period, value)
     SELECT i.id, r.id, x.measure, s.id, ${at}, p.id, 'final', ${period}, 1
     FROM ${months}, indicator i, region r, source s, (SELECT max(id) AS id FROM provenance) p,
       unnest(enum_range(NULL::measure)) AS x(measure)`,
  );
  await db.run('owner', 'VACUUM (ANALYZE) figure');
}

/** Pages of `figure` and its index that the reads touch. */
async function pagesTouched(reads: () => Promise<unknown>): Promise<number> {
  const touched = async () => {
    await publicDb().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    const [row] = await db.run<{ pages: number }>(
      'owner',
      `SELECT (t.heap_blks_hit + t.heap_blks_read + t.idx_blks_hit + t.idx_blks_read)::int AS pages
       FROM pg_statio_user_tables t WHERE t.relname = 'figure'`,
    );
    return row?.pages ?? 0;
  };
  const before = await touched();
  await reads();
  return (await touched()) - before;
}

const page = async () => {
  const requests = indicators.flatMap((indicator) =>
    recent.slice(-2).map((period) => ({ indicator, measure: 'growth' as const, period })),
  );
  const cells = await readCells(scope(), { groupKey: 'cities', requests });
  expect(cells.every(({ cells, benchmark }) => benchmark && cells.every(({ figure }) => figure))).toBe(true);
  await readSeries(scope(), { indicator: 'a', measure: 'growth', groupKey: 'cities', periods: recent });
  const past = scope({ asOf: '2024-01-01T00:00:00.000Z', edition: 'first' });
  await readSeries(past, { indicator: 'a', measure: 'growth', groupKey: 'cities', periods: recent });
};

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of members) await makeRegion(db, code, { parent: '1' });
  await makeGroup(db, 'cities', { benchmark: '1', members });
  for (const key of indicators) await makeIndicator(db, key);
  await makeInstallation(db, { home: '11', groups: ['cities'] });
});

test('a page reads no more of a long history than of a short one', async () => {
  await fill('2023-01', '2023-12');
  const short = await pagesTouched(page);
  await fill('1983-01', '2022-12');
  const long = await pagesTouched(page);
  expect(short).toBeGreaterThan(0);
  // forty times the figures: the index is one level deeper, no more
  expect(long).toBeLessThanOrEqual(short * 2);
});
