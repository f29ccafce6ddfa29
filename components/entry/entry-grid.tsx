'use client';
import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { LineIcon, type LineIconName } from '@/components/ui/icon';
import { CellPanel } from './cell-panel';
import { isUnsaved, openOf, statusOf } from './cell-state';
import { CheckRail } from './check-rail';
import { GridTable } from './grid-table';
import { type PasteReport, pasteBlock } from './paste-block';
import { PasteNote } from './paste-note';
import { SheetFields } from './sheet-fields';
import { SubmitBar } from './submit-bar';
import { type Grid, GridContext, type Save, useNewGrid } from './use-grid';
import { type GridView, type SheetState, untouchedSheet } from './view';
import { type EntryWords, fill, sayOf } from './words';

type Action = (state: SheetState, form: FormData) => Promise<SheetState>;
type Items = { title: string; items: { id: string; text: string }[] };

/**
 * The desk's grid. Without script it is one plain form that is posted whole; with it every cell is saved when it is
 * left, and the form sends no figures: it gives in what is saved.
 */
export function EntryGrid({ view, action, save }: { view: GridView; action: Action; save: Save }) {
  const [form, dispatch, isSending] = useActionState(action, untouchedSheet);
  const grid = useNewGrid(view, form, save);
  const [report, setReport] = useState<PasteReport | null>(null);
  const [local, setLocal] = useState<Items | null>(null);
  const summary = local ?? (form.title === null ? null : { title: form.title, items: form.items });
  const send = async (data: FormData) => {
    if (!(await grid.queue.settle())) return;
    const wish = data.get('do');
    const open = wish === 'submit' ? stillOpen(grid) : null;
    setLocal(open);
    if (!open && wish !== 'save') startTransition(() => dispatch(withoutCells(data)));
  };
  return (
    <GridContext value={grid}>
      <form
        action={dispatch}
        className="desk"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSending) return;
          const button = (event.nativeEvent as SubmitEvent).submitter;
          void send(new FormData(event.currentTarget, button));
        }}
      >
        {summary ? <Summary key={form.number} {...summary} /> : null}
        <SheetFields />
        <div className="cols">
          <div className="gridbox sec">
            <GridTable onBlock={(id, text) => void pasteBlock(grid, id, text).then(setReport)} />
            {report ? (
              <PasteNote key={report.assigned.length} report={report} onClose={() => setReport(null)} />
            ) : null}
            <CellPanel />
            <p className="note">{view.note}</p>
          </div>
          <aside className="rail one" aria-label={view.words.rail.checks}>
            <CheckRail />
            <Legend words={view.words} />
          </aside>
        </div>
        <SubmitBar isSending={isSending} />
      </form>
    </GridContext>
  );
}

/** What is still to be done before the figures can be given in, with links to the cells; it takes the focus. */
function Summary({ title, items }: Items) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="err" role="alert" tabIndex={-1} ref={box} aria-labelledby="err-title">
      <h2 id="err-title">
        <LineIcon name="no" />
        {title}
      </h2>
      {items.length > 0 ? (
        <ul>
          {items.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What the marks of a cell mean. */
function Legend({ words }: { words: EntryWords }) {
  const { rail, status } = words;
  const marks: [LineIconName, string | undefined][] = [
    ['ok', status.saved],
    ['wait', status.saving],
    ['no', rail.legendRefused],
    ['split', rail.legendConflict],
    ['lock', rail.legendLocked],
  ];
  return (
    <div>
      <h2>{rail.legend}</h2>
      <ul className="marks">
        {marks.map(([icon, text]) => (
          <li key={icon}>
            <LineIcon name={icon} />
            {text}
          </li>
        ))}
        <li>{rail.legendMissing}</li>
      </ul>
    </div>
  );
}

function stillOpen(grid: Grid): Items | null {
  const { words } = grid.view;
  const states = grid.store.getAll().filter((state) => isUnsaved(state) || openOf(state).length > 0);
  if (states.length === 0) return null;
  return {
    title: fill(words.error.title, { count: states.length }),
    items: states.map((state) => ({
      id: state.view.id,
      text: sayOf(words, state.view.label, statusOf(state, words).text),
    })),
  };
}

/** The cells are saved already: what is sent says what is done with them. */
function withoutCells(data: FormData): FormData {
  for (const name of Array.from(data.keys())) if (/^[volbekc]:/.test(name)) data.delete(name);
  return data;
}
