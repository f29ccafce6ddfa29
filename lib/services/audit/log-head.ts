import 'server-only';
import { log } from '@/lib/log';
import { readLogHead } from '@/lib/queries/audit/verify-log';

const day = 86_400_000;

/**
 * Writes the audit chain's head into the server's log, now and daily: kept elsewhere, it shows whether the database's
 * owner rewrote the chain (`npm run audit:verify -- --head`). The timer keeps no process alive. Answers how to end it.
 */
export function logAuditHeadDaily(): () => void {
  void logAuditHead();
  const timer = setInterval(() => void logAuditHead(), day);
  timer.unref();
  return () => clearInterval(timer);
}

/** Once. A database that is away is a warning, and the next day's line comes all the same. */
export async function logAuditHead(): Promise<void> {
  try {
    const { seq, hash } = await readLogHead();
    log.info({ seq, hash }, 'audit head');
  } catch (err) {
    log.warn({ err }, 'audit head could not be read');
  }
}
