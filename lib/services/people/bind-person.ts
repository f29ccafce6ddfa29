import 'server-only';
import type { PoolClient } from 'pg';
import type { Refusal } from '@/lib/errors';

/**
 * Null where every region is known. One that is not must not pass for none: without regions staff enters those of the
 * whole city.
 */
export async function unknownRegions(client: PoolClient, codes: readonly string[]): Promise<Refusal | null> {
  const { rows } = await client.query<{ known: number }>(
    'SELECT count(*)::int AS known FROM region WHERE code = ANY ($1::text[])',
    [codes],
  );
  if (rows[0]?.known === new Set(codes).size) return null;
  return { ok: false, code: 'invalid', fieldErrors: { regions: { code: 'malformed' } } };
}

/** Names of departments for the log, which outlives them. */
export async function departmentNames(client: PoolClient, ids: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT coalesce(nullif(name_zh, ''), name_en) AS name FROM department WHERE id = ANY ($1::integer[]) ORDER BY id`,
    [ids],
  );
  return rows.map(({ name }) => name);
}
