import { LineIcon, type LineIconName } from '@/components/ui/icon';
import { type CellState, findingsOf, openOf } from './cell-state';
import { useCells, useGrid } from './use-grid';
import { fill, sayFinding, sayRefusal, shownNumber } from './words';

/** What needs attention, with what settles it beside: an explanation, a confirmation, a choice. */
export function CheckRail() {
  const { view } = useGrid();
  const { rail } = view.words;
  const asking = useCells().filter(
    (state) => state.isConflict || state.refusal || state.view.returned || findingsOf(state).length > 0,
  );
  return (
    <div>
      <h2>{rail.checks}</h2>
      {asking.length === 0 ? (
        <p className="note">{rail.nothing}</p>
      ) : (
        <ul className="checks">
          {asking.map((state) => (
            <Check key={state.view.id} state={state} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Check({ state }: { state: CellState }) {
  const grid = useGrid();
  const { words } = grid.view;
  const { rail } = words;
  const { view, refusal, isConflict } = state;
  const { id } = view;
  const findings = findingsOf(state);
  const isOpen = isConflict || refusal !== null || openOf(state).length > 0;
  const { icon, title } = headOf(state, rail);
  const sentences = [
    refusal ? sayRefusal(words, refusal) : '',
    view.returned && view.isWritable ? fill(words.status.returned, { why: view.returned }) : '',
    ...findings.map((finding) => sayFinding(words, finding)),
  ].filter((sentence) => sentence !== '');
  return (
    <li className={isOpen ? 'down' : undefined}>
      <LineIcon name={icon} />
      <b>{title}</b>
      <p>
        {view.label}
        {sentences.map((sentence) => (
          <span key={sentence} className="why">
            {sentence}
          </span>
        ))}{' '}
        <a href={`#${id}`} onClick={(event) => toCell(event, () => grid.focus(id))}>
          {rail.toCell}
        </a>
      </p>
      {isConflict ? <Choice state={state} /> : null}
      {findings.some(({ holds }) => holds === 'confirmation') ? <Confirmation state={state} /> : null}
      {findings.some(({ holds }) => holds !== 'confirmation') ? (
        <label className="fld">
          {rail.explanation}
          <textarea
            name={`e:${id}`}
            rows={2}
            maxLength={600}
            defaultValue={view.explanation}
            onBlur={(event) => grid.explain(id, event.currentTarget.value)}
          />
        </label>
      ) : null}
    </li>
  );
}

function headOf(
  state: CellState,
  rail: Record<string, string>,
): { icon: LineIconName; title: string | undefined } {
  if (state.isConflict) return { icon: 'split', title: rail.conflict };
  if (state.refusal) return { icon: 'no', title: rail.refused };
  const [open] = openOf(state);
  if (open)
    return { icon: 'bang', title: open.holds === 'confirmation' ? rail.confirmHead : rail.explainHead };
  if (state.view.returned) return { icon: 'bang', title: rail.returnedHead };
  return { icon: 'bang', title: state.view.explanation ? rail.explained : rail.noteHead };
}

/** Both values, and whose is to stand. Without script a box to tick says it when the form is sent. */
function Choice({ state: { view, text } }: { state: CellState }) {
  const grid = useGrid();
  const { conflict } = grid.view.words;
  const args = {
    who: view.by?.name ?? '',
    at: view.by?.at ?? '',
    theirs: view.text || '—',
    mine: text || '—',
  };
  return (
    <div className="choice">
      <p>{fill(view.by ? conflict.text : conflict.gone, args)}</p>
      <button className="btn-2" type="button" onClick={() => grid.keepMine(view.id)}>
        {fill(conflict.keepMine, args)}
      </button>
      <button className="btn-2" type="button" onClick={() => grid.takeTheirs(view.id)}>
        {fill(conflict.takeTheirs, args)}
      </button>
      <noscript>
        <label>
          <input type="checkbox" name={`k:${view.id}`} value="theirs" />
          {fill(conflict.takeTheirsBox, args)}
        </label>
      </noscript>
    </div>
  );
}

function Confirmation({ state: { view, value } }: { state: CellState }) {
  const grid = useGrid();
  if (value === null) return null;
  const isConfirmed = openOf(grid.store.get(view.id)).every(({ holds }) => holds !== 'confirmation');
  return (
    <label className="tick">
      <input
        type="checkbox"
        name={`c:${view.id}`}
        value={value}
        checked={isConfirmed}
        onChange={() => grid.confirm(view.id)}
      />
      {fill(grid.view.words.rail.confirm, { value: shownNumber(value) })}
    </label>
  );
}

/** With script the box is focused and its text selected, as on arrival by a key. */
function toCell(event: { preventDefault: () => void }, focus: () => void): void {
  event.preventDefault();
  focus();
}
