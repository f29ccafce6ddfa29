import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { areInOrder, timesOf } from '@/lib/domain/calendar';
import { periodFor } from '@/lib/domain/period';
import { instantOfLocal } from '@/lib/domain/zone';
import { type Outcome, refused, refusedField } from '@/lib/errors';
import { readCalendarIndicators } from '@/lib/queries/calendar-indicators';
import type { calendarExceptionSchema } from '@/lib/schemas/calendar';
import { authorise, inAct } from '@/lib/services/act';
import { changesOf } from '@/lib/services/catalogue/changes';
import { stateOf } from '@/lib/services/catalogue/state-of';

interface ExceptionRow {
  opens_at: Date | null;
  due_at: Date | null;
  release_at: Date | null;
  note: string | null;
}

/** What of a period a form of its exception is made from. */
export interface ExceptionState {
  opensAt: string | null;
  dueAt: string | null;
  releaseAt: string | null;
  note: string;
}

/** Lets one period depart from its indicator's rule, with a note of why; or, with nothing given, follow it again. */
export async function writeException(
  actor: Actor,
  { key, period, seen, opens, due, release, note }: z.output<typeof calendarExceptionSchema>,
): Promise<Outcome> {
  const object = `calendar:${key}/${period}`;
  const refusal = await authorise(actor, 'calendar.write', object);
  if (refusal) return refusal;
  const { indicators, timeZone } = await readCalendarIndicators({ indicators: [key] });
  const indicator = indicators[0];
  if (!indicator) return refused('not_found');
  // the period itself, not one that stands for it (2023 for 2023-12)
  const reading = periodFor(period, indicator);
  if (!reading.ok || reading.period !== period) return refusedField('period', 'no_such_period');
  const at = (local: string | null) =>
    local === null ? null : instantOfLocal(local.slice(0, 10), local.slice(11, 16), timeZone);
  const wanted: ExceptionState = { opensAt: at(opens), dueAt: at(due), releaseAt: at(release), note };
  if ([opens, due, release].some((time) => time !== null) && note === '')
    return refusedField('note', 'needs_reason');
  if (!areInOrder(timesOf(indicator.rule, wanted, period, timeZone)))
    return refusedField('due', 'wrong_order');
  return inAct(actor, async (client) => {
    await client.query(
      `INSERT INTO calendar (indicator_id, period, frequency, january)
       SELECT id, $2, frequency, january FROM indicator WHERE id = $1 ON CONFLICT DO NOTHING`,
      [indicator.id, period],
    );
    const known = await client.query<ExceptionRow>(
      'SELECT opens_at, due_at, release_at, note FROM calendar WHERE (indicator_id, period) = ($1, $2) FOR UPDATE',
      [indicator.id, period],
    );
    const before = exceptionState(known.rows[0]);
    if (stateOf(before) !== seen) return refused('conflict');
    const changes = changesOf(before, wanted);
    if (!changes) return refused('nothing_to_do');
    await client.query(
      `UPDATE calendar SET opens_at = $3, due_at = $4, release_at = $5, note = nullif($6, '')
       WHERE (indicator_id, period) = ($1, $2)`,
      [indicator.id, period, wanted.opensAt, wanted.dueAt, wanted.releaseAt, note],
    );
    return { ok: true, acts: [{ action: 'calendar.write', object, ...changes }] };
  });
}

/** Of a period without a row: nothing departs. */
export function exceptionState(row: ExceptionRow | undefined): ExceptionState {
  return {
    opensAt: row?.opens_at?.toISOString() ?? null,
    dueAt: row?.due_at?.toISOString() ?? null,
    releaseAt: row?.release_at?.toISOString() ?? null,
    note: row?.note ?? '',
  };
}
