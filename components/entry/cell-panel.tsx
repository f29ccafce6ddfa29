import { useEffect, useRef } from 'react';
import type { MissingReason } from '@/lib/domain/figure';
import { useCell, useGrid, usePanel } from './use-grid';
import { fill } from './words';

const reasons: MissingReason[] = ['not_reported', 'not_applicable', 'withheld'];

/** Beside the grid: a cell's last twelve periods, what was said about it, and why it may have no figure. */
export function CellPanel() {
  const open = usePanel();
  return open ? <Panel key={open.id} id={open.id} isMissing={open.isMissing} /> : null;
}

function Panel({ id, isMissing }: { id: string; isMissing: boolean }) {
  const grid = useGrid();
  const { view } = useCell(id);
  const { panel } = grid.view.words;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(isMissing ? '[data-missing]' : 'h2')?.focus();
  }, [isMissing]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is
    <section
      className="pop"
      ref={box}
      aria-labelledby="pop-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') grid.closePanel();
      }}
    >
      <h2 id="pop-title" tabIndex={-1}>
        {fill(panel.title, { cell: view.label })}
      </h2>
      {view.history.length === 0 ? (
        <p className="note">{panel.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{panel.period}</th>
              <th scope="col" className="num">
                {view.column.measure === 'growth'
                  ? '%'
                  : view.column.unit[grid.view.words.locale] || view.column.unit.zh}
              </th>
              <th scope="col">{panel.from}</th>
            </tr>
          </thead>
          <tbody>
            {view.history.map(({ period, text, isPublished }) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                <td className="num">{text}</td>
                <td className="muted">{isPublished ? panel.published : panel.inWork}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.isWritable ? <Missing id={id} /> : null}
      <h3>{fill(panel.comments, { count: view.remarks.length })}</h3>
      <ul className="remarks">
        {view.remarks.map(({ by, body }) => (
          <li key={by + body}>
            <b>{by}</b>
            <p>{body}</p>
          </li>
        ))}
      </ul>
      <input type="hidden" name="commentOn" value={id} />
      <label className="fld">
        {panel.comment}
        <textarea name="comment" rows={2} maxLength={1000} key={view.remarks.length} />
      </label>
      <p className="act">
        <button className="btn-2" type="submit" name="do" value="comment">
          {panel.send}
        </button>
        <button className="btn-2" type="button" onClick={() => grid.closePanel()}>
          {panel.close}
        </button>
      </p>
    </section>
  );
}

function Missing({ id }: { id: string }) {
  const grid = useGrid();
  const { view } = useCell(id);
  const { panel } = grid.view.words;
  const put = (text: string) => {
    grid.put(id, text);
    grid.closePanel();
  };
  return (
    <fieldset>
      <legend>{panel.missing}</legend>
      <p className="act">
        {reasons.map((reason, n) => (
          <button
            key={reason}
            className="btn-2"
            type="button"
            data-missing={n === 0 ? '' : undefined}
            onClick={() => put(panel[reason] ?? '')}
          >
            {panel[reason]}
          </button>
        ))}
        {view.version > 0 ? (
          <button
            className="btn-2"
            type="button"
            onClick={() => {
              grid.discard(id);
              grid.closePanel();
            }}
          >
            {panel.discard}
          </button>
        ) : null}
      </p>
    </fieldset>
  );
}
