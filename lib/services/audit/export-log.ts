import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { LogFilter, LogLine } from '@/lib/domain/audit-line';
import { type Outcome, refused } from '@/lib/errors';
import { countLog, searchLog } from '@/lib/queries/audit/search-log';
import { authorise, inAct } from '@/lib/services/act';

/** What a spreadsheet opens, less its head. */
const mostLines = 1_000_000;
const linesAtOnce = 1_000;

/**
 * The lines that match, newest first, in parts, each read when the one before was taken. That somebody took them away is in
 * the log before the first. Refused: `forbidden`; `too_large`, more than a spreadsheet opens: nothing is cut off unsaid.
 */
export async function exportLog(
  actor: Actor,
  filter: LogFilter,
): Promise<Outcome<{ parts: AsyncGenerator<LogLine[], void> }>> {
  const object = 'audit:log';
  const refusal = await authorise(actor, 'audit.read', object);
  if (refusal) return refusal;
  const lines = (await countLog(actor.person, filter, mostLines + 1)) ?? 0;
  if (lines > mostLines) return refused('too_large');
  const outcome = await inAct(actor, async () => ({
    ok: true as const,
    acts: [{ action: 'audit.export', object, after: { ...filter, lines } }],
  }));
  return outcome.ok ? { ok: true, parts: partsOf(actor, filter) } : outcome;
}

async function* partsOf({ person }: Actor, filter: LogFilter): AsyncGenerator<LogLine[], void> {
  let beyond: string | undefined;
  for (;;) {
    const lines = await searchLog(person, filter, { beyond, limit: linesAtOnce });
    if (!lines || lines.length === 0) return;
    yield lines;
    if (lines.length < linesAtOnce) return;
    beyond = lines.at(-1)?.seq;
  }
}
