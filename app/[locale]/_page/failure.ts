import { PreviewsBusy } from '@/lib/queries/preview';
import { Forbidden } from './viewer';

/** How an answer fails: there is no such thing, it is not for this person, the database has no room or is away, or a fault. */
export type Failure = 'notFound' | 'forbidden' | 'away' | 'fault';

export const statusOf: Record<Failure, number> = { notFound: 404, forbidden: 403, away: 503, fault: 500 };

/** What a thrown error means for the answer; null: Next steers by it (a redirect), and it is its own to catch. */
export function failureOf(error: unknown): Failure | null {
  const digest = digestOf(error);
  // what next/navigation's notFound() throws
  if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return 'notFound';
  if (error instanceof Forbidden) return 'forbidden';
  if (digest !== null) return null;
  return error instanceof PreviewsBusy || isDatabaseAway(error) ? 'away' : 'fault';
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : null;
}

/** Whether the database was not reached, or gave no connection in time; the cause may lie some levels down. */
function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    // of node, of Prisma, and PostgreSQL's classes 08 (connection) and 57P (shutting down)
    if (
      /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|P1001|P1002|P1008|P1017|P2024|P2028|08|57P)/.test(code)
    )
      return true;
    if (
      /ECONNREFUSED|connection timeout|Connection terminated|timeout exceeded when trying to connect/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}
