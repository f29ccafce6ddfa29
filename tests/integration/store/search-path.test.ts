import { expect, test } from 'vitest';
import { makeIndicator, makeRegion, publish } from '@/tests/support/factories';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

test('every function whose body is text says where it looks for names', async () => {
  const rows = await db.run(
    'owner',
    `SELECT p.proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql') AND p.prosqlbody IS NULL
       AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, public, pg_temp']
     ORDER BY 1`,
  );
  expect(rows).toEqual([]);
});

test('the application lets no figure of an unknown region in by a temporary table of its own', async () => {
  await makeRegion(db, '11');
  await makeIndicator(db, 'trade');
  const cell = { indicator: 'trade', region: '11', period: '2023-12' };
  await publish(db, '2024-01-20T00:00:00.000Z', [{ ...cell, value: '1' }]);
  const refused = await db.session('app', async (client) => {
    await client.query(`
      CREATE TEMP TABLE region (id int); INSERT INTO region VALUES (999999);
      CREATE TEMP TABLE release_item AS SELECT indicator_id, '2023-11' AS period, published_at, release_id FROM public.release_item`);
    const insert = (region: string, period: string) =>
      client
        .query(
          `INSERT INTO figure (indicator_id, region_id, measure, source_id, published_at, provenance_id, stage, period, value)
           SELECT indicator_id, ${region}, measure, source_id, published_at, provenance_id, stage, ${period}, value FROM figure`,
        )
        .then(
          () => 'written',
          (error: { code?: string }) => error.code,
        );
    return [await insert('999999', 'period'), await insert('region_id', "'2023-11'")];
  });
  expect(refused).toEqual(['23503', '23503']);
});
