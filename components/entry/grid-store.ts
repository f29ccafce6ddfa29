import { answerCell, type CellState, isUnsaved, refreshCell, startCell } from './cell-state';
import type { CellView, SaveAnswer, SheetState } from './view';

/** The cells of a grid, each with who wants to know of it: a key typed in one draws that one again and no other. */
export class GridStore {
  private readonly cells = new Map<string, CellState>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly everyone = new Set<() => void>();
  /** Changes with every change of a cell. */
  private all: readonly CellState[] = [];

  constructor(views: readonly CellView[], form: SheetState) {
    for (const view of views) this.cells.set(view.id, startCell(view, form));
    this.all = [...this.cells.values()];
  }

  get(id: string): CellState {
    const state = this.cells.get(id);
    if (!state) throw new Error(`no cell ${id}`);
    return state;
  }

  getAll = (): readonly CellState[] => this.all;

  has(id: string): boolean {
    return this.cells.has(id);
  }

  change(id: string, next: (state: CellState) => CellState): void {
    const state = this.cells.get(id);
    const changed = state && next(state);
    if (!changed || changed === state) return;
    this.cells.set(id, changed);
    this.all = [...this.cells.values()];
    for (const listener of this.listeners.get(id) ?? []) listener();
    for (const listener of this.everyone) listener();
  }

  /** Takes over what the server says: what became of the cells that were sent, and how those beside them stand. */
  answer(
    sent: ReadonlyMap<string, string | undefined>,
    { outcomes, cells }: SaveAnswer & { ok: true },
  ): void {
    const views = new Map(cells.map((view) => [view.id, view]));
    for (const outcome of outcomes)
      this.change(outcome.id, (state) =>
        answerCell(state, outcome, views.get(outcome.id), sent.get(outcome.id)),
      );
    const answered = new Set(outcomes.map(({ id }) => id));
    for (const view of cells)
      if (!answered.has(view.id)) this.change(view.id, (state) => refreshCell(state, view));
  }

  /** Starts anew from what a form that was sent answers; what is typed and not saved stays, beside new remarks. */
  restart(form: SheetState): void {
    for (const view of form.cells)
      this.change(view.id, (state) =>
        isUnsaved(state) && form.typed[view.id] === undefined
          ? { ...state, view: { ...state.view, remarks: view.remarks } }
          : startCell(view, form),
      );
  }

  subscribe = (id: string) => (listener: () => void) => {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(listener));
    return () => void set.delete(listener);
  };

  subscribeAll = (listener: () => void) => {
    this.everyone.add(listener);
    return () => void this.everyone.delete(listener);
  };
}
