import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor } from '@/lib/auth/person';
import type { KnownCatalogue } from '@/lib/data-package/known';
import type { CataloguePlan } from '@/lib/data-package/plan-catalogue';
import { type Outcome, type Refusal, refused } from '@/lib/errors';
import { type Act, authorise, inAct } from '@/lib/services/act';
import { insertIdentities, writeCatalogue } from '@/lib/services/import-catalogue';
import { readKnownCatalogue } from '@/lib/services/import-known';
import { nothingPlanned } from './nothing-planned';

const LOCK_NOT_AVAILABLE = '55P03';

/** What one form changes: parts of the plan that a package would make, and how the log tells of it. */
export interface CatalogueChange {
  plan: Partial<CataloguePlan>;
  /** Why, kept with an indicator's new version. */
  reason?: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Changes the catalogue as an import does, by the same plan, lock and statements, and versioned alike: what was recorded stays
 * readable as of before. `decide` is given the catalogue as it is under the lock.
 */
export async function inCatalogue(
  actor: Actor,
  object: string,
  decide: (known: KnownCatalogue) => CatalogueChange | Refusal,
): Promise<Outcome> {
  const refusal = await authorise(actor, 'catalogue.write', object);
  if (refusal) return refusal;
  return inAct(actor, async (client) => {
    if (!(await lockCatalogue(client))) return refused('busy');
    const change = decide(await readKnownCatalogue(client));
    if ('ok' in change) return change;
    const plan = { ...nothingPlanned(), ...change.plan };
    await insertIdentities(client, plan);
    await writeCatalogue(client, plan, await clock(client), change.reason ?? '');
    const act: Act = { action: 'catalogue.write', object };
    if (change.before !== undefined) act.before = change.before;
    if (change.after !== undefined) act.after = change.after;
    return { ok: true, acts: [act] };
  });
}

/** The lock of imports: one change of the catalogue at a time, readers go on. False: an import holds it for longer than a person waits. */
export async function lockCatalogue(client: PoolClient): Promise<boolean> {
  try {
    await client.query(
      `SET LOCAL lock_timeout = '5s'; LOCK TABLE installation IN SHARE ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = 0`,
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

async function clock(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ now: Date }>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
  );
  return (rows[0]?.now ?? new Date()).toISOString();
}
