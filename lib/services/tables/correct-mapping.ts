import 'server-only';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { LineChoice, MappingInput } from '@/lib/schemas/tables';
import {
  type Correction,
  type Corrections,
  type Line,
  mergeCorrections,
  noCorrections,
} from '@/lib/table-import/mapping';
import { authorise, inAct } from '../act';
import { type Understanding, understandUpload } from './understand-upload';

/** Notes what a person says of rows, columns and the whole table. What they left as it was read is not a correction. */
export async function correctMapping(actor: Actor, input: MappingInput): Promise<Outcome> {
  const object = `upload:${input.upload}`;
  const refusal = await authorise(actor, 'entry.import', object);
  if (refusal) return refusal;
  const understood = await understandUpload(actor.person.id, input.upload);
  if (!understood) return refused('not_found');
  if (understood.upload.committedAt) return refused('already_done');
  if (!understood.sheets[input.sheet]) return refused('invalid');
  // another sheet is another table: what was said of the first is not about it
  const isSame = input.sheet === understood.sheet;
  const corrections = isSame ? correctionsOf(understood, input) : noCorrections;
  return inAct(actor, async (client) => {
    const stored = JSON.stringify({ sheet: input.sheet, corrections });
    const { rowCount } = await client.query(
      'UPDATE table_upload SET corrections = $3 WHERE id = $1 AND person_id = $2 AND committed_at IS NULL',
      [input.upload, actor.person.id, stored],
    );
    if (rowCount === 0) return refused('already_done');
    return {
      ok: true,
      acts: [{ action: 'upload.correct', object, after: { lines: Object.keys(corrections.lines).length } }],
    };
  });
}

function correctionsOf({ mapping, corrections }: Understanding, input: MappingInput): Corrections {
  if (!mapping) return corrections.person;
  const known = new Map<string, Line>([
    ...mapping.rows.map((line) => [`r:${line.key}`, line] as const),
    ...mapping.columns.map((line) => [`c:${line.key}`, line] as const),
  ]);
  const lines: Record<string, Correction> = {};
  for (const choice of input.lines) {
    const line = known.get(choice.key);
    const said = line && correctionOf(choice, line);
    if (said) lines[choice.key] = said;
  }
  return mergeCorrections(corrections.person, {
    lines,
    table: {
      ...given('region', input.region, mapping.table.region),
      ...given('indicator', input.indicator, mapping.table.indicator),
      ...given('measure', input.measure, mapping.table.measure),
      ...given('unit', input.unit, mapping.table.unit),
    },
    ...(input.period ? { period: input.period } : {}),
  });
}

/** Null: the line stays as it was read, and nothing of it was in doubt. */
function correctionOf(choice: LineChoice, line: Line): Correction | null {
  if ([choice.region, choice.indicator, choice.measure].includes('-')) return { skip: true };
  const said: Correction = {
    ...given('region', choice.region, line.region),
    ...given('indicator', choice.indicator, line.indicator),
    ...given('measure', choice.measure, line.measure),
    ...given('unit', choice.unit, line.unit),
  };
  const isChanged = Object.keys(said).length > 0 || line.skip !== null;
  if (!isChanged && line.how !== 'likely') return null;
  // what was likely and was left so is confirmed, and remembered whole
  return {
    ...(line.region ? { region: line.region } : {}),
    ...(line.indicator ? { indicator: line.indicator } : {}),
    ...said,
  };
}

function given(
  name: 'region' | 'indicator' | 'measure' | 'unit',
  choice: string | undefined,
  read: string | null,
): Correction {
  return choice && choice !== '-' && choice !== read ? ({ [name]: choice } as Correction) : {};
}
