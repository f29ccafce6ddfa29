import 'server-only';
import type { PoolClient } from 'pg';
import { type Refusal, refused } from '@/lib/errors';
import type { Act } from '@/lib/services/act';
import { planObject } from './plan-row';
import { publicationRefusal } from './readiness';

export interface Published {
  release: number;
  /** ISO 8601, UTC. */
  at: string;
}

/**
 * Publishes a plan in the caller's transaction, and answers what its audit rows say: of the plan, and of each sheet.
 * `seen`: the version of the plan that a person saw, who publishes it at once; null: it is published by itself, when due.
 */
export async function carryOut(
  client: PoolClient,
  plan: number,
  seen: number | null,
): Promise<({ ok: true; acts: Act[] } & Published) | Refusal> {
  let release: number | null;
  try {
    const { rows } = await client.query<{ release: number | null }>(
      'SELECT publish_plan($1, NULL, $2) AS release',
      [plan, seen],
    );
    release = rows[0]?.release ?? null;
  } catch (error) {
    const refusal = publicationRefusal(error);
    if (refusal) return refusal;
    throw error;
  }
  if (release === null) return refused('already_done');
  const { rows } = await client.query<{ sheet: string; at: Date }>(
    `SELECT i.key || '/' || x.period AS sheet, x.published_at AS at FROM release_item x JOIN indicator i ON i.id = x.indicator_id
     WHERE x.release_id = $1 ORDER BY 1`,
    [release],
  );
  const at = rows[0]?.at.toISOString() ?? '';
  const action = 'release.publish';
  const acts: Act[] = [
    { action, object: planObject(plan), after: { release, at } },
    ...rows.map(({ sheet }) => ({ action, object: `sheet:${sheet}`, after: { release, at } })),
  ];
  return { ok: true, acts, release, at };
}
