import 'server-only';
import { appPool } from '@/lib/db';
import type { RefusalCode } from '@/lib/errors';
import { log } from '@/lib/log';
import { inAct, type Someone } from '@/lib/services/act';
import { carryOut, type Published } from './carry-out';
import { planObject } from './plan-row';

/** Who publishes by the clock, in the log. */
const timer: Someone = { name: 'timer', address: '' };

/** What became of the plans that were due. Another process may have published some: they are in neither list. */
export interface DueOutcome {
  published: ({ plan: number } & Published)[];
  failed: { plan: number; code: string }[];
}

/**
 * Publishes every plan whose instant has come, the earliest first, each in its own transaction: once, however many
 * processes try, and late where none ran. One that cannot go out is open again with the reason, and not tried again.
 * Throws in the end where the database was away for one of them: that one is tried again at the next look.
 */
export async function publishDue(): Promise<DueOutcome> {
  const done: DueOutcome = { published: [], failed: [] };
  const { rows } = await appPool().query<{ id: number }>(
    `SELECT id FROM release_plan WHERE state = 'scheduled' AND scheduled_at <= clock_timestamp() ORDER BY scheduled_at, id`,
  );
  const unknown: unknown[] = [];
  for (const { id } of rows) {
    try {
      await look(id, done);
    } catch (error) {
      unknown.push(error);
    }
  }
  if (unknown.length > 0) throw unknown[0];
  return done;
}

async function look(id: number, done: DueOutcome): Promise<void> {
  const outcome = await publishOne(id);
  if (outcome.ok) {
    log.info({ plan: id, release: outcome.release, at: outcome.at }, 'a planned release went out');
    done.published.push({ plan: id, release: outcome.release, at: outcome.at });
  } else if (!passing.has(outcome.code) && (await keepFailure(id, outcome.code))) {
    log.error({ plan: id, code: outcome.code }, 'a planned release did not go out');
    done.failed.push({ plan: id, code: outcome.code });
  }
}

/** Another process was there first, or is there now: the next look finds out. */
const passing: ReadonlySet<string> = new Set<RefusalCode>(['already_done', 'conflict', 'not_due']);

async function publishOne(plan: number): Promise<({ ok: true } & Published) | { ok: false; code: string }> {
  try {
    return await inAct<Published>(timer, (client) => carryOut(client, plan, null));
  } catch (error) {
    if (isAway(error)) throw error;
    log.error({ err: error, plan }, 'a publication broke off');
    return { ok: false, code: 'unexpected' };
  }
}

/** Whether the database was not reached or gave up a connection, so that nothing is known of the plan itself. */
function isAway(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  // classes 08 connection, 53 resources, 57 intervention; a statement that was refused has another of five characters
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57)/.test(code);
}

/** Answers whether it was this process that wrote it down. */
async function keepFailure(plan: number, code: string): Promise<boolean> {
  const outcome = await inAct<{ kept: boolean }>(timer, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE release_plan SET state = 'open', failure = $2, lock_version = lock_version + 1
       WHERE id = $1 AND state = 'scheduled' AND scheduled_at <= clock_timestamp()`,
      [plan, code],
    );
    const acts = [
      { action: 'release.publish', object: planObject(plan), result: 'failed' as const, after: { code } },
    ];
    return { ok: true, acts: rowCount === 1 ? acts : [], kept: rowCount === 1 };
  });
  return outcome.ok && outcome.kept;
}
