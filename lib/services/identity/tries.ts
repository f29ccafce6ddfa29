import 'server-only';
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { appPool } from '@/lib/db';

/** Tries in a row before a user name, or a second factor, is locked. */
const triesByName = 5;
/** Wrong tries from one address, whoever is meant: a whole bureau may stand behind one. */
const triesByAddress = 100;
/** How long tries are counted, and how long a lock lasts. */
const seconds = 15 * 60;

export type TriedFor = 'password' | 'code';

export type Try =
  /** It may be made. `isLast`: when it is wrong, lock. */
  | { ok: true; isLast: boolean }
  /** It may not. `isLogged`: of those that an address's own lock turns away the first alone is written down, or a flood would fill the log. */
  | { ok: false; minutes: number; isLogged: boolean };

interface Limiters {
  name: RateLimiterPostgres;
  address: RateLimiterPostgres;
}

const made = new WeakMap<object, Limiters>();

/** One pair for the pool that is open: each clears its table by a timer. */
function limiters(): Limiters {
  const pool = appPool();
  let known = made.get(pool);
  if (!known) {
    const options: Omit<IRateLimiterPostgresOptions, 'points'> = {
      storeClient: pool,
      storeType: 'pool',
      tableName: 'sign_in_try',
      tableCreated: true,
      duration: seconds,
      blockDuration: seconds,
    };
    known = {
      name: new RateLimiterPostgres({ ...options, keyPrefix: 'name', points: triesByName }),
      address: new RateLimiterPostgres({ ...options, keyPrefix: 'address', points: triesByAddress }),
    };
    made.set(pool, known);
  }
  return known;
}

/**
 * Counts a try before anything is compared, in one statement: of two hundred at once five are made. Who is counted is the
 * user name as it was typed, known or not.
 */
export async function takeTry(what: TriedFor, userName: string, address: string): Promise<Try> {
  const { name, address: wider } = limiters();
  const here = await consume(wider, address);
  if (!here.ok) return here;
  const named = await consume(name, `${what}:${userName}`);
  return named.ok ? named : { ...named, isLogged: true };
}

/** The try was right: those before it are forgotten, and the address is not the poorer for it. */
export async function forgetTries(what: TriedFor, userName: string, address: string): Promise<void> {
  const { name, address: wider } = limiters();
  await Promise.all([name.delete(`${what}:${userName}`), wider.reward(address, 1)]);
}

/** Locks a user name from now on, for the whole while. Answers its minutes. */
export async function lock(what: TriedFor, userName: string): Promise<number> {
  await limiters().name.block(`${what}:${userName}`, seconds);
  return seconds / 60;
}

/** Takes every lock off a user name: a security administrator's reset. */
export async function unlock(userName: string): Promise<void> {
  const { name } = limiters();
  await Promise.all([name.delete(`password:${userName}`), name.delete(`code:${userName}`)]);
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<Try> {
  try {
    const { remainingPoints } = await limiter.consume(key);
    return { ok: true, isLast: remainingPoints === 0 };
  } catch (refusal) {
    // the library throws what it answers; a failure of the database is an Error
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
    return { ok: false, minutes, isLogged: refusal.consumedPoints === limiter.points + 1 };
  }
}
