import 'server-only';
import { appPool } from '@/lib/db';
import { log } from '@/lib/log';
import { publishDue } from './publish-due';

/** How often the next instant is looked up: a plan scheduled in another process is met in time, since an instant is set 5 s ahead or more. */
const lookEvery = 3_000;

// a reload in development, and bundles that hold this module twice, must not start a second one
const holder = globalThis as typeof globalThis & { weiciReleaseTimer?: { stop: () => void } };

/**
 * Publishes planned releases at their instants for as long as the process runs, and at once what fell due before. Every
 * process does so; the plan's row decides who publishes. While the database is away it goes on looking. Answers what stops it.
 */
export function startReleaseTimer(): { stop: () => void } {
  if (holder.weiciReleaseTimer) return holder.weiciReleaseTimer;
  let timeout: NodeJS.Timeout | undefined;
  let stopped = false;
  let wasAway = false;
  const look = async () => {
    try {
      await publishDue();
      if (wasAway) log.info('planned releases are watched again');
      wasAway = false;
    } catch (err) {
      if (!wasAway)
        log.warn({ err }, 'planned releases were not all looked at: the database is away, or gave up');
      wasAway = true;
    }
    // one that could not be looked at keeps no other from its instant
    const wait = Math.min(lookEvery, (await untilNext().catch(() => null)) ?? lookEvery);
    if (stopped) return;
    timeout = setTimeout(look, wait);
    timeout.unref();
  };
  void look();
  holder.weiciReleaseTimer = {
    stop() {
      stopped = true;
      clearTimeout(timeout);
      delete holder.weiciReleaseTimer;
    },
  };
  return holder.weiciReleaseTimer;
}

/** Milliseconds to the next instant, by the database's clock, which judges; null: nothing is scheduled. */
async function untilNext(): Promise<number | null> {
  const { rows } = await appPool().query<{ wait: number | null }>(
    `SELECT ceil(extract(epoch FROM min(scheduled_at) - clock_timestamp()) * 1000)::float8 AS wait
     FROM release_plan WHERE state = 'scheduled' AND scheduled_at > clock_timestamp()`,
  );
  const wait = rows[0]?.wait ?? null;
  return wait === null ? null : Math.max(wait, 1);
}
