import 'server-only';
import type { PoolClient } from 'pg';
import { type Refusal, refused } from '@/lib/errors';
import type { PlanInput } from '@/lib/schemas/releases';

export interface PlanRow {
  id: number;
  state: 'open' | 'scheduled' | 'published' | 'cancelled';
  kind: 'first' | 'revision';
  title: string;
  reason: string;
  document_title: string;
  document_url: string;
  scheduled_at: Date | null;
  lock_version: number;
}

/** A plan's name in the audit log. */
export function planObject(id: number): string {
  return `plan:${id}`;
}

/** The plan under lock, where it is as it was seen and in one of the states; else why not. */
export async function lockPlan(
  client: PoolClient,
  { plan, lockVersion }: PlanInput,
  states: readonly PlanRow['state'][],
): Promise<{ ok: true; plan: PlanRow } | Refusal> {
  const { rows } = await client.query<PlanRow>(
    `SELECT id, state, kind, title, reason, document_title, document_url, scheduled_at, lock_version
     FROM release_plan WHERE id = $1 FOR UPDATE`,
    [plan],
  );
  const row = rows[0];
  if (!row) return refused('not_found');
  if (row.state === 'published' || row.state === 'cancelled') return refused('already_done');
  if (row.lock_version !== lockVersion || !states.includes(row.state)) return refused('conflict');
  return { ok: true, plan: row };
}
