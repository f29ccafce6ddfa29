import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import { authorise } from '../act';
import { type ImportRow, judgeFigures } from './judge-figures';
import { type Understanding, understandUpload } from './understand-upload';

/** An upload as its owner sees it: how it is understood, and every figure with what importing it would do. Anyone else's is not found. */
export async function readImport(
  actor: Actor,
  id: number,
): Promise<Outcome<{ understood: Understanding; rows: ImportRow[] }>> {
  const refusal = await authorise(actor, 'entry.import', `upload:${id}`);
  if (refusal) return refusal;
  const understood = await understandUpload(actor.person.id, id);
  if (!understood) return refused('not_found');
  return { ok: true, understood, rows: await judgeFigures(actor.person, understood) };
}
