import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { LogFilter, LogLine } from '@/lib/domain/audit-line';
import { auditPrefixes } from '@/lib/domain/audit-object';
import { Prisma } from '../../../generated/prisma/client';

interface Row extends Omit<LogLine, 'seq' | 'at'> {
  seq: bigint;
  at: Date;
}

/**
 * Lines of the log, newest first: those after `beyond` (a `seq`) in that order, at most `limit`. Null: not this person's
 * to read. The order is that of time, which is the chain's unless the machine's clock was set back; nothing is left out then.
 */
export async function searchLog(
  person: Person,
  filter: LogFilter,
  { beyond, limit }: { beyond?: string | undefined; limit: number },
): Promise<LogLine[] | null> {
  if (!may(person, 'audit.read')) return null;
  const page = beyond
    ? Prisma.sql`(at, seq) < (SELECT at, seq FROM audit_log WHERE seq = ${BigInt(beyond)})`
    : Prisma.sql`true`;
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT seq, at, actor, origin_ip AS address, action, object, result, before, after FROM audit_log
    WHERE ${matching(filter)} AND ${page} ORDER BY at DESC, seq DESC LIMIT ${limit}`;
  return rows.map(({ seq, at, ...line }) => ({ seq: String(seq), at: at.toISOString(), ...line }));
}

/** How many lines match, counted up to `most` and no further; null: not this person's to know. */
export async function countLog(person: Person, filter: LogFilter, most: number): Promise<number | null> {
  if (!may(person, 'audit.read')) return null;
  const [row] = await appDb().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (SELECT FROM audit_log WHERE ${matching(filter)} LIMIT ${most}) found`;
  return Number(row?.count ?? 0);
}

function matching({ actor, action, object, result, from, until }: LogFilter): Prisma.Sql {
  const conditions = [
    actor && Prisma.sql`actor = ${actor}`,
    action && Prisma.sql`action = ${action}`,
    object && Prisma.sql`(${Prisma.join(auditPrefixes(object).map(beginningWith), ' OR ')})`,
    // the second condition is what the index of the few refusals stands under
    result &&
      (result === 'done' ? Prisma.sql`result = 'done'` : Prisma.sql`result = ${result} AND result <> 'done'`),
    from && Prisma.sql`at >= ${from}::timestamptz`,
    until && Prisma.sql`at <= ${until}::timestamptz`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`;
}

/** The last code point of Unicode comes after whatever follows a prefix. */
const beginningWith = (prefix: string) =>
  Prisma.sql`(object ~>=~ ${prefix} AND object ~<~ ${`${prefix}\u{10FFFF}`})`;
