import 'server-only';
import type { Actor } from '@/lib/auth/person';
import type { Outcome } from '@/lib/errors';
import type { SecurityInput } from '@/lib/schemas/people';
import { authorise, inAct } from '@/lib/services/act';

/** Changes whether everyone needs a second factor, and how long a session lives. It holds for open sessions too. */
export async function changeSecurity(actor: Actor, input: SecurityInput): Promise<Outcome> {
  const object = 'setting:security';
  const refusal = await authorise(actor, 'people.write', object);
  if (refusal) return refusal;
  return inAct(actor, async (client) => {
    const { rows } = await client.query<SecurityInput>(
      `SELECT totp, idle_minutes AS "idleMinutes", absolute_hours AS "absoluteHours" FROM security_setting FOR UPDATE`,
    );
    await client.query('UPDATE security_setting SET totp = $1, idle_minutes = $2, absolute_hours = $3', [
      input.totp,
      input.idleMinutes,
      input.absoluteHours,
    ]);
    return { ok: true, acts: [{ action: 'security.change', object, before: rows[0], after: input }] };
  });
}
