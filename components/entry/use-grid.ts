import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CellSave } from '@/lib/schemas/entry';
import { type CellState, isUnsaved, statusOf, takeTheirs, typeInto } from './cell-state';
import { GridStore } from './grid-store';
import { nextCell } from './move-focus';
import { SaveQueue, type Seen, type Trouble } from './save-queue';
import type { GridView, SaveAnswer, SheetState } from './view';
import { sayOf } from './words';

export type Save = (cells: CellSave[]) => Promise<SaveAnswer>;

/** What went wrong with saving, and how many cells wait for it. */
export interface TroubleNow {
  kind: Trouble;
  count: number;
}

/** The grid at work: its cells, what is on its way to the server, and its boxes on the page. */
export class Grid {
  readonly store: GridStore;
  readonly queue: SaveQueue;
  /** Rows of cells that can be written in; null: a cell that cannot. */
  readonly places: (string | null)[][];
  readonly boxes = new Map<string, HTMLInputElement>();
  private readonly labels = new Map<string, string>();
  private readonly tellers = new Set<() => void>();
  trouble: TroubleNow | null = null;
  /** The cell whose past is shown; `isMissing`: to say why it has no figure. */
  open: { id: string; isMissing: boolean } | null;
  /** What is read out: the last change of a cell. */
  said = '';

  constructor(
    readonly view: GridView,
    form: SheetState,
    save: Save,
  ) {
    const views = view.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null));
    this.store = new GridStore(views, form);
    this.open = view.open && this.store.has(view.open) ? { id: view.open, isMissing: false } : null;
    this.places = view.rows.map(({ cells }) => cells.map((cell) => (cell?.isWritable ? cell.id : null)));
    for (const { id, label } of views) this.labels.set(id, label);
    this.queue = new SaveQueue({
      send: save,
      seenOf: (id) => seen(this.store.get(id)),
      isHeld: (id) => this.store.get(id).isConflict,
      onSending: (ids) => this.each(ids, (state) => ({ ...state, phase: 'sending' })),
      onAnswer: (sent, answer) => this.take(sent, answer),
      onTrouble: (kind, ids) => {
        this.trouble = kind && { kind, count: ids.length };
        this.each(ids, (state) => ({ ...state, phase: 'waiting' }));
        this.tell();
      },
    });
  }

  label(id: string): string {
    return this.labels.get(id) ?? id;
  }

  /** As keys are typed: read and checked, not saved. */
  type(id: string, text: string): void {
    this.store.change(id, (state) => typeInto(state, text));
  }

  /** Saves what was typed into a cell, when it is left; what cannot be read stays on the page, and says so. */
  leave(id: string): void {
    const state = this.store.get(id);
    if (state.phase === 'edited' && !state.refusal)
      this.queue.add({ id, text: state.text, ...explained(state) });
    if (state.phase === 'edited') this.announce(id);
  }

  /** Puts a text into a cell and saves it. */
  put(id: string, text: string): void {
    this.type(id, text);
    this.show(id);
    this.leave(id);
  }

  /** The draft goes, and the cell says again what is published, or nothing. */
  discard(id: string): void {
    this.queue.add({ id, discard: true });
  }

  explain(id: string, explanation: string): void {
    if (explanation.trim() !== this.store.get(id).view.explanation) this.queue.add({ id, explanation });
  }

  /** Says that the value is right although it looks like another unit. */
  confirm(id: string): void {
    const { value } = this.store.get(id);
    if (value !== null) this.queue.add({ id, confirmed: value });
  }

  keepMine(id: string): void {
    const mine = this.store.get(id);
    this.store.change(id, (state) => ({ ...state, isConflict: false }));
    this.queue.keep(id, mine.text, seen(mine));
  }

  takeTheirs(id: string): void {
    this.queue.forget(id);
    this.store.change(id, takeTheirs);
    this.show(id);
    this.announce(id);
  }

  focus(id: string): void {
    const box = this.boxes.get(id);
    box?.focus();
    box?.select();
  }

  move(id: string, step: { row: number; column: number }): boolean {
    const next = nextCell(this.places, id, step);
    if (next) this.focus(next);
    return next !== null;
  }

  openPanel(id: string, isMissing: boolean): void {
    this.open = { id, isMissing };
    this.tell();
  }

  closePanel(): void {
    const id = this.open?.id;
    this.open = null;
    this.tell();
    if (id) this.focus(id);
  }

  hasUnsaved(): boolean {
    return this.queue.unsaved.length > 0 || this.store.getAll().some(isUnsaved);
  }

  subscribe = (listener: () => void) => {
    this.tellers.add(listener);
    return () => void this.tellers.delete(listener);
  };

  private take(sent: readonly CellSave[], answer: SaveAnswer & { ok: true }): void {
    const before = new Map(
      answer.cells.map(({ id }) => [id, this.store.has(id) ? this.store.get(id).text : '']),
    );
    this.store.answer(new Map(sent.map(({ id, text }) => [id, text])), {
      ...answer,
      cells: answer.cells.filter(({ id }) => this.store.has(id)),
    });
    for (const [id, text] of before)
      if (this.store.has(id) && this.store.get(id).text !== text) this.show(id);
    const last = sent.at(-1);
    if (last) this.announce(last.id);
  }

  private announce(id: string): void {
    const { words } = this.view;
    this.said = sayOf(words, this.label(id), statusOf(this.store.get(id), words).text);
    this.tell();
  }

  /** What a cell says now, into its box: boxes are the browser's own, so that typing waits for nothing. */
  show(id: string): void {
    const box = this.boxes.get(id);
    const { text } = this.store.get(id);
    if (box && box.value !== text) box.value = text;
  }

  private each(ids: readonly string[], next: (state: CellState) => CellState): void {
    for (const id of ids) this.store.change(id, next);
  }

  private tell(): void {
    for (const teller of this.tellers) teller();
  }
}

function seen({ view: { version, base } }: CellState): Seen {
  return { expected: version, seenBase: base };
}

/** An explanation stands beside its figure while that changes, and goes along; in a conflict it is the other's. */
function explained({ view: { explanation }, isConflict }: CellState): { explanation?: string } {
  return explanation === '' || isConflict ? {} : { explanation };
}

export function useNewGrid(view: GridView, form: SheetState, save: Save): Grid {
  // one grid for the page's life: what is being typed is not lost when the page is drawn again
  const grid = useMemo(() => new Grid(view, form, save), [view]); // eslint-disable-line
  useEffect(() => {
    if (form.number > 0) {
      grid.store.restart(form);
      for (const { id } of form.cells) grid.show(id);
    }
  }, [grid, form]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (grid.hasUnsaved()) event.preventDefault();
    };
    const retry = () => grid.queue.retry();
    addEventListener('beforeunload', warn);
    addEventListener('online', retry);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('online', retry);
    };
  }, [grid]);
  return grid;
}

export const GridContext = createContext<Grid | null>(null);

export function useGrid(): Grid {
  const grid = use(GridContext);
  if (!grid) throw new Error('no grid around');
  return grid;
}

export function useCell(id: string): CellState {
  const { store } = useGrid();
  const get = () => store.get(id);
  return useSyncExternalStore(
    useMemo(() => store.subscribe(id), [store, id]),
    get,
    get,
  );
}

/** Every cell, drawn again when one changes: for what counts and lists. */
export function useCells(): readonly CellState[] {
  const { store } = useGrid();
  return useSyncExternalStore(store.subscribeAll, store.getAll, store.getAll);
}

export function useTrouble(): TroubleNow | null {
  const grid = useGrid();
  const get = () => grid.trouble;
  return useSyncExternalStore(grid.subscribe, get, get);
}

export function usePanel(): Grid['open'] {
  const grid = useGrid();
  const get = () => grid.open;
  return useSyncExternalStore(grid.subscribe, get, get);
}

export function useSaid(): string {
  const grid = useGrid();
  const get = () => grid.said;
  return useSyncExternalStore(grid.subscribe, get, () => '');
}
