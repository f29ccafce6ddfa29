import 'server-only';
import type { PoolClient } from 'pg';
import { type Refusal, refused } from '@/lib/errors';

interface Ready {
  /** Sheets; those with nothing entered matter in a first release alone. */
  items: number;
  not_approved: number;
  empty: number;
  base_changed: number;
  revises: number;
}

/** Why a plan cannot go out as it stands; null: it can. `publish_plan` judges the same again, under lock. */
export async function whyNotReady(client: PoolClient, plan: number): Promise<Refusal | null> {
  const { rows } = await client.query<Ready>(
    `SELECT count(*) FILTER (WHERE e.cells > 0)::int AS items, count(*) FILTER (WHERE e.open > 0)::int AS not_approved,
       count(*) FILTER (WHERE e.cells = 0 AND p.kind = 'first')::int AS empty,
       coalesce(sum(e.moved), 0)::int AS base_changed, coalesce(sum(e.revises) FILTER (WHERE p.kind = 'first'), 0)::int AS revises
     FROM release_plan p JOIN release_plan_item i ON i.plan_id = p.id
     CROSS JOIN LATERAL (
       SELECT count(*) AS cells, count(*) FILTER (WHERE state <> 'approved') AS open, count(base_published_at) AS revises,
         count(*) FILTER (WHERE num_nonnulls(value, missing) = 1 AND base_published_at IS DISTINCT FROM (SELECT max(f.published_at) FROM figure f
           WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (x.indicator_id, x.measure, x.region_id, x.period))) AS moved
       FROM entry x WHERE (x.indicator_id, x.period) = (i.indicator_id, i.period)) e
     WHERE p.id = $1`,
    [plan],
  );
  const ready = rows[0];
  if (!ready || ready.items === 0 || ready.empty > 0) return refused('no_figures');
  if (ready.not_approved > 0) return refused('not_approved', { count: ready.not_approved });
  if (ready.base_changed > 0) return refused('base_changed');
  if (ready.revises > 0) return refused('revises_published');
  return null;
}

const refusalOfConstraint = {
  plan_seen: refused('conflict'),
  plan_not_due: refused('not_due'),
  plan_all_approved: refused('not_approved', { count: 1 }),
  plan_item_empty: refused('no_figures'),
  plan_base_current: refused('base_changed'),
  plan_first_revises: refused('revises_published'),
} satisfies Record<string, Refusal>;

/** What the database refused a publication for; null: something else went wrong. */
export function publicationRefusal(error: unknown): Refusal | null {
  const { constraint = '' } = error as { constraint?: string };
  return constraint in refusalOfConstraint
    ? refusalOfConstraint[constraint as keyof typeof refusalOfConstraint]
    : null;
}
