import 'server-only';
import { appDb } from '@/lib/db';

/** The last line of the chain: who keeps it elsewhere can show later that nothing before it was rewritten. */
export interface LogHead {
  /** 0: nothing was written yet. */
  seq: string;
  /** SHA-256, hexadecimal; empty when nothing was written yet. */
  hash: string;
}

export async function readLogHead(): Promise<LogHead> {
  return (await readLogLine('last')) ?? { seq: '0', hash: '' };
}

/** The hash of one line, or of the last; null: there is no such line. */
export async function readLogLine(seq: string | 'last'): Promise<LogHead | null> {
  const rows =
    seq === 'last'
      ? await appDb().$queryRaw<LogHead[]>`
          SELECT seq::text AS seq, encode(hash, 'hex') AS hash FROM audit_log ORDER BY audit_log.seq DESC LIMIT 1`
      : await appDb().$queryRaw<LogHead[]>`
          SELECT seq::text AS seq, encode(hash, 'hex') AS hash FROM audit_log WHERE audit_log.seq = ${BigInt(seq)}`;
  return rows[0] ?? null;
}

/** Recomputes the whole chain; the first line that is wrong and how, or null. For commands: it names no content. */
export async function verifyLog(): Promise<{
  count: number;
  broken: { seq: string; problem: string } | null;
}> {
  const [[counted], [broken]] = await appDb().$transaction(
    [
      appDb().$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM audit_log`,
      appDb().$queryRaw<{ seq: string; problem: string }[]>`
        SELECT broken_seq::text AS seq, problem FROM audit_verify()`,
    ],
    { isolationLevel: 'RepeatableRead' },
  );
  return { count: Number(counted?.count ?? 0), broken: broken ?? null };
}
