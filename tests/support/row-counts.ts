import type { TestDatabase } from './test-database';

/** Rows of every table, and the generation: equal before and after means that nothing was written. */
export async function rowCounts(db: TestDatabase): Promise<Record<string, number>> {
  const tables = await db.run<{ name: string }>(
    'owner',
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.run<{ count: number }>('owner', `SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = row?.count ?? -1;
  }
  const [generation] = await db.run<{ number: string }>('owner', 'SELECT number FROM generation');
  return { ...counts, 'generation number': Number(generation?.number) };
}
