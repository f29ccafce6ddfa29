import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { measuresOf, parseCellId } from '@/lib/domain/entry-sheet';
import { periodFor } from '@/lib/domain/period';
import { type Outcome, refused } from '@/lib/errors';
import { readDeskIndicators } from '@/lib/queries/desk/sheet-rows';
import type { CellComment } from '@/lib/schemas/entry';
import { authorise, inAct } from '../act';

/** Says something about a figure in work, for those who enter and review it. It stays when the figure is published. */
export async function commentOnCell(actor: Actor, { id, body }: CellComment): Promise<Outcome> {
  const place = parseCellId(id);
  const [indicator] = place ? await readDeskIndicators({ keys: [place.indicator] }) : [];
  const period = indicator && place ? periodFor(place.period, indicator) : null;
  const isThere =
    place &&
    indicator &&
    period?.ok &&
    period.period === place.period &&
    measuresOf(indicator).includes(place.measure);
  // another's cell and one that is nowhere are told apart by nobody, and such a try is in the log
  const on = isThere ? { department: indicator.department_id, region: place.region } : { department: null };
  const refusal = await authorise(actor, 'entry.comment', `cell:${id}`, on);
  if (refusal) return refusal;
  if (!isThere) return refused('not_found');
  return inAct(actor, async (client) => {
    await client.query(
      `INSERT INTO calendar (indicator_id, period, frequency, january) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [indicator.id, place.period, indicator.frequency, indicator.january],
    );
    const { rowCount } = await client.query(
      `INSERT INTO entry_comment (indicator_id, measure, region_id, period, author, body)
       SELECT $1, $2, r.id, $3, $4, $5 FROM region r WHERE r.code = $6`,
      [indicator.id, place.measure, place.period, actor.person.userName, body, place.region],
    );
    if (rowCount === 0) return refused('not_found');
    return { ok: true, acts: [{ action: 'entry.comment', object: `cell:${id}`, after: { body } }] };
  });
}
