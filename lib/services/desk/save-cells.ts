import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor } from '@/lib/auth/person';
import type { CellOutcome, SavedCells } from '@/lib/domain/cell-outcome';
import { parseCellId, type Said } from '@/lib/domain/entry-sheet';
import { type EntryText, readEntryText } from '@/lib/domain/entry-text';
import type { Outcome } from '@/lib/errors';
import { readSheetsOf } from '@/lib/queries/desk/read-sheet';
import type { CellSave } from '@/lib/schemas/entry';
import { type Act, auditRefusal, inAct } from '../act';
import { discardEntries } from './discard-entries';
import { type KnownTarget, knowCells } from './known-cells';
import { lockSheets } from './lock-sheets';
import { type EntryWrite, type EntryWritten, writeEntries } from './write-entries';

type Read = Exclude<EntryText, { kind: 'refused' }>;

interface Judged {
  target: KnownTarget;
  save: CellSave;
  said: Said;
  /** The cell is to say again what is published, or nothing. */
  discards: boolean;
}

/**
 * Saves cells of the desk, each by itself: one that is refused, locked or in conflict keeps nothing from the others.
 * What is acknowledged is committed, with its audit row; the same save sent again (after a lost answer) is `same`. Answers
 * every cell as it then stands, judged by the same checks as on the page.
 */
export async function saveCells(actor: Actor, saves: readonly CellSave[]): Promise<Outcome<SavedCells>> {
  const latest = [...new Map(saves.map((save) => [save.id, save])).values()];
  const known = await knowCells(
    actor.person,
    latest.map(({ id }) => id),
  );
  const outcomes = new Map<string, CellOutcome>();
  const judged: Judged[] = [];
  for (const [n, save] of latest.entries()) {
    const cell = known[n];
    if (!cell) continue;
    if ('refusal' in cell) {
      outcomes.set(save.id, { id: save.id, result: 'refused', refusal: cell.refusal });
      continue;
    }
    const read = readText(cell.target, save);
    if (read.kind === 'refused') outcomes.set(save.id, { id: save.id, result: 'refused', refusal: read });
    else judged.push(judge(cell.target, save, read));
  }
  await auditForbidden(actor, outcomes);
  const done = await inAct(actor, async (client) => {
    const { acts, written } = await write(client, actor, judged);
    return { ok: true, acts, written };
  });
  if (!done.ok) return done;
  for (const outcome of done.written) outcomes.set(outcome.id, outcome);
  return {
    ok: true,
    outcomes: latest.flatMap(({ id }) => outcomes.get(id) ?? []),
    cells: await cellsAround(actor, latest),
  };
}

function readText(target: KnownTarget, { text }: CellSave): EntryText {
  if (text !== undefined) return readEntryText(text, target);
  const { value, missing } = target.found;
  if (value !== null) return { kind: 'figure', value };
  return { kind: 'missing', missing: missing ?? 'not_reported' };
}

function judge(target: KnownTarget, save: CellSave, read: Read): Judged {
  // an emptied cell without anything published says nothing again; not reported in so many words is something said
  const isEmptied = save.text?.trim() === '' && target.found.published_stage === null;
  const keeps = save.text === undefined && target.found.value === null && target.found.missing === null;
  const said: Said = keeps
    ? { value: null, missing: null }
    : read.kind === 'figure'
      ? { value: read.value, missing: null }
      : { value: null, missing: read.missing };
  return { target, save, said, discards: save.discard === true || isEmptied };
}

async function write(
  client: PoolClient,
  actor: Actor,
  judged: readonly Judged[],
): Promise<{ acts: Act[]; written: CellOutcome[] }> {
  const kept = judged.filter(({ discards }) => !discards);
  const gone = judged.filter(({ discards }) => discards);
  const by = actor.person.userName;
  await lockSheets(
    client,
    judged.map(({ target }) => keyOf(target)),
  );
  const entries = await writeEntries(client, by, kept.map(toEntry));
  const discarded = await discardEntries(
    client,
    gone.map(({ target, save }) => ({ ...keyOf(target), expected: save.expected })),
  );
  const acts: Act[] = [];
  const written = [
    ...kept.map((cell, n) => outcomeOf(cell, entries[n], acts)),
    ...gone.map(({ target: { id } }, n): CellOutcome => {
      const { result, before } = discarded[n] ?? { result: 'conflict', before: null };
      if (result === 'discarded') acts.push({ action: 'entry.discard', object: `cell:${id}`, before });
      return result === 'discarded' || result === 'same' ? { id, result, version: 0 } : { id, result };
    }),
  ];
  return { acts, written };
}

function keyOf({ indicator, measure, regionId, period }: KnownTarget) {
  return { indicatorId: indicator.id, measure, regionId, period };
}

/** What is not said stays as it is; a figure of a demo is one, and else its department's own. */
function toEntry({ target, save, said }: Judged): EntryWrite {
  const { found, indicator } = target;
  return {
    ...keyOf(target),
    ...said,
    stage: save.stage ?? found.entry_stage ?? (found.published_stage ? 'revised' : 'preliminary'),
    note: save.note ?? null,
    reason: save.reason ?? null,
    origin: found.entry_origin ?? (found.last_origin === 'demo' ? 'demo' : 'official'),
    sourceTitle: found.entry_title ?? (indicator.department_zh || indicator.department_en),
    sourceUrl: found.entry_url ?? '',
    explanation: save.explanation ?? null,
    confirmed: save.confirmed ?? null,
    expected: save.expected,
    seenBase: save.seenBase,
  };
}

function outcomeOf(
  { target: { id }, save, said }: Judged,
  written: EntryWritten | undefined,
  acts: Act[],
): CellOutcome {
  if (written?.result === 'inserted' || written?.result === 'updated') {
    const { explanation, confirmed, note, reason } = save;
    const before = written.current && { value: written.current.value, missing: written.current.missing };
    acts.push({
      action: 'entry.write',
      object: `cell:${id}`,
      before,
      after: { ...said, explanation, confirmed, note, reason },
    });
    return { id, result: 'saved', version: written.lockVersion ?? 0 };
  }
  if (written?.result === 'same') return { id, result: 'same', version: written.lockVersion ?? 0 };
  return { id, result: written?.result ?? 'conflict' };
}

/** One line for the whole try, however many cells it names. */
async function auditForbidden(actor: Actor, outcomes: ReadonlyMap<string, CellOutcome>): Promise<void> {
  const forbidden = [...outcomes.values()].filter(
    (outcome) => outcome.result === 'refused' && outcome.refusal.code === 'forbidden',
  );
  const [first] = forbidden;
  if (first)
    await auditRefusal(actor, {
      action: 'entry.write',
      object: `cell:${first.id}`,
      after: { cells: forbidden.length },
    });
}

/** The cells as they are now, and the other measure of the same regions, which is judged by them. */
async function cellsAround({ person }: Actor, saves: readonly CellSave[]) {
  const places = saves.flatMap(({ id }) => parseCellId(id) ?? []);
  const rows = new Set(places.map(({ indicator, region, period }) => `${indicator}/${region}/${period}`));
  const sheets = [...new Map(places.map((place) => [`${place.indicator}/${place.period}`, place])).values()];
  const found = await readSheetsOf(person, sheets);
  return found
    .flatMap(({ cells }) => cells)
    .filter(({ indicator, region, period }) => rows.has(`${indicator}/${region}/${period}`));
}
