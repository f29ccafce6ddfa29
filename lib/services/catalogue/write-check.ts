import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { parseDecimal } from '@/lib/domain/decimal';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import type { indicatorCheckSchema } from '@/lib/schemas/catalogue';
import { authorise, inAct } from '@/lib/services/act';

interface Check {
  lowest: string | null;
  highest: string | null;
  sumsToParent: boolean;
}

/** Sets the range of a measure's values and whether regions add up to their parent; a check that says nothing is taken away. */
export async function writeCheck(
  actor: Actor,
  { key, measure, lockVersion, ...check }: z.output<typeof indicatorCheckSchema>,
): Promise<Outcome> {
  const object = `indicator:${key}`;
  const refusal = await authorise(actor, 'catalogue.write', object);
  if (refusal) return refusal;
  const lowest = check.lowest === null ? null : parseDecimal(check.lowest);
  const highest = check.highest === null ? null : parseDecimal(check.highest);
  if (lowest && highest && lowest.gt(highest)) return refusedField('highest', 'wrong_order');
  // growth rates are never added
  const wanted: Check = { ...check, sumsToParent: check.sumsToParent && measure === 'level' };
  return inAct(actor, async (client) => {
    const found = await client.query<Check & { id: number; lock_version: number | null }>(
      `SELECT i.id, c.lock_version, trim_scale(c.lowest)::text AS lowest, trim_scale(c.highest)::text AS highest,
         coalesce(c.sums_to_parent, false) AS "sumsToParent"
       FROM indicator i LEFT JOIN indicator_check c ON c.indicator_id = i.id AND c.measure = $2 WHERE i.key = $1`,
      [key, measure],
    );
    const known = found.rows[0];
    if (!known) return refused('not_found');
    const saysNothing = wanted.lowest === null && wanted.highest === null && !wanted.sumsToParent;
    const values = [known.id, measure, lockVersion];
    const all = [...values, wanted.lowest, wanted.highest, wanted.sumsToParent];
    const done = saysNothing
      ? await client.query(
          'DELETE FROM indicator_check WHERE (indicator_id, measure, lock_version) = ($1, $2, $3)',
          values,
        )
      : lockVersion === 0
        ? await client.query(
            `INSERT INTO indicator_check (indicator_id, measure, lowest, highest, sums_to_parent)
             SELECT $1, $2, $4, $5, $6 WHERE $3::int = 0 ON CONFLICT DO NOTHING`,
            all,
          )
        : await client.query(
            `UPDATE indicator_check SET lowest = $4, highest = $5, sums_to_parent = $6, lock_version = lock_version + 1
             WHERE (indicator_id, measure, lock_version) = ($1, $2, $3)`,
            all,
          );
    if (done.rowCount === 0)
      return refused(
        saysNothing && lockVersion === 0 && known.lock_version === null ? 'nothing_to_do' : 'conflict',
      );
    const before = { lowest: known.lowest, highest: known.highest, sumsToParent: known.sumsToParent };
    const act = {
      action: 'catalogue.write',
      object,
      before: { measure, ...before },
      after: { measure, ...wanted },
    };
    return { ok: true, acts: [act] };
  });
}
