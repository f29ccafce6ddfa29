import 'server-only';
import type * as z from 'zod';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, type Refusal, refused, refusedField } from '@/lib/errors';
import type { calendarRuleSchema } from '@/lib/schemas/calendar';
import { authorise, inAct } from '@/lib/services/act';

type RuleInput = z.output<typeof calendarRuleSchema>;

/** Sets, changes or takes away the rule by which an indicator's periods open, are due and are released. */
export async function writeRule(actor: Actor, input: RuleInput): Promise<Outcome> {
  const object = `calendar:${input.key}`;
  const refusal = (await authorise(actor, 'calendar.write', object)) ?? orderRefusal(input);
  if (refusal) return refusal;
  return inAct(actor, async (client) => {
    const known = await client.query<{ id: number; before: object | null }>(
      `SELECT i.id, to_jsonb(r) - 'indicator_id' - 'lock_version' AS before
       FROM indicator i LEFT JOIN calendar_rule r ON r.indicator_id = i.id WHERE i.key = $1`,
      [input.key],
    );
    const indicator = known.rows[0];
    if (!indicator) return refused('not_found');
    const columns = 'opens_day, opens_time, due_day, due_time, release_day, release_time';
    const values = [
      indicator.id,
      input.lockVersion,
      input.opensDay,
      input.opensTime,
      input.dueDay,
      input.dueTime,
      input.releaseDay,
      input.releaseTime,
    ];
    const after = `to_jsonb(calendar_rule) - 'indicator_id' - 'lock_version' AS after`;
    const done =
      input.intent === 'remove'
        ? await client.query<{ after: object | null }>(
            'DELETE FROM calendar_rule WHERE (indicator_id, lock_version) = ($1, $2) RETURNING NULL::jsonb AS after',
            [indicator.id, input.lockVersion],
          )
        : input.lockVersion === 0
          ? await client.query<{ after: object | null }>(
              `INSERT INTO calendar_rule (indicator_id, ${columns})
               SELECT $1, $3, $4, $5, $6, $7, $8 WHERE $2::int = 0 ON CONFLICT DO NOTHING RETURNING ${after}`,
              values,
            )
          : await client.query<{ after: object | null }>(
              `UPDATE calendar_rule SET (${columns}, lock_version) = ($3, $4, $5, $6, $7, $8, lock_version + 1)
               WHERE (indicator_id, lock_version) = ($1, $2) RETURNING ${after}`,
              values,
            );
    if (done.rowCount === 0) return refused('conflict');
    const act = {
      action: 'calendar.write',
      object,
      before: indicator.before,
      after: done.rows[0]?.after ?? null,
    };
    return { ok: true, acts: [act] };
  });
}

function orderRefusal({
  opensDay,
  opensTime,
  dueDay,
  dueTime,
  releaseDay,
  releaseTime,
}: RuleInput): Refusal | null {
  const isAfter = (aDay: number, aTime: string, bDay: number, bTime: string) =>
    aDay > bDay || (aDay === bDay && aTime > bTime);
  const field = isAfter(opensDay, opensTime, dueDay, dueTime)
    ? 'dueDay'
    : isAfter(dueDay, dueTime, releaseDay, releaseTime)
      ? 'releaseDay'
      : null;
  return field && refusedField(field, 'wrong_order');
}
