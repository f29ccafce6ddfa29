import type { CellOutcome, CellRefusal } from '@/lib/domain/cell-outcome';
import { checkCell, type Finding, openFindings } from '@/lib/domain/checks';
import { readEntryText } from '@/lib/domain/entry-text';
import type { MissingReason } from '@/lib/domain/figure';
import type { CellView, SheetState } from './view';
import { type EntryWords, fill, sayFinding, sayRefusal } from './words';

/** A cell while someone works on it: what the server said of it, and what has been typed since. */
export interface CellState {
  /** As the server last said; in a conflict, what the other person made of it. */
  view: CellView;
  text: string;
  /** rest: nothing to save; edited: not sent yet; sending; waiting: sent in vain, to be sent again. */
  phase: 'rest' | 'edited' | 'sending' | 'waiting';
  /** Why the text is not taken. */
  refusal: CellRefusal | null;
  isConflict: boolean;
  /** Of the text, as far as it can be read. */
  findings: Finding[];
  value: string | null;
  missing: MissingReason | null;
}

/** A cell as it comes from the server, with what a form that was sent without script left open. */
export function startCell(view: CellView, form?: SheetState): CellState {
  const state: CellState = {
    view,
    text: view.text,
    phase: 'rest',
    refusal: null,
    isConflict: false,
    ...read(view, view.text),
    findings: view.findings,
  };
  const typed = form?.typed[view.id];
  if (typed === undefined) return state;
  return {
    ...typeInto(state, typed),
    phase: 'rest',
    refusal: form?.refusals[view.id] ?? null,
    isConflict: form?.conflicts.includes(view.id) ?? false,
  };
}

/** What was typed is read and checked at once, by the rules by which the server will. */
export function typeInto(state: CellState, text: string): CellState {
  if (text === state.view.text && !state.isConflict) return startCell(state.view);
  const reading = readEntryText(text, state.view.column);
  return {
    ...state,
    text,
    phase: 'edited',
    refusal: reading.kind === 'refused' ? reading : null,
    ...read(state.view, text),
  };
}

function read(
  { column, context }: CellView,
  text: string,
): Pick<CellState, 'value' | 'missing' | 'findings'> {
  const reading = readEntryText(text, column);
  const value = reading.kind === 'figure' ? reading.value : null;
  return {
    value,
    missing: reading.kind === 'missing' ? reading.missing : null,
    findings: checkCell({ ...context, value }),
  };
}

/** What became of a text that was sent. What was typed in the meantime stays, and is sent next. */
export function answerCell(
  state: CellState,
  outcome: CellOutcome,
  view: CellView | undefined,
  sent: string | undefined,
): CellState {
  const next = view ?? state.view;
  const isOvertaken = state.text !== (sent ?? state.view.text);
  if (outcome.result === 'refused')
    return isOvertaken ? state : { ...state, phase: 'rest', refusal: outcome.refusal };
  if (outcome.result === 'conflict') return { ...state, view: next, phase: 'rest', isConflict: true };
  if (outcome.result === 'locked' || !isOvertaken) return startCell(next);
  // someone wrote or published after this save and before its answer: what was typed is over neither
  if (next.version !== outcome.version || next.base !== state.view.base)
    return { ...state, view: next, phase: 'rest', isConflict: true };
  return { ...typeInto({ ...state, view: next, isConflict: false }, state.text) };
}

/** A neighbour as the server sees it now. While someone works on it, it stays as they saw it: a change there is then a conflict. */
export function refreshCell(state: CellState, view: CellView): CellState {
  return state.phase === 'rest' && !state.isConflict && !state.refusal ? startCell(view) : state;
}

export function takeTheirs(state: CellState): CellState {
  return startCell(state.view);
}

/** Whether leaving the page would lose something. */
export function isUnsaved({ phase, isConflict, refusal }: CellState): boolean {
  return phase !== 'rest' || isConflict || refusal !== null;
}

/** What is odd about a figure in work; of one that is published nobody is asked. */
export function findingsOf({ view, phase, findings }: CellState): Finding[] {
  return view.isWritable && (view.version > 0 || phase !== 'rest') ? findings : [];
}

/** What still keeps the figure from being given in. */
export function openOf(state: CellState): Finding[] {
  const { view, value } = state;
  const findings = findingsOf(state);
  return openFindings(findings, { value, explanation: view.explanation, confirmed: view.confirmed });
}

export type Tone = 'none' | 'ok' | 'save' | 'bad' | 'clash' | 'warn' | 'note' | 'lock' | 'miss';

/** How the cell stands, in one word for the eye and some for the reader. */
export function statusOf(state: CellState, words: EntryWords): { tone: Tone; text: string } {
  const { view, phase, refusal, isConflict } = state;
  const say = words.status;
  if (view.state === 'submitted' || view.state === 'approved') return { tone: 'lock', text: say[view.state] };
  if (isConflict) return { tone: 'clash', text: say.conflict };
  if (refusal) return { tone: 'bad', text: fill(say.refused, { why: sayRefusal(words, refusal) }) };
  if (phase === 'sending') return { tone: 'save', text: say.saving };
  if (phase === 'waiting') return { tone: 'save', text: say.waiting };
  const [open] = openOf(state);
  if (open) {
    const sentence = open.holds === 'confirmation' ? say.confirm : say.explain;
    return { tone: 'warn', text: fill(sentence, { what: sayFinding(words, open, 'short') }) };
  }
  if (phase === 'edited') return { tone: 'save', text: say.edited };
  if (view.returned && view.state !== 'published')
    return { tone: 'warn', text: fill(say.returned, { why: view.returned }) };
  const [note] = findingsOf(state);
  if (note) return { tone: 'note', text: fill(say.note, { what: sayFinding(words, note, 'short') }) };
  if (view.was !== null) return { tone: 'ok', text: fill(say.revising, { was: view.was }) };
  if (view.missing !== null) return missingStatus(view.missing, words);
  if (view.state === 'published') return { tone: 'ok', text: say.published };
  if (view.state === 'none') return { tone: view.isWritable ? 'miss' : 'none', text: say.notReported };
  return { tone: 'ok', text: say.saved };
}

function missingStatus(missing: MissingReason, { status }: EntryWords): { tone: Tone; text: string } {
  return { tone: 'miss', text: missing === 'not_reported' ? status.notReported : status.missing };
}
